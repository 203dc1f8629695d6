#include "cli/app.hpp"
#include "polarization_options.hpp"

#include <polarmir/pipeline/run.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct score_options
{
    table_options table;
    pipeline::scoring_options scoring;
    std::optional<std::filesystem::path> reference_out;
};

void score_table(score_options const & options, context & ctx)
{
    pipeline::scoring const scoring = prepare(options.scoring, ctx.log);
    score::count_matrix const counts = read_counts(options.table.counts, ctx.log);
    pipeline::polarization const result =
        score_cohort({counts, {}, {}}, scoring, pipeline::plan_comparison({}, {}), ctx.log);
    pipeline::claim_table_output(options.table.out, options.table.force);
    pipeline::write_polarization(options.table.out, result);
    if (options.reference_out)
        write_reference(*options.reference_out, result);
    ctx.io.out << summary_text(result);
}

} // namespace

void add_score(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<score_options>();
    CLI::App * const command = app.add_subcommand("score", "Score a table of miRNA counts (miRNA x sample)");
    add_table_options(*command, options->table);
    add_scoring_options(*command, options->scoring);
    add_write_reference(*command, options->reference_out);
    command->callback([options, &ctx] { score_table(*options, ctx); });
}

} // namespace polarmir::cli
