#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>
#include <polarmir/score/shipped.hpp>
#include <polarmir/score/signature_file.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

void log_rows(score::mirna_rows const & rows, std::string const & species, log_sink const & log)
{
    reference::mirna_names const & names = reference::human_mirna_names();
    if (rows.size() == 0)
        log(log_level::warning,
            "no row is a miRNA of the signatures' species (" + species + "): nothing can be scored");
    if (!rows.left_out().empty())
        log(log_level::info,
            std::to_string(rows.left_out().size()) + " rows of other species take no part in the scores (" +
                rows.left_out().front() + (rows.left_out().size() > 1 ? ", ...)" : ")"));
    if (rows.unknown().empty())
        return;
    std::vector<std::string> const similar = names.similar(rows.unknown().front());
    log(log_level::warning,
        std::to_string(rows.unknown().size()) + " of " + std::to_string(rows.size()) +
            " rows are not named as in miRBase 22, the first is " + rows.unknown().front() +
            (similar.empty() ? "" : " (today perhaps " + similar.front() + ")") +
            "; members of the signatures under other names are missed");
}

/// Read counts differ between samples; columns that all add up to one number are shares of something.
void warn_about_shares(score::count_matrix const & counts, log_sink const & log)
{
    constexpr double rounding{1e-3};
    std::vector<double> sums;
    for (std::vector<double> const & column : counts.columns)
        sums.push_back(std::accumulate(column.begin(), column.end(), 0.0));
    if (sums.size() < 2 || sums.front() == 0)
        return;
    bool const are_equal = std::ranges::all_of(
        sums, [&](double sum) { return std::abs(sum - sums.front()) <= rounding * sums.front(); });
    if (are_equal)
        log(log_level::warning,
            "all columns add up to " + format_thousands(sums.front()) +
                ": these look like CPM or shares; verdicts and standard errors need counts of reads");
}

} // namespace

scoring prepare(scoring_options const & options)
{
    options.settings.validate();
    scoring with{options.signatures
                     ? score::load_signatures(*options.signatures, reference::human_mirna_names())
                     : score::shipped_signatures(),
                 score::shipped_background(),
                 options.red_cell ? score::read_mirna_list(*options.red_cell) : score::red_cell_mirnas(),
                 options.settings};
    if (options.panel)
        with.background.panel = score::read_mirna_list(*options.panel);
    if (options.abundance)
        with.background.abundance = score::read_abundances(*options.abundance);
    return with;
}

polarization score_cohort(score::count_matrix const & counts,
                          scoring const & with,
                          comparison_plan const & plan,
                          log_sink const & log)
{
    std::string const species = score::species_of(with.sets);
    polarization result;
    result.rows = std::make_unique<score::mirna_rows>(counts.mirnas, species, reference::human_mirna_names());
    log_rows(*result.rows, species, log);
    warn_about_shares(counts, log);
    result.scorer.emplace(*result.rows, with.sets, with.background, with.red_cell, with.settings);
    for (std::size_t i = 0; i < counts.samples.size(); ++i)
        result.samples.push_back((*result.scorer)(counts.samples[i], counts.columns[i]));
    result.no_comparison = plan.reason;
    if (plan.groups)
        result.comparison = compare::compare_scores(
            result.samples, *result.scorer, plan.labels, *plan.groups, plan.adjustment);
    return result;
}

std::string summary_text(polarization const & result)
{
    return report::text_summary({result.samples, &*result.scorer, &result.comparison, result.no_comparison});
}

void write_polarization(fs::path const & out, polarization const & result)
{
    report::write_polarization(out / "polarization.tsv", result.samples, *result.scorer);
    report::write_polarization_long(out / "polarization_long.tsv", result.samples, *result.scorer);
    report::write_signatures(out / "signatures.tsv", *result.scorer, *result.rows);
    io::write_file(out / "summary.txt", summary_text(result));
    fs::path const comparison = out / "compare" / "scores.tsv";
    if (result.comparison)
        return report::write_score_comparison(comparison, *result.comparison);
    std::error_code failure;
    fs::remove(comparison, failure); // of an earlier run with groups
    if (failure)
        throw resource_error::from_errno(comparison.string(), "cannot remove", failure.value());
}

} // namespace polarmir::pipeline
