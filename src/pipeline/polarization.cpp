#include "row_remarks.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/calibrator.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::pipeline {
namespace {

reference::mirna_names const & names()
{
    return reference::human_mirna_names();
}

/// Reads of the odd rows over all samples.
std::vector<double> reads_of(score::mirna_rows const & rows, score::count_matrix const & counts)
{
    std::vector<double> reads;
    for (score::odd_row const & one : rows.odd())
    {
        double sum{0};
        for (std::vector<double> const & column : counts.columns)
            sum += column[one.table_row];
        reads.push_back(sum);
    }
    return reads;
}

std::vector<std::string> doubtful_rows(score::count_matrix const & counts,
                                       std::span<score::row_origin const> origins)
{
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < origins.size(); ++i)
        if (origins[i].is_doubtful)
            rows.push_back(counts.mirnas[i]);
    return rows;
}

void warn_about_cpm(score::count_matrix const & counts, log_sink const & log)
{
    std::vector<std::string> const samples = tables::samples_like_cpm(counts);
    if (!samples.empty())
        log(log_level::warning,
            std::to_string(samples.size()) + (samples.size() == 1 ? " sample looks" : " samples look") +
                " like CPM (the first is " + samples.front() +
                "); verdicts and standard errors need counts of reads");
}

/// Where the samples that may serve as reference stand in the table.
std::vector<std::size_t> reference_columns(score::count_matrix const & counts, reference_plan const & plan)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < counts.samples.size(); ++i)
        if (plan.group.empty() || std::ranges::find(plan.samples, counts.samples[i]) != plan.samples.end())
            columns.push_back(i);
    return columns;
}

/// Against the reference that was given, or against the control group of the cohort.
void calibrate(polarization & result,
               score::count_matrix const & counts,
               scoring const & with,
               reference_plan const & plan)
{
    result.ambiguity = plan.ambiguity;
    if (plan.ambiguity.empty())
    {
        result.own_reference =
            score::build_reference(*result.scorer, counts, result.samples, reference_columns(counts, plan));
        result.own_reference->group = plan.group;
    }
    if (!with.reference && !plan.calibrates)
        return;
    score::reference_cohort const & reference = with.reference ? *with.reference : *result.own_reference;
    result.reference = reference.group.empty() ? std::string{} : "group " + reference.group;
    score::calibrator const calibrated{
        reference, *result.scorer, with.reference ? with.reference_name : "the reference group"};
    parallel_for(with.threads, counts.samples.size(), 1, [&](std::size_t i, std::size_t) {
        result.samples[i] = calibrated(std::move(result.samples[i]), counts.columns[i]);
    });
}

void require_red_cell_rows(score::mirna_rows const & rows)
{
    for (char const * const mirna : {score::red_cell_marker, score::red_cell_baseline})
        if (!rows.find(mirna))
            throw input_error{"--adjust-haemolysis needs counts of hsa-miR-451a and hsa-miR-23a-3p; " +
                              names().find(mirna)->name + " has no row"};
}

/// The design of the plan, with the red-cell ratio of each sample as covariate if that is wanted.
compare::comparison_design design_of(comparison_plan const & plan,
                                     std::span<score::sample_scores const> samples)
{
    compare::comparison_design design = *plan.design;
    if (!plan.adjusts_haemolysis)
        return design;
    design.columns.covariates.push_back({compare::haemolysis_covariate, false});
    for (compare::sample_label & label : design.labels)
    {
        auto const one = std::ranges::find(samples, label.sample, &score::sample_scores::sample);
        bool const has_ratio = one != samples.end() && one->red_cell;
        label.covariates.push_back(has_ratio ? format_exact(one->red_cell->ratio) : std::string{});
    }
    return design;
}

void compare_expression(cohort_counts const & cohort,
                        comparison_plan const & plan,
                        polarization & result,
                        log_sink const & log)
{
    result.mirnas =
        compare::compare_mirnas({cohort.counts, *result.rows, cohort.spike_ins}, *result.design, plan.mirnas);
    if (!result.mirnas->impossible.empty())
        log(log_level::warning, "no comparison of miRNAs and sets: " + result.mirnas->impossible);
    else
        result.signatures = compare::compare_signatures(*result.mirnas, *result.scorer);
}

} // namespace

score::count_matrix spike_ins_of(score::count_matrix const & counts)
{
    score::count_matrix found;
    found.samples = counts.samples;
    found.columns.resize(counts.samples.size());
    for (std::size_t row = 0; row < counts.mirnas.size(); ++row)
    {
        if (!score::is_spike_in(counts.mirnas[row]))
            continue;
        found.mirnas.push_back(counts.mirnas[row]);
        for (std::size_t i = 0; i < counts.samples.size(); ++i)
            found.columns[i].push_back(counts.columns[i][row]);
    }
    return found;
}

polarization score_cohort(cohort_counts const & cohort,
                          scoring const & with,
                          comparison_plan const & plan,
                          log_sink const & log)
{
    score::count_matrix const & counts = cohort.counts;
    std::string const species = score::species_of(with.sets);
    polarization result;
    result.rows = std::make_unique<score::mirna_rows>(counts.mirnas, species, names());
    log_rows(*result.rows, species, log);
    result.odd_reads = reads_of(*result.rows, counts);
    warn_about_cpm(counts, log);
    result.origins = cohort.origins;
    std::vector<std::string> const doubtful = doubtful_rows(counts, cohort.origins);
    result.scorer.emplace(
        *result.rows, with.sets, with.background, score::exclusions{with.red_cell, doubtful}, with.settings);
    result.samples.resize(counts.samples.size());
    parallel_for(with.threads, counts.samples.size(), 1, [&](std::size_t i, std::size_t) {
        result.samples[i] = (*result.scorer)(counts.samples[i], counts.columns[i]);
    });
    calibrate(result, counts, with, plan.reference);
    result.contributions = score::contributions_of(*result.scorer, result.samples, counts);
    result.no_comparison = plan.reason;
    if (plan.design)
    {
        if (plan.adjusts_haemolysis)
            require_red_cell_rows(*result.rows);
        result.design = design_of(plan, result.samples);
        result.comparison = compare::compare_scores(result.samples, *result.scorer, *result.design);
        compare_expression(cohort, plan, result, log);
    }
    return result;
}

} // namespace polarmir::pipeline
