#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress_bar.hpp"
#include "cli/run_record.hpp"
#include "cli/summary.hpp"
#include "count_options.hpp"
#include "polarization_options.hpp"
#include "quality_options.hpp"

#include <polarmir/html/report.hpp>
#include <polarmir/multiqc/write_multiqc.hpp>
#include <polarmir/pipeline/output_lock.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/discovery.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct run_options
{
    count_options count;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
    pipeline::quality_options quality;
    std::optional<std::filesystem::path> reference_out;
};

/// Throws when the sheet holds an unknown type of samples; with its line where the sheet was given.
void check_sample_types(count_options const & typed, reads::cohort const & cohort)
{
    if (typed.sheet)
        static_cast<void>(pipeline::types_of(reads::read_sample_sheet(*typed.sheet)));
    else
        static_cast<void>(pipeline::types_of(pipeline::sample_labels{cohort}));
}

void run_all(run_options const & options, context & ctx)
{
    count_options const & typed = options.count;
    pipeline::run_config const config = validated(typed);
    run_record record{ctx.arguments};
    reads::cohort const cohort = reads::discover(typed.inputs, typed.sheet);
    log_discovery(cohort, ctx.log);
    // What is wrong with these is told before the hours of counting, not after.
    pipeline::scoring const scoring = prepare(options.scoring, ctx.log);
    pipeline::comparison_plan const plan =
        plan_comparison(pipeline::sample_labels{cohort}, options.comparison);
    pipeline::quality_rules const quality = prepare(options.quality);
    check_sample_types(typed, cohort);
    if (options.reference_out)
        pipeline::require_reference(plan.reference.ambiguity);
    pipeline::claim_output(config.out, config.force);
    pipeline::output_lock const lock{config.out, pipeline::output_use::everything, {}, ctx.log};
    pipeline::write_resolved_sheet(config.out, cohort);

    pipeline::run_outcome const outcome = count_with_progress(cohort.samples, config, ctx);
    char const * unit = name_of(pipeline::count_unit::reads);
    std::optional<pipeline::merge_outcome> merged;
    if (outcome.failed.size() < cohort.samples.size())
    {
        merged = pipeline::merge(
            {config.out, config.reference, scoring, options.comparison, quality, config.threads}, ctx.log);
        html::write_report(config.out / "report.html", *merged);
        multiqc::write_multiqc(config.out, *merged);
        print_summary(*merged, ctx.io.out);
        unit = name_of(pipeline::unit_of(merged->samples));
    }
    else
        pipeline::remove_orphaned_tables(config.out, cohort.samples);
    record.write(config, outcome, scoring.sets, unit);
    if (options.reference_out && merged)
        write_reference(*options.reference_out, merged->polarization);
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
    add_write_reference(*command, options->reference_out);
    add_comparison_options(*command, options->comparison);
    add_quality_options(*command, options->quality);
    command->callback([options, &ctx] { run_all(*options, ctx); });
}

} // namespace polarmir::cli
