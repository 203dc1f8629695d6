#include "cli/app.hpp"
#include "count_options.hpp"
#include "threads_option.hpp"
#include "whole_number.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/explain/explain.hpp>
#include <polarmir/io/output_file.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

struct explain_options
{
    explain::source from;
    std::string mirna;
    std::string sequence;
    std::size_t top{20};
    std::vector<std::string> competitors;
    std::optional<std::filesystem::path> html;
};

void print_explanation(explain_options & options, context & ctx)
{
    if (options.mirna.empty() == options.sequence.empty())
        throw usage_error{"say what to explain: --mirna NAME or --sequence ACGT..."};
    if (!options.competitors.empty())
        options.from.competitors = competitors_of(options.competitors);
    explain::counted_output const output{options.from};
    explain::explanation const found = options.mirna.empty()
                                           ? explain_sequence(output, options.sequence, options.top)
                                           : explain_mirna(output, options.mirna, options.top);
    ctx.io.out << to_text(found);
    if (options.html)
        io::write_file(*options.html, to_html(found));
}

} // namespace

void add_explain(CLI::App & app, context & ctx)
{
    auto const options = std::make_shared<explain_options>();
    CLI::App * const command = app.add_subcommand(
        "explain", "Draw every distinct insert behind a count, or tell the fate of an insert");
    command->add_option("OUT", options->from.out, "Folder that 'run' or 'count' wrote to")
        ->required()
        ->check(CLI::ExistingDirectory);
    auto * const mirna =
        command->add_option("--mirna", options->mirna, "Name or accession, e.g. hsa-miR-155-5p")
            ->type_name("NAME");
    command->add_option("--sequence", options->sequence, "An insert, DNA or RNA letters, without adapter")
        ->type_name("ACGT...")
        ->excludes(mirna);
    command
        ->add_option(
            "--sample", options->from.samples, "Only this sample (default: all, their reads added up)")
        ->type_name("NAME...");
    command->add_option("--top", options->top, "Inserts of each kind to draw; the others are summed up")
        ->type_name("N")
        ->transform(whole_number())
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
        ->capture_default_str();
    command->add_option("--html", options->html, "Also write a fragment of HTML, for a page of your own")
        ->type_name("FILE");
    command->add_option("--reference", options->from.reference, "Where the reference is now, if it was moved")
        ->type_name("NAME|DIR");
    command
        ->add_option("--competitors", options->competitors, "Where the --competitors files are now, the same")
        ->type_name("FILE...");
    add_threads_option(*command, options->from.threads);
    command->callback([options, &ctx] { print_explanation(*options, ctx); });
}

} // namespace polarmir::cli
