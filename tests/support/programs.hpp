#pragma once
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace polarmir::test {

/// The test case ends as skipped, and says why.
[[noreturn]] inline void skip(std::string const & why)
{
    std::cout << "skipped: " << why << '\n' << std::flush;
    std::_Exit(skip_exit_code);
}

/// The same where a program is not installed.
inline void skip_without(std::string const & program)
{
    if (std::system(("command -v " + program + " > /dev/null").c_str()) != 0)
        skip("no " + program);
}

/// Runs a command in `folder`, its output in the file `log` there.
inline void run_in(std::filesystem::path const & folder, std::string const & command)
{
    CAPTURE(command);
    REQUIRE(std::system(("cd " + folder.string() + " && " + command + " > log 2>&1").c_str()) == 0);
}

} // namespace polarmir::test
