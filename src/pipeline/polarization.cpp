#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>
#include <polarmir/score/background.hpp>
#include <polarmir/score/shipped.hpp>
#include <polarmir/score/signature_file.hpp>

#include <algorithm>
#include <system_error>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;
constexpr char const * default_group_column{"group"};

score::background load_background(polarization_options const & options)
{
    score::background reference = score::shipped_background();
    if (options.panel)
        reference.panel = score::read_mirna_list(*options.panel);
    if (options.abundance)
        reference.abundance = score::read_abundances(*options.abundance);
    return reference;
}

std::vector<std::string> load_red_cell(polarization_options const & options)
{
    return options.red_cell ? score::read_mirna_list(*options.red_cell) : score::red_cell_mirnas();
}

void log_rows(score::mirna_rows const & rows, std::string const & species, log_sink const & log)
{
    if (rows.size() == 0)
        log(log_level::warning,
            "no row is a miRNA of the signatures' species (" + species + "): nothing can be scored");
    if (!rows.left_out().empty())
        log(log_level::detail,
            std::to_string(rows.left_out().size()) + " rows of other species take no part in the scores (" +
                rows.left_out().front() + ", ...)");
}

/// The column of that name; nothing when it is absent and was not asked for.
std::optional<std::size_t> find_column(reads::sample_sheet const & sheet,
                                       std::optional<std::string> const & wanted,
                                       char const * option,
                                       char const * otherwise)
{
    std::string const name = wanted.value_or(otherwise);
    auto const found = std::ranges::find(sheet.annotation_columns, name);
    if (found != sheet.annotation_columns.end())
        return static_cast<std::size_t>(found - sheet.annotation_columns.begin());
    if (!wanted)
        return std::nullopt;
    std::string columns;
    for (std::string const & column : sheet.annotation_columns)
        columns += (columns.empty() ? "" : ", ") + column;
    throw usage_error{std::string{option} + ' ' + name + ": " + sheet.path + " has no such column" +
                      (columns.empty() ? "" : "; it has " + columns)};
}

std::vector<compare::sample_label>
read_labels(reads::sample_sheet const & sheet, std::size_t group, std::optional<std::size_t> block)
{
    std::vector<compare::sample_label> labels;
    for (reads::sheet_row const & row : sheet.rows)
        if (std::ranges::find(labels, row.sample, &compare::sample_label::sample) == labels.end())
            labels.push_back(
                {row.sample, row.annotations[group], block ? row.annotations[*block] : std::string{}});
    return labels;
}

void compare_cohort(polarization & result,
                    reads::sample_sheet const * sheet,
                    polarization_options const & options)
{
    bool const is_asked = options.group_column || options.block_column || options.groups.case_group ||
                          options.groups.control_group;
    if (sheet == nullptr)
    {
        if (is_asked)
            throw usage_error{"a comparison needs a sample sheet; give it with --samples"};
        result.no_comparison = "there is no sample sheet";
        return;
    }
    auto const group = find_column(*sheet, options.group_column, "--group-column", default_group_column);
    if (!group)
    {
        if (is_asked)
            throw usage_error{sheet->path + " has no column 'group'; name it with --group-column"};
        result.no_comparison = "the sample sheet has no column 'group'";
        return;
    }
    std::optional<std::size_t> block;
    if (options.block_column)
        block = find_column(*sheet, options.block_column, "--block", "");
    std::vector<compare::sample_label> const labels = read_labels(*sheet, *group, block);
    compare::contrast_request request = options.groups;
    request.is_paired = block.has_value();
    compare::contrast_choice const choice = compare::choose_contrast(labels, request);
    result.no_comparison = choice.reason;
    if (choice.chosen)
        result.comparison = compare::compare_scores(
            result.samples, *result.scorer, labels, *choice.chosen, options.adjustment);
}

} // namespace

std::vector<score::signature> load_sets(polarization_options const & options)
{
    return options.signatures ? score::load_signatures(*options.signatures, reference::human_mirna_names())
                              : score::shipped_signatures();
}

polarization score_cohort(score::count_matrix const & counts,
                          reads::sample_sheet const * sheet,
                          polarization_options const & options,
                          log_sink const & log)
{
    std::vector<score::signature> sets = load_sets(options);
    std::string const species = score::species_of(sets);
    polarization result;
    result.rows = std::make_unique<score::mirna_rows>(counts.mirnas, species, reference::human_mirna_names());
    log_rows(*result.rows, species, log);
    result.scorer.emplace(
        *result.rows, std::move(sets), load_background(options), load_red_cell(options), options.score);
    for (std::size_t i = 0; i < counts.samples.size(); ++i)
        result.samples.push_back((*result.scorer)(counts.samples[i], counts.columns[i]));
    compare_cohort(result, sheet, options);
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
