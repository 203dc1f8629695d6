#pragma once
#include "cli/app.hpp"

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::test {

struct cli_result
{
    int code{0};
    std::string out;
    std::string err;
};

/// Runs the program inside the test process.
inline cli_result run_cli(std::vector<std::string> const & args)
{
    std::vector<std::string_view> const views(args.begin(), args.end());
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    int const code = cli::run(views, {in, out, err});
    return {code, out.str(), err.str()};
}

} // namespace polarmir::test
