#pragma once
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace polarmir::test {

/// Exit code that ctest reports as "skipped" (SKIP_RETURN_CODE): Catch2 2.13 has no SKIP.
inline constexpr int skip_exit_code{77};

/// Path of a file or folder among the shared test data (CMake variable POLARMIR_SHARED_DIR). When it is
/// absent the running test case, which is a process of its own under ctest, ends as skipped.
inline std::filesystem::path shared_data(std::string const & relative)
{
    std::filesystem::path const path = std::filesystem::path{POLARMIR_SHARED_DIR} / relative;
    if (!std::filesystem::exists(path))
    {
        std::cout << "skipped: no " << path.string() << '\n' << std::flush;
        std::_Exit(skip_exit_code);
    }
    return path;
}

} // namespace polarmir::test
