#pragma once
#include <cstddef>
#include <functional>

namespace polarmir {

/// Calls `body(begin, end)` for consecutive pieces of at most `grain` that cover [0, size), on up to
/// `threads` threads. When calls throw, the exception of the lowest piece is rethrown after all have ended,
/// so the message does not depend on the number of threads; pieces behind it may have been left out.
void parallel_for(std::size_t threads,
                  std::size_t size,
                  std::size_t grain,
                  std::function<void(std::size_t begin, std::size_t end)> const & body);

} // namespace polarmir
