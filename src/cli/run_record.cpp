#include "run_record.hpp"

#include <polarmir/core/version.hpp>
#include <polarmir/io/output_file.hpp>

#include <array>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace polarmir::cli {
namespace {

using json = nlohmann::ordered_json;

std::string host_name()
{
    constexpr std::size_t longest{256};
    std::array<char, longest> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

json sample_list(pipeline::run_outcome const & outcome)
{
    json samples = json::array();
    for (std::string const & name : outcome.counted)
        samples.push_back({{"sample", name}, {"status", "counted"}});
    for (std::string const & name : outcome.resumed)
        samples.push_back({{"sample", name}, {"status", "kept"}});
    for (auto const & [name, message] : outcome.failed)
        samples.push_back({{"sample", name}, {"status", "failed"}, {"message", message}});
    return samples;
}

json signature_list(std::span<score::signature const> signatures)
{
    json sets = json::array();
    for (score::signature const & set : signatures)
        sets.push_back({{"set", set.name}, {"version", set.version}, {"hash", set.hash()}});
    return sets;
}

} // namespace

run_record::run_record(std::span<std::string_view const> arguments) :
    arguments_(arguments.begin(), arguments.end()), started_{pipeline::utc_now()},
    start_{std::chrono::steady_clock::now()}
{}

void run_record::write(pipeline::run_config const & config,
                       pipeline::run_outcome const & outcome,
                       std::span<score::signature const> signatures,
                       std::string_view unit) const
{
    json const document{
        {"program", "polarmir"},
        {"version", version()},
        {"arguments", arguments_},
        {"options", json::parse(to_json(config.options))},
        {"reference", config.reference},
        {"signatures", signature_list(signatures)},
        {"unit", unit},
        {"samples", sample_list(outcome)},
        {"threads", config.threads},
        {"host", host_name()},
        {"started", started_},
        {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count()},
    };
    constexpr int indent{2};
    io::write_file(config.out / "run.json",
                   document.dump(indent, ' ', false, json::error_handler_t::replace) + '\n');
}

} // namespace polarmir::cli
