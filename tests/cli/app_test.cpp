#include "support/catch.hpp"
#include "support/run_cli.hpp"

#include <polarmir/core/version.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using polarmir::test::run_cli;

TEST_CASE("help names every command and goes to stdout", "[cli]")
{
    auto const result = run_cli({"--help"});
    CHECK(result.code == 0);
    CHECK(result.err.empty());
    for (char const * command : {"run", "samples", "count", "merge", "explain", "reference", "simulate"})
    {
        CAPTURE(command);
        CHECK(result.out.find("  " + std::string{command} + ' ') != std::string::npos);
        {
            auto const of_command = run_cli({command, "--help"});
            CHECK(of_command.code == 0);
            CHECK(std::ranges::none_of(of_command.out,
                                       [](char c) { return c != '\n' && c >= '\0' && c < ' '; }));
        }
    }
}

TEST_CASE("the version is printed on request", "[cli]")
{
    auto const result = run_cli({"--version"});
    CHECK(result.code == 0);
    CHECK(result.out == "polarmir " + std::string{polarmir::version()} + "\n");
}

TEST_CASE("a wrong command line names the help of the command that was typed", "[cli]")
{
    using words = std::vector<std::string>;
    for (auto const & [typed, named] : std::vector<std::pair<words, std::string>>{
             {{"--bogus"}, "'polarmir --help'"},
             {{"plan", "--bogus"}, "'polarmir plan --help'"},
             {{"reference"}, "'polarmir reference --help'"},
             {{"reference", "fetch"}, "'polarmir reference fetch --help'"},
             {{"signatures", "show", "--bogus"}, "'polarmir signatures show --help'"}})
    {
        auto const result = run_cli(typed);
        CAPTURE(result.err);
        CHECK(result.code == 2);
        CHECK(result.err.find("see " + named) != std::string::npos);
    }
}

TEST_CASE("a wrong command line is one line on stderr and exit code 2", "[cli]")
{
    std::vector<std::vector<std::string>> const wrong{
        {},
        {"rnu"},
        {"run"},
        {"run", "x.fq"},
        {"run", "x.fq", "-o", "out", "--no-such-option"},
        {"run", "x.fq", "-o", "out", "--threads", "0"},
        {"run", "x.fq", "-o", "out", "--multimap", "some"},
        {"run", "x.fq", "-o", "out", "--mismatches", "3"},
        {"run", "x.fq", "-o", "out", "--adapter", "HELLO"},
        {"run", "x.fq", "-o", "out", "--kit", "no-such-kit"},
        {"run", "x.fq", "-o", "out", "--max-insert", "65"},
        {"run", "x.fq", "-o", "out", "--min-insert", "40", "--max-insert", "30"},
        {"run", "x.fq", "-o", "out", "-q", "-v"},
        {"count", "x.fq", "-o", "out", "--sample-index", "1"},
        {"count", "-o", "out"},
    };
    for (auto const & args : wrong)
    {
        std::string command_line;
        for (std::string const & arg : args)
            command_line += ' ' + arg;
        CAPTURE(command_line);
        auto const result = run_cli(args);
        CAPTURE(result.err);
        CHECK(result.code == 2);
        CHECK(result.out.empty());
        CHECK(result.err.starts_with("polarmir: "));
        CHECK(std::ranges::count(result.err, '\n') == 1);
    }
}
