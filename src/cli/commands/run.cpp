#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "cli/run_record.hpp"
#include "cli/summary.hpp"
#include "count_options.hpp"
#include "polarization_options.hpp"

#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/discovery.hpp>

#include <memory>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct run_options
{
    count_options count;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
};

void run_all(run_options const & options, context & ctx)
{
    count_options const & typed = options.count;
    pipeline::run_config const config = validated(typed);
    run_record record{ctx.arguments};
    reads::cohort const cohort = reads::discover(typed.inputs, typed.sheet);
    log_discovery(cohort, ctx.log);
    // What is wrong with these is told before the hours of counting, not after.
    pipeline::scoring const scoring = prepare(options.scoring, ctx.log);
    static_cast<void>(plan_comparison(pipeline::sample_labels{cohort}, options.comparison));
    pipeline::claim_output(config.out, config.force);
    pipeline::write_resolved_sheet(config.out, cohort);

    pipeline::run_outcome const outcome = pipeline::count_samples(cohort.samples, config, ctx.log);
    char const * unit = name_of(pipeline::count_unit::reads);
    if (outcome.failed.size() < cohort.samples.size())
    {
        pipeline::merge_outcome const merged = pipeline::merge(
            config.out, config.reference, scoring, options.comparison, config.threads, ctx.log);
        print_summary(merged, ctx.io.out);
        unit = name_of(pipeline::unit_of(merged.samples));
    }
    else
        pipeline::remove_orphaned_tables(config.out, cohort.samples);
    record.write(config, outcome, scoring.sets, unit);
    log_outcome(outcome, config.out, ctx.log);
    if (!outcome.failed.empty())
        ctx.exit_code = exit_code::failed;
}

} // namespace

void add_run(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<run_options>();
    CLI::App * const command = app.add_subcommand(
        "run", "Everything: count every sample of a run folder or sheet, score it, compare the groups");
    add_count_options(*command, options->count);
    add_scoring_options(*command, options->scoring);
    add_comparison_options(*command, options->comparison);
    command->callback([options, &ctx] { run_all(*options, ctx); });
}

} // namespace polarmir::cli
