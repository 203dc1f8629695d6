// polarmir_manual YYYY-MM-DD FOLDER: writes the manual pages and the completions of bash and zsh.
#include "cli/app.hpp"
#include "cli/logger.hpp"
#include "completions.hpp"
#include "pages.hpp"

#include <polarmir/core/error.hpp>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace {

namespace cli = polarmir::cli;
namespace fs = std::filesystem;

void write(fs::path const & file, std::string_view text)
{
    std::ofstream out{file, std::ios::binary};
    out << text << std::flush;
    if (!out)
        throw polarmir::resource_error{file.string() + ": cannot be written"};
}

void write_pages(fs::path const & folder,
                 cli::manual::command_view const & command,
                 cli::manual::command_view const & program,
                 std::string_view date)
{
    write(folder / (page_name(command) + ".1"), page(command, program, date));
    for (cli::manual::command_view const & below : command.commands)
        write_pages(folder, below, program, date);
}

} // namespace

int main(int argc, char ** argv)
try
{
    std::span const args(argv, static_cast<std::size_t>(argc));
    if (args.size() != 3)
        throw polarmir::usage_error{"usage: polarmir_manual YYYY-MM-DD FOLDER"};
    fs::path const folder{args[2]};
    cli::logger log{std::cerr};
    cli::context ctx{{std::cin, std::cout, std::cerr}, log, log.sink(), {}};
    CLI::App app{"", "polarmir"};
    cli::add_commands(app, ctx);
    cli::manual::command_view const program = cli::manual::look_at(app);

    fs::remove_all(folder);
    fs::create_directories(folder / "man1");
    write_pages(folder / "man1", program, program, args[1]);
    write(folder / "polarmir.bash", bash_completion(program));
    write(folder / "_polarmir", zsh_completion(program));
    return 0;
}
catch (std::exception const & e)
{
    std::cerr << "polarmir_manual: " << e.what() << '\n';
    return 1;
}
