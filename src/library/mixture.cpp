#include "library/mixture.hpp"

#include "library/consensus.hpp"
#include "library/describe.hpp"
#include "library/kits.hpp"

#include <polarmir/core/start_filter.hpp>
#include <polarmir/reference/embedded.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace polarmir::library {
namespace {

/// Fewer do not tell a second library from chance.
constexpr std::size_t enough_anchors{20};

/// The anchors with room for an adapter that do not carry the first one anywhere behind the mature.
evidence without(evidence const & found, candidate const & first)
{
    std::string_view const head = std::string_view{first.adapter}.substr(0, head_length);
    start_filter const filter{head, filter_rate::one_in_twelve};
    auto const carries_at = [head](std::string_view bases, std::size_t at) {
        return at + head.size() <= bases.size() && is_same_adapter(bases.substr(at), head);
    };
    auto const carries = [&](anchor const & a) {
        std::string_view const behind = a.read.substr(a.hit.end - anchor_index::end_tolerance);
        // Most carry it, and where shows at once; an N of the read, which matches here, does not.
        for (std::uint64_t starts = filter(read_window{behind.substr(0, window_length)}); starts != 0;
             starts &= starts - 1)
            if (carries_at(behind, static_cast<std::size_t>(std::countr_zero(starts))))
                return true;
        for (std::size_t at = 0; at + head.size() <= behind.size(); ++at)
            if (carries_at(behind, at))
                return true;
        return false;
    };
    evidence rest;
    rest.reads = found.reads;
    rest.shortest = found.shortest;
    rest.longest = found.longest;
    for (anchor const & a : found.anchors)
        if (a.room() >= static_cast<std::int64_t>(head_length + first.gap_3p) && !carries(a))
            rest.anchors.push_back(a);
    summarise(rest);
    return rest;
}

second_library name_second(candidate const & second, std::uint64_t anchors)
{
    double const share = static_cast<double>(second.carrying) / static_cast<double>(anchors);
    return {share, name_adapter(second.adapter) + " behind " + percent(share) + " of them"};
}

second_library find_second_adapter(evidence const & found, candidate const & first)
{
    evidence const rest = without(found, first);
    if (rest.anchors.size() < enough_anchors || first.anchors == 0)
        return {};
    auto const kit = best_kit_adapter(rest, reference::kits());
    if (kit && kit->convincing())
        return name_second(*kit, first.anchors);
    constexpr std::size_t enough_matures{3};
    consensus const common = find_consensus(rest);
    if (rest.different_matures < enough_matures || common.adapter.size() < head_length)
        return {};
    candidate const own = evaluate(rest, common.adapter);
    return own.convincing() ? name_second(own, first.anchors) : second_library{};
}

second_library find_second_begin(evidence const & found)
{
    return {found.second_clip_share,
            percent(found.second_clip_share) + " of them begin behind " + std::to_string(found.second_clip) +
                " bases, " + percent(found.clip_share) + " behind " + std::to_string(found.clip_5p)};
}

} // namespace

second_library find_second(evidence const & found, candidate const & first)
{
    second_library const by_adapter = find_second_adapter(found, first);
    second_library by_begin = find_second_begin(found);
    if (found.anchors.size() < enough_anchors)
        by_begin.share = 0;
    return by_begin.share > by_adapter.share ? by_begin : by_adapter;
}

} // namespace polarmir::library
