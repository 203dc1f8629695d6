#include "cli/app.hpp"
#include "polarization_options.hpp"

#include <polarmir/pipeline/run.hpp>

#include <filesystem>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct score_options
{
    std::filesystem::path counts;
    std::filesystem::path out;
    bool force{false};
    pipeline::scoring_options scoring;
};

void score_table(score_options const & options, context & ctx)
{
    pipeline::scoring const scoring = prepare(options.scoring);
    score::count_matrix const counts = score::read_count_matrix(options.counts);
    pipeline::polarization const result =
        score_cohort(counts, scoring, pipeline::plan_comparison({}, {}), ctx.log);
    pipeline::claim_output(options.out, options.force);
    pipeline::write_polarization(options.out, result);
    ctx.io.out << summary_text(result);
}

} // namespace

void add_score(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<score_options>();
    CLI::App * const command = app.add_subcommand("score", "Score a table of miRNA counts (miRNA x sample)");
    command
        ->add_option(
            "COUNTS", options->counts, "Raw counts: miRNA names, then one column per sample (TSV, CSV)")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("-o,--output", options->out, "Output folder")->required()->type_name("OUT");
    command->add_flag("--force", options->force, "Write into a folder that holds other files");
    add_scoring_options(*command, options->scoring);
    command->callback([options, &ctx] { score_table(*options, ctx); });
}

} // namespace polarmir::cli
