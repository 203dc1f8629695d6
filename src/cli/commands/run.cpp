#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress_bar.hpp"
#include "cli/summary.hpp"
#include "last_files.hpp"
#include "run_options.hpp"

#include <polarmir/html/report.hpp>
#include <polarmir/multiqc/write_multiqc.hpp>
#include <polarmir/pipeline/output_lock.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/provenance/checksums.hpp>

#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

void run_all(run_options const & options, context & ctx)
{
    provenance::run_clock const clock{ctx.arguments};
    auto const [config, cohort, scoring, quality] = prepare_run(options, ctx.log);
    pipeline::claim_output(config.out, config.force);
    pipeline::output_lock const lock{config.out, pipeline::output_use::everything, {}, ctx.log};
    provenance::remove_checksums(config.out);
    pipeline::write_resolved_sheet(config.out, cohort);

    pipeline::run_outcome const outcome = count_with_progress(cohort.samples, config, ctx);
    std::optional<pipeline::merge_outcome> merged;
    if (outcome.failed.size() < cohort.samples.size())
    {
        merged = pipeline::merge(
            {config.out, config.reference, scoring, options.comparison, quality, config.threads}, ctx.log);
        html::write_report(config.out / "report.html", *merged);
        multiqc::write_multiqc(config.out, *merged);
        print_summary(*merged, ctx.io.out);
    }
    else
        pipeline::remove_orphaned_tables(config.out, cohort.samples);
    write_last_files({config.out,
                      "run",
                      merged ? &*merged : nullptr,
                      outcome,
                      to_json(config.options),
                      scoring.settings,
                      options.comparison,
                      quality.type,
                      scoring.sets,
                      options.hashes_inputs},
                     clock,
                     config.threads,
                     options.reference_out);
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
    add_run_options(*command, *options);
    add_checksums_option(*command, options->hashes_inputs);
    command->callback([options, &ctx] { run_all(*options, ctx); });
}

} // namespace polarmir::cli
