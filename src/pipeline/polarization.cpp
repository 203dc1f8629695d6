#include "row_remarks.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/parallel/parallel_for.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/report/mirna_tables.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>
#include <polarmir/score/calibrator.hpp>
#include <polarmir/score/reference_file.hpp>
#include <polarmir/score/shipped.hpp>
#include <polarmir/score/signature_file.hpp>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

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

/// miRNAs of a list that are human by their look, or of no species, and are not in miRBase 22.
void check_list(std::vector<std::string> const & list,
                std::filesystem::path const & path,
                log_sink const & log)
{
    std::vector<std::string> unknown;
    for (std::string const & mirna : list)
    {
        std::string_view const species = score::species_prefix(mirna);
        if (names().today(mirna) == nullptr && (species.empty() || species == "hsa"))
            unknown.push_back(mirna);
    }
    if (unknown.empty())
        return;
    std::string const text = path.string() + ": " + std::to_string(unknown.size()) + " of " +
                             std::to_string(list.size()) + " are not in miRBase 22, the first is " +
                             with_guess('\'' + unknown.front() + '\'', names().similar(unknown.front()));
    if (unknown.size() == list.size())
        throw input_error{text + "; one name or accession per line is expected, without a header line"};
    log(log_level::warning, text);
}

std::vector<std::string> read_list(std::filesystem::path const & path, log_sink const & log)
{
    std::vector<std::string> list = score::read_mirna_list(path);
    check_list(list, path, log);
    return list;
}

std::vector<std::pair<std::string, double>> read_abundance_list(std::filesystem::path const & path,
                                                                log_sink const & log)
{
    std::vector<std::pair<std::string, double>> abundances = score::read_abundances(path);
    std::vector<std::string> mirnas;
    mirnas.reserve(abundances.size());
    for (auto const & [mirna, abundance] : abundances)
        mirnas.push_back(mirna);
    check_list(mirnas, path, log);
    return abundances;
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

std::optional<report::mirna_report> mirna_report_of(polarization const & result)
{
    if (!result.mirnas || !result.mirnas->impossible.empty())
        return std::nullopt;
    return report::mirna_report{
        *result.mirnas, result.signatures, *result.rows, *result.scorer, *result.design};
}

/// Removes what an earlier run may have left.
void remove_old(fs::path const & path)
{
    std::error_code failure;
    fs::remove(path, failure);
    if (failure)
        throw resource_error::from_errno(path.string(), "cannot remove", failure.value());
}

void write_comparisons(fs::path const & folder, polarization const & result)
{
    if (result.comparison)
        report::write_score_comparison(folder / "scores.tsv", *result.comparison);
    else
        remove_old(folder / "scores.tsv");
    auto const mirnas = mirna_report_of(result);
    if (!mirnas)
    {
        for (char const * const name : report::mirna_comparison_files())
            remove_old(folder / name);
        return;
    }
    report::write_mirna_comparison(folder / "mirna.tsv", *mirnas);
    report::write_signature_comparison(folder / "signatures.tsv", *mirnas);
    report::write_bioconductor_tables(folder, *mirnas);
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

scoring prepare(scoring_options const & options, log_sink const & log)
{
    options.settings.validate();
    scoring with{options.signatures ? score::load_signatures(*options.signatures, names())
                                    : score::shipped_signatures(),
                 score::shipped_background(),
                 options.red_cell ? read_list(*options.red_cell, log) : score::red_cell_mirnas(),
                 options.settings};
    if (options.reference)
    {
        with.reference_name = options.reference->string();
        with.reference = score::read_reference(*options.reference);
        score::require_same_sets(*with.reference, with.sets, with.reference_name);
    }
    if (options.panel)
        with.background.panel = read_list(*options.panel, log);
    if (options.abundance)
        with.background.abundance = read_abundance_list(*options.abundance, log);
    return with;
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

void require_reference(std::string const & ambiguity)
{
    if (!ambiguity.empty())
        throw usage_error{"--write-reference: " + ambiguity + " with --reference-group"};
}

void write_reference(fs::path const & path, polarization const & result)
{
    require_reference(result.ambiguity);
    score::write_reference(path, *result.own_reference);
}

std::string summary_text(polarization const & result)
{
    auto const mirnas = mirna_report_of(result);
    return report::text_summary({result.samples,
                                 &*result.scorer,
                                 &result.comparison,
                                 result.no_comparison,
                                 mirnas ? &*mirnas : nullptr,
                                 result.mirnas ? result.mirnas->impossible : std::string{},
                                 result.reference});
}

void write_polarization(fs::path const & out, polarization const & result)
{
    report::write_polarization(out / "polarization.tsv", result.samples, *result.scorer);
    report::write_polarization_long(out / "polarization_long.tsv", result.samples, *result.scorer);
    report::write_signatures(out / "signatures.tsv", *result.scorer, *result.rows, result.origins);
    io::write_file(out / "summary.txt", summary_text(result));
    if (result.rows->odd().empty())
        remove_old(out / "unmatched.tsv");
    else
        report::write_unmatched(out / "unmatched.tsv", result.rows->odd(), result.odd_reads);
    write_comparisons(out / "compare", result);
}

} // namespace polarmir::pipeline
