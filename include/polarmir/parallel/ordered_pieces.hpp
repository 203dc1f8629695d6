#pragma once
#include <polarmir/parallel/ordered_pipeline.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace polarmir {

/// Runs `work(begin, end) -> sink(result)` for consecutive pieces of at most `grain` (1 or more) that cover
/// [0, size): work on up to `threads` threads, the sink on one at a time and in order. Exceptions as of
/// ordered_pipeline.
template <typename work_t, typename sink_t>
void ordered_pieces(std::size_t threads, std::size_t size, std::size_t grain, work_t && work, sink_t && sink)
{
    using piece = std::pair<std::size_t, std::size_t>;
    std::size_t next{0};
    ordered_pipeline(
        threads,
        [&]() -> std::optional<piece> {
            if (next == size)
                return std::nullopt;
            std::size_t const begin = std::exchange(next, std::min(next + grain, size));
            return piece{begin, next};
        },
        [&](piece const & one) { return work(one.first, one.second); },
        sink);
}

} // namespace polarmir
