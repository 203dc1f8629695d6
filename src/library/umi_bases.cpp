#include "library/umi_bases.hpp"

#include "library/candidate.hpp"
#include "library/describe.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

namespace polarmir::library {
namespace {

using reference::umi_place;

/// Where the UMI begins in the read; nothing when the adapter before it is not in the read.
std::optional<std::size_t> umi_begin(std::string_view read, layout const & layout)
{
    if (layout.umi == umi_place::before_insert)
        return 0;
    std::string_view const head = std::string_view{layout.adapter_3p}.substr(0, head_length);
    auto const fits = [](char base, char wanted) { return wanted == 'N' || base == wanted; };
    // Not std::ranges::search, whose result clang 14 cannot read.
    auto const found = std::search(read.begin(), read.end(), head.begin(), head.end(), fits);
    if (head.empty() || found == read.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - read.begin()) + layout.adapter_3p.size();
}

} // namespace

std::vector<std::string>
doubts_about_umi(std::span<reads::read_view const> reads, layout const & layout, std::string const & asked)
{
    constexpr std::size_t enough_reads{20};
    constexpr std::size_t looked_at{10'000};
    if (layout.umi != umi_place::before_insert && layout.umi != umi_place::after_adapter)
        return {};
    std::size_t with_place{0};
    std::size_t complete{0};
    std::map<std::string_view, std::size_t> umis;
    for (reads::read_view const & read : reads.first(std::min(reads.size(), looked_at)))
    {
        auto const begin = umi_begin(read.bases, layout);
        if (!begin)
            continue;
        ++with_place;
        if (*begin + layout.umi_length > read.bases.size())
            continue;
        ++complete;
        ++umis[read.bases.substr(*begin, layout.umi_length)];
    }
    std::vector<std::string> doubts;
    if (with_place < enough_reads)
        return doubts;
    if (2 * complete < with_place)
        doubts.push_back(asked + ": only " +
                         percent(static_cast<double>(complete) / static_cast<double>(with_place)) +
                         " of the reads are long enough to hold it; the others are not counted");
    auto const most = std::ranges::max_element(umis, {}, [](auto const & entry) { return entry.second; });
    if (most != umis.end() && 2 * most->second >= complete)
        doubts.push_back(asked + ": " +
                         percent(static_cast<double>(most->second) / static_cast<double>(complete)) +
                         " of the reads have the same bases there (" + std::string{most->first} +
                         "): this is no UMI, and reads are taken for duplicates of each other");
    return doubts;
}

} // namespace polarmir::library
