#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utc_time.hpp>
#include <polarmir/provenance/environment.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace polarmir::provenance {
namespace {

using std::chrono::sys_seconds;

std::optional<std::string> variable(char const * name)
{
    char const * const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody here sets variables
    return value == nullptr ? std::nullopt : std::optional<std::string>{value};
}

std::optional<sys_seconds> fixed_time()
{
    std::optional<std::string> const text = variable("SOURCE_DATE_EPOCH");
    if (!text || text->empty())
        return std::nullopt;
    constexpr std::int64_t last{253'402'300'799}; // 9999-12-31T23:59:59Z
    auto const seconds = parse_number<std::int64_t>(*text);
    if (!seconds || *seconds < 0 || *seconds > last)
        throw usage_error{"SOURCE_DATE_EPOCH is '" + *text +
                          "', not a number of seconds since 1970; unset it, or correct it"};
    return sys_seconds{std::chrono::seconds{*seconds}};
}

std::string host_name()
{
    constexpr std::size_t longest{256};
    std::array<char, longest> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::vector<std::pair<std::string, std::string>> slurm_variables()
{
    std::vector<std::pair<std::string, std::string>> set;
    for (char const * const name :
         {"SLURM_JOB_ID", "SLURM_ARRAY_JOB_ID", "SLURM_ARRAY_TASK_ID", "SLURM_RESTART_COUNT"})
        if (std::optional<std::string> value = variable(name))
            set.emplace_back(name, std::move(*value));
    return set;
}

} // namespace

run_clock::run_clock(std::span<std::string_view const> arguments) :
    arguments_(arguments.begin(), arguments.end()), fixed_{fixed_time()},
    started_{fixed_.value_or(utc_now())}, start_{std::chrono::steady_clock::now()}
{}

environment run_clock::stop(std::size_t threads) const
{
    environment found;
    found.arguments = arguments_;
    found.host = host_name();
    std::error_code ignored; // of a folder that is gone
    found.working_folder = std::filesystem::current_path(ignored).string();
    found.threads = threads;
    found.slurm = slurm_variables();
    found.started = utc_text(started_);
    found.finished = utc_text(fixed_.value_or(utc_now()));
    if (!fixed_)
        found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    return found;
}

} // namespace polarmir::provenance
