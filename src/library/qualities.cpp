#include "library/qualities.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace polarmir::library {

void inspect_qualities(std::span<reads::read_view const> reads, library::layout & layout)
{
    std::array<bool, 256> occurs{};
    for (reads::read_view const & read : reads)
        for (char const quality : read.qualities)
            occurs[static_cast<unsigned char>(quality)] = true;

    auto const values = std::count(occurs.begin(), occurs.end(), true);
    auto const smallest = std::distance(occurs.begin(), std::find(occurs.begin(), occurs.end(), true));
    auto const largest = std::distance(std::find(occurs.rbegin(), occurs.rend(), true), occurs.rend()) - 1;
    layout.phred_offset = values >= 3 && smallest >= 64 && largest >= 90 ? 64 : 33;
    layout.has_qualities = values > 1;
}

} // namespace polarmir::library
