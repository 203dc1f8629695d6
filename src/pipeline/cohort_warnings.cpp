#include "cohort_warnings.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/library/cohort.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/sample_directory.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

bool has_reads(stored_sample const & sample)
{
    return value_of(sample.library, "reads") != "0";
}

/// Tells of each value that occurs how many samples have it, if there are several.
void warn_if_mixed(std::vector<stored_sample> const & samples,
                   std::string_view column,
                   std::string const & what,
                   log_sink const & log)
{
    std::map<std::string, std::vector<std::string>> names;
    for (stored_sample const & sample : samples)
        // Trimmed reads have many lengths, which say nothing.
        if (std::string const value = value_of(sample.library, column);
            has_reads(sample) && (column == "kit" || value.find('-') == std::string::npos))
            names[value].push_back(sample.name);
    if (names.size() < 2)
        return;
    std::string text;
    for (auto const & [value, having] : names)
        text += (text.empty() ? "" : "; ") + (value.empty() ? "none" : value) + " (" +
                std::to_string(having.size()) + ": " + having.front() + (having.size() > 1 ? ", …)" : ")");
    log(log_level::warning,
        "the samples differ in their " + what + ": " + text +
            "; differences between groups may be differences between libraries");
}

void warn_about_libraries(std::vector<stored_sample> const & samples, log_sink const & log)
{
    warn_if_mixed(samples, "kit", "library kit", log);
    warn_if_mixed(samples, "read_length_nt", "read length", log);
    auto const with_umi = std::ranges::count_if(samples, &stored_sample::has_molecules);
    if (with_umi > 0 && unit_of(samples) == count_unit::reads)
        log(log_level::warning,
            std::to_string(with_umi) + " of " + std::to_string(samples.size()) +
                " samples have UMIs: reads are counted in all; the molecules of those are in "
                "mature_molecules.tsv");
}

void warn_about_options(std::vector<stored_sample> const & samples, log_sink const & log)
{
    auto const other = std::ranges::find_if(
        samples, [&](stored_sample const & sample) { return sample.options != samples.front().options; });
    if (other != samples.end())
        log(log_level::warning,
            "samples " + samples.front().name + " and " + other->name +
                " were counted with different options (see their sample.json)");
}

/// What is known of the files of a sample; nothing when its record is gone: no table needs it.
std::vector<input_record> inputs_of(fs::path const & out, stored_sample const & sample)
try
{
    return read_run_record(sample_directory(out, sample.name)).inputs;
}
catch (input_error const &)
{
    return {};
}

/// A copy of a file under another name makes two samples of one (discovery refuses the same file twice).
void warn_of_repeated_reads(fs::path const & out,
                            std::vector<stored_sample> const & samples,
                            log_sink const & log)
{
    // A lane may be empty: gzip files of nothing, with the longest of names in their header, are smaller.
    constexpr std::uint64_t something{512};
    std::map<std::string, std::string> first; // sample by digest
    std::vector<std::string> repeated;
    for (stored_sample const & sample : samples)
        for (input_record const & input : inputs_of(out, sample))
        {
            if (input.bytes < something)
                continue;
            auto const [at, is_new] = first.try_emplace(input.xxh3, sample.name);
            if (!is_new && at->second != sample.name)
                repeated.push_back(at->second + " and " + sample.name + " (" +
                                   printable(fs::path{input.path}.filename().string()) + ")");
        }
    if (!repeated.empty())
        log(log_level::warning,
            "samples with the same reads: " + some_of(repeated) +
                "; no two samples have equal reads by chance: see which file belongs to which");
}

/// A sample whose reads do not show its layout may have been counted before others of its cohort were added
/// or replaced. Samples that are `missing`, or were counted with other options than this one, say nothing
/// certain: they are taken to agree with it.
void warn_if_outdated(stored_sample const & sample,
                      std::vector<stored_sample> const & samples,
                      std::size_t missing,
                      log_sink const & log)
{
    library::inference const & used = sample.inference;
    if (used.status != library::status::inherited && used.status != library::status::kit_only)
        return;
    library::inference agreeing = used;
    agreeing.status = library::status::detected;
    std::vector<library::inference> others(missing, agreeing);
    for (stored_sample const & other : samples)
        if (&other != &sample)
            others.push_back(other.options == sample.options ? other.inference : agreeing);
    std::optional<library::inference> const agreed = library::agreed_layout(others);
    if (library::is_outdated(used, agreed))
        log(log_level::warning,
            "sample " + sample.name + " was counted with the layout of " + library::describe_layout(used) +
                ", but the other finished samples now agree on " +
                (agreed ? library::describe_layout(*agreed) : "none") + "; count it again");
}

} // namespace

void check_competitors(fs::path const & out, std::vector<stored_sample> const & samples)
{
    auto const other = std::ranges::find_if(samples, [&](stored_sample const & sample) {
        return sample.competitors_hash != samples.front().competitors_hash;
    });
    if (other != samples.end())
        throw input_error{out.string() + ": samples " + samples.front().name + " and " + other->name +
                          " were counted with different competing RNAs; count them again with the same "
                          "--competitors"};
}

void warn_about_cohort(fs::path const & out, std::vector<stored_sample> const & samples, log_sink const & log)
{
    warn_about_options(samples, log);
    warn_about_libraries(samples, log);
    warn_of_repeated_reads(out, samples, log);
}

void warn_of_outdated_layouts(std::vector<stored_sample> const & samples,
                              std::size_t missing,
                              log_sink const & log)
{
    for (stored_sample const & sample : samples)
        warn_if_outdated(sample, samples, missing, log);
}

} // namespace polarmir::pipeline
