#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "cli/summary.hpp"
#include "last_files.hpp"
#include "polarization_options.hpp"
#include "quality_options.hpp"
#include "threads_option.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/html/report.hpp>
#include <polarmir/multiqc/write_multiqc.hpp>
#include <polarmir/pipeline/output_lock.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/provenance/checksums.hpp>

#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct merge_options
{
    std::filesystem::path out;
    std::optional<std::filesystem::path> sheet;
    std::optional<std::string> reference;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
    pipeline::quality_options quality;
    std::optional<std::filesystem::path> reference_out;
    bool allow_missing{false};
    bool hashes_inputs{false};
    std::size_t threads{1};
};

/// A cohort that lacks samples is merged only on request: nobody shall take its tables for the whole.
bool is_incomplete(merge_options const & options, log_sink const & log)
{
    pipeline::sample_list const list = pipeline::list_samples(options.out);
    if (options.allow_missing || list.missing.empty() || list.finished.empty())
        return false;
    log(log_level::warning,
        std::to_string(list.missing.size()) + " of " +
            std::to_string(list.missing.size() + list.finished.size()) +
            " samples are not finished: " + join(list.missing, ", ") +
            "; no table is written. Count them ('polarmir count'), or go without them by --allow-missing");
    return true;
}

void merge_samples(merge_options const & options, context & ctx)
{
    provenance::run_clock const clock{ctx.arguments};
    pipeline::output_lock const lock{options.out, pipeline::output_use::merge, {}, ctx.log};
    if (options.sheet)
    {
        reads::sample_sheet const sheet = reads::read_sample_sheet(*options.sheet, reads::sheet_use::labels);
        provenance::remove_checksums(options.out);
        pipeline::replace_sheet(options.out, sheet);
    }
    if (is_incomplete(options, ctx.log))
    {
        ctx.exit_code = exit_code::failed;
        return;
    }
    pipeline::merge_config const config{options.out,
                                        options.reference,
                                        prepare(options.scoring, ctx.log),
                                        options.comparison,
                                        prepare(options.quality),
                                        options.threads};
    provenance::remove_checksums(options.out);
    pipeline::merge_outcome const merged = pipeline::merge(config, ctx.log);
    html::write_report(options.out / "report.html", merged);
    multiqc::write_multiqc(options.out, merged);
    print_summary(merged, ctx.io.out);
    write_last_files({options.out,
                      "merge",
                      &merged,
                      {},
                      {},
                      config.scoring.settings,
                      options.comparison,
                      config.quality.type,
                      config.scoring.sets,
                      options.hashes_inputs},
                     clock,
                     options.threads,
                     options.reference_out);
    for (std::string const & name : merged.missing)
        ctx.log(log_level::warning, "sample " + name + " is not finished; the tables go without it");
}

} // namespace

void add_merge(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<merge_options>();
    CLI::App * const command =
        app.add_subcommand("merge", "Gather the finished samples of OUT: cohort tables, scores, comparison");
    command->add_option("OUT", options->out, "Folder that 'count' wrote to")
        ->required()
        ->check(CLI::ExistingDirectory);
    command
        ->add_option(
            "--samples",
            options->sheet,
            "Sample sheet that takes the place of OUT/samples.tsv: which samples, their order and groups; "
            "reads need not be there (default: OUT/samples.tsv)")
        ->check(CLI::ExistingFile)
        ->type_name("SHEET");
    command->add_option("--reference", options->reference, "Where the reference is now, if it was moved")
        ->type_name("NAME|DIR");
    command->add_flag("--allow-missing",
                      options->allow_missing,
                      "Go without the samples of OUT/samples.tsv that are not finished");
    add_threads_option(*command, options->threads);
    add_checksums_option(*command, options->hashes_inputs);
    add_scoring_options(*command, options->scoring);
    add_write_reference(*command, options->reference_out);
    add_comparison_options(*command, options->comparison);
    add_quality_options(*command, options->quality);
    command->callback([options, &ctx] { merge_samples(*options, ctx); });
}

} // namespace polarmir::cli
