#include "cohort_counts.hpp"
#include "cohort_isomirs.hpp"
#include "cohort_warnings.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/cohort_tables.hpp>
#include <polarmir/pipeline/quality.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/reads/sample_sheet.hpp>
#include <polarmir/reference/store.hpp>

#include <algorithm>

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
    warn_about_cohort(out, outcome.samples, log);
    if (sheet) // without, each sample was counted for itself
        warn_of_outdated_layouts(outcome.samples, outcome.missing.size(), log);
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
