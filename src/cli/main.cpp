#include "app.hpp"
#include "stop_signals.hpp"

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include <malloc.h>
#include <unistd.h>

namespace {

/// Freed memory stays with the program, which soon needs as much again: what is given back to the system and
/// touched again costs a page fault for every 4 KiB.
void keep_freed_memory()
{
#ifdef __GLIBC__
    constexpr int mebibyte{1 << 20};
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte); // the largest value there is
    mallopt(M_TRIM_THRESHOLD, 256 * mebibyte);
    mallopt(M_TOP_PAD, 16 * mebibyte);
#endif
}

/// Whether standard error is a terminal with a cursor that moves.
bool can_draw()
{
    char const * const terminal = std::getenv("TERM"); // NOLINT(concurrency-mt-unsafe): before any thread
    return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view{terminal} != "dumb";
}

} // namespace

int main(int argc, char ** argv)
{
    keep_freed_memory();
    bool const draws = can_draw();
    polarmir::cli::stop_signals const stop_in_order{draws};
    std::vector<std::string_view> const args(argv + 1, argv + argc);
    return polarmir::cli::run(args, {std::cin, std::cout, std::cerr, draws});
}
