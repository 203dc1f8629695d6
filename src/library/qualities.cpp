#include "library/qualities.hpp"

#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <mutex>
#include <string>

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

quality_range
inspect_qualities(std::span<reads::read_view const> reads, library::layout & layout, std::size_t threads)
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
    if (values == 0)
        return {};
    return {static_cast<int>(smallest), static_cast<int>(largest)};
}

void wish_offset(int offset, quality_range const & found, inference & result)
{
    constexpr int smallest_of_64{59}; // ';', -5 in the scale of Solexa
    std::string const range = std::string{"qualities from '"} + static_cast<char>(found.smallest) + "' to '" +
                              static_cast<char>(found.largest) + '\'';
    if (offset == 64 && found.smallest != 0 && found.smallest < smallest_of_64)
    {
        result.status = status::undetermined;
        result.refused = true;
        result.reason =
            "--phred 64, but the reads have " + range + ", which are Phred+33: give --phred 33 or auto";
    }
    if (offset == 33 && result.layout.phred_offset == 64)
        result.warnings.push_back(
            "--phred 33, but the reads have " + range +
            ", which looks like Phred+64: leave --phred to auto unless you know better");
    result.layout.phred_offset = offset;
}

} // namespace polarmir::library
