#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "cli/summary.hpp"
#include "polarization_options.hpp"
#include "quality_options.hpp"
#include "threads_option.hpp"

#include <polarmir/html/report.hpp>
#include <polarmir/multiqc/write_multiqc.hpp>
#include <polarmir/pipeline/run.hpp>

#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct merge_options
{
    std::filesystem::path out;
    std::optional<std::string> reference;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
    pipeline::quality_options quality;
    std::optional<std::filesystem::path> reference_out;
    std::size_t threads{1};
};

void merge_samples(merge_options const & options, context & ctx)
{
    pipeline::merge_outcome const merged = pipeline::merge({options.out,
                                                            options.reference,
                                                            prepare(options.scoring, ctx.log),
                                                            options.comparison,
                                                            prepare(options.quality),
                                                            options.threads},
                                                           ctx.log);
    html::write_report(options.out / "report.html", merged);
    multiqc::write_multiqc(options.out, merged);
    print_summary(merged, ctx.io.out);
    if (options.reference_out)
        write_reference(*options.reference_out, merged.polarization);
    for (std::string const & name : merged.missing)
        ctx.log(log_level::warning, "sample " + name + " is not finished; the tables go without it");
    if (!merged.missing.empty())
        ctx.exit_code = exit_code::failed;
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
    command->add_option("--reference", options->reference, "Where the reference is now, if it was moved")
        ->type_name("NAME|DIR");
    add_threads_option(*command, options->threads);
    add_scoring_options(*command, options->scoring);
    add_write_reference(*command, options->reference_out);
    add_comparison_options(*command, options->comparison);
    add_quality_options(*command, options->quality);
    command->callback([options, &ctx] { merge_samples(*options, ctx); });
}

} // namespace polarmir::cli
