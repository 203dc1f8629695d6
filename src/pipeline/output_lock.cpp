#include <polarmir/core/utc_time.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/pipeline/output_lock.hpp>
#include <polarmir/pipeline/output_names.hpp>

#include <array>
#include <chrono>
#include <memory>

#include <unistd.h>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr char const * counting_lock{".counting.lock"};
constexpr char const * tables_lock{".tables.lock"};

char const * command_of(output_use use)
{
    switch (use)
    {
    case output_use::count_one:
        return "count";
    case output_use::merge:
        return "merge";
    case output_use::everything:
        return "run";
    }
    return "";
}

std::string this_process(output_use use)
{
    constexpr std::size_t longest_name{256};
    std::array<char, longest_name> host{};
    static_cast<void>(::gethostname(host.data(), host.size() - 1));
    return std::string{"'polarmir "} + command_of(use) + "' (process " + std::to_string(::getpid()) + " on " +
           host.data() + ", since " + utc_text(utc_now()) + ")";
}

/// Tables in the making. The sheet is also written by those who count.
void remove_leftover_tables(fs::path const & out, output_use use)
{
    bool const is_own_sheet = use == output_use::everything;
    io::remove_leftovers(out, [&](std::string const & name) {
        return is_temporary_output(name) && (is_own_sheet || !io::is_temporary_of(name, "samples.tsv"));
    });
    for (char const * const folder : {"counts", "qc", "isomir", "multiqc", "compare"})
        io::remove_leftovers(out / folder, io::is_temporary);
}

/// Folders of samples in the making are hidden: a sample may itself be called NAME.tmp.1.
void remove_leftover_samples(fs::path const & out)
{
    io::remove_leftovers(out / "samples", [](std::string const & name) {
        return name.starts_with('.') && io::is_temporary(name);
    });
}

} // namespace

output_lock::output_lock(fs::path const & out,
                         output_use use,
                         std::string const & sample,
                         log_sink const & log)
{
    using namespace std::chrono_literals;
    constexpr auto patience{3s};
    auto const take = [&](fs::path const & file, io::lock_kind kind) {
        locks_.push_back(std::make_unique<io::file_lock>(file, kind, this_process(use), patience));
    };
    if (use == output_use::everything)
        take(out / counting_lock, io::lock_kind::exclusive);
    if (use != output_use::count_one)
    {
        take(out / tables_lock, io::lock_kind::exclusive);
        remove_leftover_tables(out, use);
    }
    else
    {
        io::create_folder(out / "samples");
        take(out / "samples" / ("." + sample + ".lock"), io::lock_kind::exclusive);
        take(out / counting_lock, io::lock_kind::shared);
    }
    if (use == output_use::everything)
        remove_leftover_samples(out);
    if (!locks_.back()->is_held())
        log(log_level::warning,
            out.string() + ": this file system has no locks; see to it that no other polarmir writes there");
}

output_lock::~output_lock()
{
    while (!locks_.empty()) // the last taken first
        locks_.pop_back();
}

} // namespace polarmir::pipeline
