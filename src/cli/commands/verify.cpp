#include "cli/app.hpp"
#include "cli/exit_code.hpp"
#include "threads_option.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/table_writer.hpp>
#include <polarmir/provenance/verify.hpp>

#include <memory>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

namespace polarmir::cli {
namespace {

void print_problems(provenance::verification const & result, std::ostream & out)
{
    io::table_rows rows{3};
    rows << "file"
         << "status"
         << "detail";
    rows.end_row();
    for (provenance::finding const & problem : result.problems)
    {
        rows << printable(problem.file) << problem.status << problem.detail;
        rows.end_row();
    }
    out << rows.text();
}

std::string totals(provenance::verify_request const & request, provenance::verification const & result)
{
    std::string text = printable(request.out.string()) + ": checked " + count_of(result.files, "file") +
                       ", the counts of " + count_of(result.samples, "sample");
    if (request.inputs)
        text += " and " + count_of(result.inputs, "input file");
    if (request.inputs && result.streams > 0)
        text += " (" + std::to_string(result.streams) + " on standard input cannot be)";
    return text + (result.problems.empty()
                       ? "; all fit"
                       : "; " + count_of(result.problems.size(), "problem") +
                             ": 'polarmir run' or 'merge' makes tables anew, 'count --no-resume' a sample");
}

void verify_output(provenance::verify_request const & request, context & ctx)
{
    provenance::verification const result = provenance::verify(request);
    if (!result.unlisted.empty())
        ctx.log(log_level::warning,
                count_of(result.unlisted.size(), "file") +
                    " came after SHA256SUMS and cannot be checked: " + printable(some_of(result.unlisted)));
    ctx.log(result.problems.empty() ? log_level::info : log_level::warning, totals(request, result));
    if (result.problems.empty())
        return;
    print_problems(result, ctx.io.out);
    ctx.exit_code = exit_code::input;
}

} // namespace

void add_verify(CLI::App & app, context & ctx)
{
    auto const request = std::make_shared<provenance::verify_request>();
    CLI::App * const command =
        app.add_subcommand("verify",
                           "Check a finished folder again: every file by SHA256SUMS, and that the counts of "
                           "samples and tables add up");
    command->add_option("OUT", request->out, "Folder that 'run' or 'merge' wrote to")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_flag("--inputs",
                      request->inputs,
                      "Also check that the input files are what was counted; reads them once more");
    add_threads_option(*command, request->threads);
    command->footer(
        "Prints a line (file, status, detail) for whatever does not fit, and ends with exit code 3 "
        "then; nothing, and 0, when all is well.");
    command->callback([request, &ctx] { verify_output(*request, ctx); });
}

} // namespace polarmir::cli
