#include "app.hpp"
#include "exit_code.hpp"
#include "stop_signals.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/critical_step.hpp>
#include <polarmir/parallel/start_thread.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <utility>
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

/// Past all buffers.
[[noreturn]] void end_for_want(std::string_view line)
{
    polarmir::io::remove_temporaries();
    static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
    ::_exit(polarmir::cli::exit_code::resource);
}

/// Memory or threads have run out in a destructor, or in another place that cannot tell: libraries have some.
[[noreturn]] void end_where_none_can_tell()
try
{
    // Even that can fail for want of memory, of which the C++ library needs some to throw.
    static thread_local bool has_begun{false};
    if (std::exchange(has_begun, true))
        ::_exit(polarmir::cli::exit_code::resource);
    if (std::exception_ptr const failure = std::current_exception())
        std::rethrow_exception(failure);
    std::abort();
}
catch (std::bad_alloc const &)
{
    end_for_want("polarmir: out of memory\n");
}
catch (std::exception const & e)
{
    if (polarmir::is_refused_thread(e)) // TBB starts threads where it cannot throw
        end_for_want(std::string{"polarmir: "} + polarmir::no_thread + '\n');
    std::cerr << "polarmir: internal error, please report it: " << e.what() << '\n';
    std::abort();
}

} // namespace

int main(int argc, char ** argv)
try
{
    std::set_terminate(end_where_none_can_tell);
    keep_freed_memory();
    bool const draws = can_draw();
    polarmir::cli::stop_signals const stop_in_order{draws};
    std::vector<std::string_view> const args(argv + 1, argv + argc);
    return polarmir::cli::run(args, {std::cin, std::cout, std::cerr, draws});
}
catch (polarmir::resource_error const & e) // before anything has begun
{
    std::cerr << "polarmir: " << e.what() << '\n';
    return polarmir::cli::exit_code::resource;
}
catch (std::bad_alloc const &)
{
    std::cerr << "polarmir: out of memory\n";
    return polarmir::cli::exit_code::resource;
}
