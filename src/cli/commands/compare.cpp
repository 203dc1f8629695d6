#include "cli/app.hpp"
#include "polarization_options.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct compare_options
{
    table_options table;
    std::filesystem::path sheet;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
};

/// The samples of the sheet, each once, in its order; told are those that the table does not have.
std::vector<std::string>
samples_of(reads::sample_sheet const & sheet, score::count_matrix const & counts, log_sink const & log)
{
    std::vector<std::string> names;
    for (reads::sheet_row const & row : sheet.rows)
    {
        if (std::ranges::find(names, row.sample) != names.end())
            continue;
        names.push_back(row.sample);
        if (std::ranges::find(counts.samples, row.sample) == counts.samples.end())
            log(log_level::warning, "sample " + row.sample + " of the sheet has no column in the table");
    }
    return names;
}

void compare_groups(compare_options const & options, context & ctx)
{
    pipeline::scoring const scoring = prepare(options.scoring, ctx.log);
    reads::sample_sheet const sheet = reads::read_sample_sheet(options.sheet, reads::sheet_use::labels);
    pipeline::comparison_plan const plan =
        plan_comparison(pipeline::sample_labels{sheet}, options.comparison);
    if (!plan.groups)
        throw usage_error{options.sheet.string() + ": nothing to compare: " + plan.reason};
    score::count_matrix const all = read_counts(options.table.counts, ctx.log);
    score::count_matrix const counts = tables::select_samples(all, samples_of(sheet, all, ctx.log));
    if (counts.samples.empty())
        throw input_error{options.sheet.string() + ": none of its samples has a column in " +
                          options.table.counts.string()};
    if (counts.samples.size() < all.samples.size())
        ctx.log(log_level::info,
                std::to_string(all.samples.size() - counts.samples.size()) +
                    " columns of the table are not in the sheet and are left out");
    pipeline::polarization const result = score_cohort(counts, scoring, plan, ctx.log);
    pipeline::claim_table_output(options.table.out, options.table.force);
    pipeline::write_polarization(options.table.out, result);
    ctx.io.out << summary_text(result);
}

} // namespace

void add_compare(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<compare_options>();
    CLI::App * const command =
        app.add_subcommand("compare", "Score a table of miRNA counts and compare two groups of its samples");
    add_table_options(*command, options->table);
    command
        ->add_option(
            "--samples", options->sheet, "Table of the samples: sample, group, and what else is known")
        ->required()
        ->check(CLI::ExistingFile)
        ->type_name("SHEET");
    add_scoring_options(*command, options->scoring);
    add_comparison_options(*command, options->comparison);
    command->callback([options, &ctx] { compare_groups(*options, ctx); });
}

} // namespace polarmir::cli
