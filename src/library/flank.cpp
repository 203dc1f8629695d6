#include "library/flank.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace polarmir::library {
namespace {

/// Enough reads that codes of a set of 16 repeat and random bases of 4 nt (256 of them) rarely do.
constexpr std::uint64_t enough_reads{64};
constexpr std::uint64_t most_codes{16};

} // namespace

flank inspect_flank(evidence const & found, std::uint32_t length)
{
    flank result;
    std::map<std::string_view, std::uint64_t> counts;
    std::uint64_t total{0};
    for (anchor const & a : found.anchors)
        if (a.representative && a.hit.begin == length)
        {
            ++counts[a.read.substr(0, length)];
            ++total;
        }
    if (length == 0 || total < enough_reads)
        return result;

    std::vector<std::pair<std::string_view, std::uint64_t>> ranked(counts.begin(), counts.end());
    std::ranges::stable_sort(ranked, [](auto const & a, auto const & b) { return a.second > b.second; });
    std::uint64_t covered{0};
    for (std::size_t i = 0; i < ranked.size() && i < most_codes && 10 * covered < 8 * total; ++i)
    {
        covered += ranked[i].second;
        result.codes.emplace_back(ranked[i].first);
    }
    result.kind = 10 * covered >= 8 * total ? flank_kind::codes : flank_kind::random;
    // Three random bases make 64 sequences, of which 16 never reach 80 %; one or two would.
    if (length < 3)
        result.kind = flank_kind::unclear;
    if (result.kind != flank_kind::codes)
        result.codes.clear();
    return result;
}

} // namespace polarmir::library
