#include "parallel/piece_loop.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>

namespace polarmir {

void parallel_for(std::size_t threads,
                  std::size_t size,
                  std::size_t grain,
                  std::function<void(std::size_t begin, std::size_t end)> const & body)
{
    detail::piece_loop loop{size, std::max<std::size_t>(grain, 1), body};
    std::size_t const useful_threads = std::min(threads, loop.pieces());
    if (useful_threads <= 1)
        loop.run_in_order();
    else
        loop.run_with_threads(useful_threads);
    loop.rethrow_failure();
}

} // namespace polarmir
