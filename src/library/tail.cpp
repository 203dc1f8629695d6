#include "library/tail.hpp"

#include "library/kits.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace polarmir::library {
namespace {

constexpr std::string_view tail_head{"AAAAAAAA"};

/// Where the reads of the tailed anchors go on behind their tail, as far as they do for 12 nt.
std::vector<adapter_site> sites_behind(evidence const & found)
{
    std::vector<adapter_site> sites;
    for (anchor const & where : found.anchors)
    {
        std::size_t const first = where.hit.end - anchor_index::end_tolerance;
        std::size_t const last = where.hit.end + longest_gap + anchor_index::end_tolerance;
        std::size_t const begin = where.read.find(tail_head, first);
        if (begin == std::string_view::npos || begin > last)
            continue;
        std::size_t const end = where.read.find_first_not_of('A', begin);
        if (end != std::string_view::npos && end + head_length <= where.read.size())
            sites.push_back({&where, static_cast<std::uint32_t>(end)});
    }
    return sites;
}

bool most_carry(std::vector<adapter_site> const & sites, std::string_view adapter)
{
    auto const carries = [adapter](adapter_site const & site) {
        return is_same_adapter(site.anchor->read.substr(site.position), adapter);
    };
    auto const carrying = std::count_if(sites.begin(), sites.end(), carries);
    return is_convincing(static_cast<std::uint64_t>(carrying), sites.size());
}

std::string common_bases(std::vector<adapter_site> const & sites)
{
    constexpr std::int64_t longest{40};
    std::uint64_t const enough = column{sites, 0}.reads() / 2 + 1;
    std::string bases;
    for (std::int64_t offset = 0; offset < longest; ++offset)
    {
        column const here{sites, offset};
        if (!here.is_constant() || here.reads() < enough)
            break;
        bases += here.consensus();
    }
    return bases.size() < head_length ? std::string{} : bases;
}

std::string adapter_behind(evidence const & found)
{
    constexpr std::size_t enough{10};
    std::vector<adapter_site> const sites = sites_behind(found);
    auto const & kits = reference::kits();
    if (sites.size() >= enough)
    {
        for (reference::kit const & kit : kits)
            if (kit.poly_a && most_carry(sites, kit.adapter_3p))
                return kit.adapter_3p;
        return common_bases(sites);
    }
    // Reads that end inside the tail: the kit with as many bases before the insert, if there is one.
    auto const fits = [&](reference::kit const & kit) { return kit.poly_a && kit.clip_5p == found.clip_5p; };
    auto const kit = std::find_if(kits.begin(), kits.end(), fits);
    return kit == kits.end() ? std::string{} : kit->adapter_3p;
}

} // namespace

std::optional<tail> find_tail(evidence const & found)
{
    candidate tested = evaluate(found, tail_head);
    if (!tested.convincing())
        return std::nullopt;
    return tail{std::move(tested), adapter_behind(found)};
}

bool is_behind_tail(std::string_view read, std::size_t position) noexcept
{
    constexpr std::size_t length{tail_head.size()};
    if (position < length)
        return false;
    std::string_view const before = read.substr(position - length, length);
    return std::ranges::count(before, 'A') + 1 >= static_cast<std::ptrdiff_t>(length);
}

} // namespace polarmir::library
