#pragma once
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/run_cli.hpp"
#include "support/work_folder.hpp"

#include <string>
#include <vector>

namespace polarmir::test {

inline bool holds(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// The demo sample, counted into `out`.
struct counted_demo
{
    work_folder folder;

    explicit counted_demo(std::string const & more = {}, std::vector<std::string> const & options = {})
    {
        folder.add_text("in/s.fastq", demo_sample().text() + more);
        count(options);
    }

    static void count(std::vector<std::string> const & options = {})
    {
        std::vector<std::string> arguments{"run", "in", "-o", "out"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        auto const result = run_cli(arguments);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }
};

inline cli_result explained(std::vector<std::string> const & options)
{
    std::vector<std::string> arguments{"explain", "out"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_cli(arguments);
}

inline std::string text_of(std::vector<std::string> const & options)
{
    auto const result = explained(options);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    return result.out;
}

} // namespace polarmir::test
