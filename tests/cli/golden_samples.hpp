#pragma once
#include "support/catch.hpp"
#include "support/work_folder.hpp"

namespace polarmir::test {

/// Compares all that `samples` prints; what it prints must lead back to the same cohort.
inline void check_samples(std::vector<std::string> const & arguments,
                          std::string const & out,
                          std::string const & err,
                          int code)
{
    std::vector<std::string> typed{"samples"};
    typed.insert(typed.end(), arguments.begin(), arguments.end());
    cli_result const result = run_cli(typed);
    CHECK(result.out == out);
    CHECK(result.err == err);
    CHECK(result.code == code);
    polarmir::io::write_file("resolved.tsv", result.out);
    CHECK(run_cli({"samples", "--samples", "resolved.tsv"}).out == out);
}

} // namespace polarmir::test
