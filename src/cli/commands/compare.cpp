#include "cli/app.hpp"
#include "count_options.hpp"
#include "polarization_options.hpp"
#include "threads_option.hpp"

#include <polarmir/concordance/comparison.hpp>
#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

namespace fs = std::filesystem;

struct compare_options
{
    table_options table;
    fs::path sheet;
    std::vector<std::string> others; ///< FILE or NAME=FILE
    std::vector<std::string> competitors;
    concordance::config with;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
    std::optional<fs::path> reference_out;
};

/// Where COUNTS is the folder of a run, or a table in its counts/, the run is known.
void find_run(compare_options & options)
{
    fs::path const given = options.table.counts;
    fs::path const run = fs::is_directory(given) ? given : fs::absolute(given).parent_path().parent_path();
    if (fs::is_directory(run / "samples"))
        options.with.run = run;
    if (!fs::is_directory(given))
        return;
    options.table.counts = given / "counts" / "mature_counts.tsv";
    if (!fs::exists(options.table.counts))
        throw input_error{given.string() + ": holds no counts/mature_counts.tsv; give a table, or the output "
                                           "folder of 'polarmir run' or 'merge'"};
}

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
    if (!plan.design)
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
    pipeline::polarization const result =
        score_cohort({counts, {}, pipeline::spike_ins_of(counts)}, scoring, plan, ctx.log);
    pipeline::claim_table_output(options.table.out, options.table.force);
    pipeline::write_polarization(options.table.out, result);
    if (options.reference_out)
        write_reference(*options.reference_out, result);
    ctx.io.out << summary_text(result);
}

/// The tables of the other pipeline side by side: one, or one per sample.
tables::count_matrix read_others(std::vector<std::string> const & others, log_sink const & log)
{
    std::vector<tables::count_table> read;
    for (std::string const & other : others)
    {
        std::size_t const sign = fs::exists(other) ? std::string::npos : other.find('=');
        std::string const file = sign == std::string::npos ? other : other.substr(sign + 1);
        if (!fs::exists(file))
            throw usage_error{"--with " + other + ": no such file"};
        read.push_back(read_table(file, log));
        if (sign == std::string::npos)
            continue;
        if (read.back().counts.samples.size() != 1)
            throw usage_error{"--with " + other + ": a name can be given to a table of one sample only"};
        read.back().counts.samples.front() = other.substr(0, sign);
    }
    return tables::side_by_side(read);
}

void tell_unpaired(concordance::comparison const & found, log_sink const & log)
{
    auto const tell = [&](std::vector<std::string> const & samples, char const * const where) {
        for (std::string const & sample : samples)
            log(log_level::warning, "sample " + sample + " is only in " + where + " table");
    };
    tell(found.ours_only, "our");
    tell(found.theirs_only, "the other");
}

void compare_with(compare_options & options, context & ctx)
{
    tables::count_table const ours = read_table(options.table.counts, ctx.log);
    if (!options.competitors.empty())
        options.with.competitors = competitors_of(options.competitors);
    concordance::comparison const found =
        concordance::compare_tables(ours.counts, read_others(options.others, ctx.log), options.with, ctx.log);
    tell_unpaired(found, ctx.log);
    if (options.sheet.empty()) // else the scores have claimed it
        pipeline::claim_output(options.table.out, options.table.force);
    concordance::write_comparison(options.table.out, found);
    ctx.io.out << (options.sheet.empty() ? "" : "\n") << concordance::summary_text(found);
}

void run_compare(compare_options & options, context & ctx)
{
    if (options.sheet.empty() && options.others.empty())
        throw usage_error{
            "give --samples SHEET to compare groups of samples, --with FILE to compare the table "
            "with that of another pipeline, or both; see 'polarmir compare --help'"};
    find_run(options);
    if (!options.sheet.empty())
        compare_groups(options, ctx);
    if (!options.others.empty())
        compare_with(options, ctx);
}

void add_with_options(CLI::App & command, compare_options & options)
{
    constexpr char const * group{"Another pipeline"};
    command
        .add_option("--with",
                    options.others,
                    "Table of the same reads counted by another pipeline: what differs, and why. Once per "
                    "file; NAME=FILE names the sample of a file that does not")
        ->type_name("FILE")
        ->group(group);
    command
        .add_option(
            "--reference", options.with.reference, "Where the run's reference is now, if it was moved")
        ->type_name("NAME|DIR")
        ->group(group);
    command
        .add_option(
            "--competitors", options.competitors, "Where the run's --competitors files are now, the same")
        ->type_name("FILE...")
        ->group(group);
    add_threads_option(command, options.with.threads)->group(group);
}

} // namespace

void add_compare(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<compare_options>();
    CLI::App * const command =
        app.add_subcommand("compare",
                           "Score a table of miRNA counts and compare two groups of its samples; or compare "
                           "it with the table of another pipeline");
    add_table_options(*command, options->table, true);
    command
        ->add_option(
            "--samples", options->sheet, "Table of the samples: sample, group, and what else is known")
        ->check(CLI::ExistingFile)
        ->type_name("SHEET");
    add_with_options(*command, *options);
    add_scoring_options(*command, options->scoring);
    add_write_reference(*command, options->reference_out);
    add_comparison_options(*command, options->comparison);
    command->callback([options, &ctx] { run_compare(*options, ctx); });
}

} // namespace polarmir::cli
