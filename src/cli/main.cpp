#include "app.hpp"

#include <iostream>
#include <string_view>
#include <vector>

#include <malloc.h>

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

} // namespace

int main(int argc, char ** argv)
{
    keep_freed_memory();
    std::vector<std::string_view> const args(argv + 1, argv + argc);
    return polarmir::cli::run(args, {std::cin, std::cout, std::cerr});
}
