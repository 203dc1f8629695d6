#include "cohort_counts.hpp"
#include "cohort_isomirs.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/library/cohort.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/cohort_tables.hpp>
#include <polarmir/pipeline/quality.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/sample_sheet.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>
#include <map>
#include <set>

#ifdef __GLIBC__
#    include <malloc.h>
#endif

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::optional<reads::sample_sheet> read_resolved_sheet(fs::path const & out)
{
    fs::path const sheet = out / "samples.tsv";
    return fs::exists(sheet) ? std::optional{reads::read_sample_sheet(sheet, reads::sheet_use::labels)}
                             : std::nullopt;
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
            value_of(sample.library, "reads") != "0" &&
            (column == "kit" || value.find('-') == std::string::npos))
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

/// What a read is depends on the RNAs that compete for it: such counts do not go side by side.
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

/// The group of every sample, where the sheet has one.
std::vector<std::string> groups_of(std::vector<stored_sample> const & samples, comparison_plan const & plan)
{
    std::vector<std::string> groups;
    for (stored_sample const & sample : samples)
    {
        auto const label = std::ranges::find(plan.labels, sample.name, &compare::sample_label::sample);
        groups.push_back(label == plan.labels.end() ? std::string{} : label->group);
    }
    return groups;
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

/// What samples are judged by besides their reads.
struct background_knowledge
{
    reference::mirna_reference const & reference;
    comparison_plan const & plan;
    sample_types const & types;
};

/// Scores the samples, compares their groups and grades their quality.
void judge_samples(merge_outcome & outcome,
                   cohort_counts const & cohort,
                   background_knowledge const & known,
                   merge_config const & config,
                   log_sink const & log)
{
    outcome.reference = known.reference.label();
    outcome.groups = groups_of(outcome.samples, known.plan);
    for (std::uint32_t row = 0; row < known.reference.rows().size(); ++row)
        outcome.mirnas.push_back(known.reference.row_mature(row).name);
    scoring scored_in_parallel{config.scoring};
    scored_in_parallel.threads = config.threads;
    outcome.polarization = score_cohort(cohort, scored_in_parallel, known.plan, log);
    outcome.quality = assess_quality(
        {outcome.samples, cohort.counts, outcome.polarization, known.types, config.quality}, config.threads);
}

/// Lets go of what only the tables and the counts of the cohort need: cohorts can be large.
void release_rows(std::vector<stored_sample> & samples)
{
    for (stored_sample & sample : samples)
    {
        decltype(sample.hairpins){}.swap(sample.hairpins);
        decltype(sample.origins){}.swap(sample.origins);
        decltype(sample.other_rnas){}.swap(sample.other_rnas);
        decltype(sample.ties){}.swap(sample.ties);
    }
#ifdef __GLIBC__
    ::malloc_trim(0); // else it keeps them: they are many and small, and lie between what stays
#endif
}

} // namespace

merge_outcome merge(merge_config const & config, log_sink const & log)
{
    fs::path const & out = config.out;
    std::optional<reads::sample_sheet> const sheet = read_resolved_sheet(out);
    sample_types const types = sheet ? types_of(*sheet) : sample_types{};
    comparison_plan const plan =
        plan_comparison(sheet ? sample_labels{*sheet} : sample_labels{}, config.comparison);
    merge_outcome outcome;
    sample_list list = list_samples(out);
    outcome.missing = std::move(list.missing);
    if (list.finished.empty())
        throw input_error{out.string() + ": no finished sample to merge; run 'polarmir count' first"};

    reference::mirna_reference const mirnas = reference::load(
        config.reference.value_or(read_run_record(sample_directory(out, list.finished.front())).reference));
    outcome.samples.resize(list.finished.size());
    parallel_for(config.threads, list.finished.size(), 1, [&](std::size_t i, std::size_t) {
        outcome.samples[i] = load_sample(sample_directory(out, list.finished[i]), mirnas);
    });
    check_competitors(out, outcome.samples);
    warn_about_options(outcome.samples, log);
    warn_about_libraries(outcome.samples, log);
    if (sheet) // without, each sample was counted for itself
        for (stored_sample const & sample : outcome.samples)
            warn_if_outdated(sample, outcome.samples, outcome.missing.size(), log);
    write_cohort_tables(out, outcome.samples, mirnas, config.threads);
    cohort_counts const cohort = counts_of(outcome.samples, mirnas, score::species_of(config.scoring.sets));
    release_rows(outcome.samples);
    auto isomirs = write_isomir_tables(out, outcome.samples, mirnas, config.threads);
    judge_samples(outcome, cohort, {mirnas, plan, types}, config, log);
    outcome.quality.isomirs = std::move(isomirs);
    write_polarization(out, outcome.polarization);
    write_quality(out, outcome.quality);
    return outcome;
}

merge_outcome look_at_sample(merge_config const & config, std::string const & name, log_sink const & log)
{
    fs::path const directory = sample_directory(config.out, name);
    reference::mirna_reference const mirnas =
        reference::load(config.reference.value_or(read_run_record(directory).reference));
    merge_outcome outcome;
    outcome.samples.push_back(load_sample(directory, mirnas));
    std::optional<reads::sample_sheet> const sheet = read_resolved_sheet(config.out);
    comparison_plan const plan = plan_comparison(sample_labels{}, config.comparison);
    judge_samples(outcome,
                  counts_of(outcome.samples, mirnas, score::species_of(config.scoring.sets)),
                  {mirnas, plan, sheet ? types_of(*sheet) : sample_types{}},
                  config,
                  log);
    outcome.quality.isomirs.resize(1);
    return outcome;
}

} // namespace polarmir::pipeline
