#include <polarmir/core/error.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/report/mirna_tables.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>
#include <polarmir/score/reference_file.hpp>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::optional<report::mirna_report> mirna_report_of(polarization const & result)
{
    if (!result.mirnas || !result.mirnas->impossible.empty())
        return std::nullopt;
    return report::mirna_report{
        *result.mirnas, result.signatures, *result.rows, *result.scorer, *result.design};
}

report::summary_input summary_input_of(polarization const & result,
                                       std::optional<report::mirna_report> const & mirnas)
{
    return {result.samples,
            &*result.scorer,
            &result.comparison,
            result.no_comparison,
            mirnas ? &*mirnas : nullptr,
            result.mirnas ? result.mirnas->impossible : std::string{},
            result.reference};
}

void write_comparisons(fs::path const & folder, polarization const & result)
{
    if (result.comparison)
        report::write_score_comparison(folder / "scores.tsv", *result.comparison);
    else
        io::remove_file(folder / "scores.tsv");
    auto const mirnas = mirna_report_of(result);
    if (!mirnas)
    {
        for (char const * const name : report::mirna_comparison_files())
            io::remove_file(folder / name);
        return;
    }
    report::write_mirna_comparison(folder / "mirna.tsv", *mirnas);
    report::write_signature_comparison(folder / "signatures.tsv", *mirnas);
    report::write_bioconductor_tables(folder, *mirnas);
}

} // namespace

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

statements statements_on(polarization const & result)
{
    auto const mirnas = mirna_report_of(result);
    report::summary_input const input = summary_input_of(result, mirnas);
    return {report::headline(input), report::findings(input), report::gaps(input), report::caveats(input)};
}

std::string summary_text(polarization const & result)
{
    auto const mirnas = mirna_report_of(result);
    return report::text_summary(summary_input_of(result, mirnas));
}

void write_polarization(fs::path const & out, polarization const & result)
{
    report::write_polarization(out / "polarization.tsv", result.samples, *result.scorer);
    report::write_polarization_long(out / "polarization_long.tsv", result.samples, *result.scorer);
    if (result.contributions.rows.empty())
        io::remove_file(out / "contributions.tsv");
    else
        report::write_contributions(
            out / "contributions.tsv", result.contributions, result.samples, *result.rows);
    report::write_signatures(out / "signatures.tsv", *result.scorer, *result.rows, result.origins);
    io::write_file(out / "summary.txt", summary_text(result));
    if (result.rows->odd().empty())
        io::remove_file(out / "unmatched.tsv");
    else
        report::write_unmatched(out / "unmatched.tsv", result.rows->odd(), result.odd_reads);
    write_comparisons(out / "compare", result);
}

} // namespace polarmir::pipeline
