#pragma once
#include <polarmir/parallel/backend.hpp>

#include <tbb/global_control.h>
#include <tbb/parallel_sort.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>

namespace polarmir {

/// Sorts on up to `threads` threads. Not stable: so that the result does not depend on `threads`, `less`
/// should tell all elements apart.
template <typename range_t, typename less_t>
void parallel_sort(std::size_t threads, range_t & range, less_t const & less)
{
    if (threads <= 1 || !detail::may_use_tbb)
        return std::sort(range.begin(), range.end(), less);
    // An arena larger than the CPU set makes TBB warn on stderr unless this many threads are asked for.
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    tbb::task_arena arena{static_cast<int>(threads)};
    arena.execute([&] { tbb::parallel_sort(range.begin(), range.end(), less); });
}

} // namespace polarmir
