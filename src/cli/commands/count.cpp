#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress_bar.hpp"
#include "count_options.hpp"
#include "quality_options.hpp"
#include "whole_number.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/html/report.hpp>
#include <polarmir/pipeline/output_lock.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/pipeline/sample_directory.hpp>
#include <polarmir/provenance/checksums.hpp>
#include <polarmir/reads/discovery.hpp>

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct one_sample_options
{
    count_options common;
    std::optional<std::string> name;
    std::optional<std::size_t> index;
    pipeline::quality_options quality;
};

reads::sample pooled(reads::cohort const & cohort, std::string const & name)
{
    reads::check_sample_name(name);
    reads::sample all{name, {}, {}};
    for (reads::sample const & sample : cohort.samples)
        all.files.insert(all.files.end(), sample.files.begin(), sample.files.end());
    return all;
}

reads::sample choose(reads::cohort const & cohort, one_sample_options const & options)
{
    std::size_t const found = cohort.samples.size();
    if (options.index)
    {
        if (*options.index < 1 || *options.index > found)
            throw usage_error{"--sample-index " + std::to_string(*options.index) +
                              ": the sheet has samples 1 to " + std::to_string(found)};
        return cohort.samples[*options.index - 1];
    }
    if (options.name)
    {
        auto const listed = std::ranges::find(cohort.samples, *options.name, &reads::sample::name);
        bool const is_listed = options.common.sheet && listed != cohort.samples.end();
        return is_listed ? *listed : pooled(cohort, *options.name);
    }
    if (found != 1)
        throw usage_error{std::to_string(found) +
                          " samples were found, 'count' takes one; use 'polarmir run', " +
                          "or --name to pool the files, or --sample-index with --samples"};
    return cohort.samples.front();
}

/// The report of a sample that stands alone. Those of an array are looked at together, after 'merge'.
void write_own_report(reads::sample const & sample,
                      one_sample_options const & options,
                      pipeline::run_config const & config,
                      log_sink const & log)
{
    std::filesystem::path const page = pipeline::sample_directory(config.out, sample.name) / "report.html";
    html::write_report(page,
                       pipeline::look_at_sample({config.out,
                                                 config.reference,
                                                 prepare(pipeline::scoring_options{}, log),
                                                 {},
                                                 prepare(options.quality),
                                                 config.threads},
                                                sample.name,
                                                log));
    log(log_level::info, "report: " + page.string());
}

void count_one(one_sample_options const & options, context & ctx)
{
    pipeline::run_config config = validated(options.common);
    if (options.index && !options.common.sheet)
        throw usage_error{"--sample-index needs --samples"};
    reads::cohort const cohort = reads::discover(options.common.inputs, options.common.sheet);
    reads::sample const sample = choose(cohort, options);
    if (options.common.sheet)
        config.cohort = cohort.samples;
    if (!options.common.sheet)
        log_discovery(cohort, ctx.log);
    pipeline::require_references(config);
    pipeline::claim_output(config.out, config.force);
    pipeline::output_lock const lock{config.out, pipeline::output_use::count_one, sample.name, ctx.log};
    provenance::remove_checksums(config.out);
    if (options.common.sheet)
        pipeline::write_resolved_sheet(config.out, cohort);
    pipeline::run_outcome const outcome = count_with_progress({&sample, 1}, config, ctx);
    if (!outcome.failed.empty())
        ctx.exit_code = exit_code::failed;
    else if (!options.index)
        write_own_report(sample, options, config, ctx.log);
}

} // namespace

void add_count(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<one_sample_options>();
    CLI::App * const command = app.add_subcommand(
        "count",
        "Count one sample into OUT/samples/NAME, with a report of its own unless it is one of an array");
    add_count_options(*command, options->common);
    auto * const name =
        command->add_option("--name",
                            options->name,
                            "Name of the sample: all input files are pooled, unless it is one of --samples");
    add_quality_options(*command, options->quality);
    auto * const index =
        command->add_option("--sample-index", options->index, "Which sample of --samples, 1 = the first")
            ->transform(whole_number())
            ->excludes(name)
            ->type_name("N");
    for (char const * const of_report : {"--qc-thresholds", "--sample-type"})
        index->excludes(command->get_option(of_report));
    command->callback([options, &ctx] { count_one(*options, ctx); });
}

} // namespace polarmir::cli
