#include "library/qualities.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <mutex>

namespace polarmir::library {

namespace {

using byte_set = std::array<bool, 256>;

byte_set bytes_of(std::span<reads::read_view const> reads)
{
    byte_set occurs{};
    for (reads::read_view const & read : reads)
        for (char const quality : read.qualities)
            occurs[static_cast<unsigned char>(quality)] = true;
    return occurs;
}

} // namespace

void inspect_qualities(std::span<reads::read_view const> reads, library::layout & layout, std::size_t threads)
{
    byte_set occurs{};
    std::mutex mutex;
    constexpr std::size_t grain{8192};
    parallel_for(threads, reads.size(), grain, [&](std::size_t begin, std::size_t end) {
        byte_set const some = bytes_of(reads.subspan(begin, end - begin));
        std::scoped_lock const lock{mutex};
        std::ranges::transform(occurs, some, occurs.begin(), std::logical_or{});
    });
    auto const values = std::count(occurs.begin(), occurs.end(), true);
    auto const smallest = std::distance(occurs.begin(), std::find(occurs.begin(), occurs.end(), true));
    auto const largest = std::distance(std::find(occurs.rbegin(), occurs.rend(), true), occurs.rend()) - 1;
    layout.phred_offset = values >= 3 && smallest >= 64 && largest >= 90 ? 64 : 33;
    layout.has_qualities = values > 1;
}

} // namespace polarmir::library
