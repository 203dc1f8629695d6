#pragma once
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace polarmir::test {

/// Runs samtools in `folder`; the test case ends as skipped where it is not installed.
inline void samtools(std::filesystem::path const & folder, std::string const & arguments)
{
    if (std::system("command -v samtools > /dev/null") != 0)
    {
        std::cout << "skipped: no samtools\n" << std::flush;
        std::_Exit(skip_exit_code);
    }
    std::string const command = "cd " + folder.string() + " && samtools " + arguments + " 2> samtools.log";
    CAPTURE(command);
    REQUIRE(std::system(command.c_str()) == 0);
}

} // namespace polarmir::test
