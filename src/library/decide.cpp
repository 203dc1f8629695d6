#include "library/decide.hpp"

#include "library/candidate.hpp"
#include "library/consensus.hpp"
#include "library/describe.hpp"
#include "library/flank.hpp"
#include "library/kits.hpp"
#include "library/largest.hpp"
#include "library/mixture.hpp"
#include "library/tail.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace polarmir::library {
namespace {

constexpr double clear_majority{0.6};
constexpr std::uint64_t enough_anchors{100};

/// Most frequent number of bases behind the annotated end in representative reads, as far as it is 0 to 16.
std::int64_t modal_room(evidence const & found)
{
    std::array<std::uint64_t, anchor_index::last_offset + 1> rooms{};
    for (anchor const & a : found.anchors)
        if (a.representative && a.room() >= 0 && a.room() < static_cast<std::int64_t>(rooms.size()))
            ++rooms[static_cast<std::size_t>(a.room())];
    return static_cast<std::int64_t>(index_of_largest(rooms));
}

/// Reads of different lengths that end where their miRNA ends, or equally many bases behind it as lie before
/// it (random ends that the trimming left in place).
bool find_trimmed(evidence const & found, inference & result)
{
    if (10 * found.of_modal_length > 9 * found.reads)
        return false;
    bool const has_random_ends = found.clip_5p >= 2 && modal_room(found) == found.clip_5p;
    std::int64_t const gap = has_random_ends ? found.clip_5p : 0;
    auto const ends_there = [gap](anchor const & a) {
        return std::abs(a.room() - gap) <= anchor_index::end_tolerance;
    };
    auto const ending =
        static_cast<std::uint64_t>(std::count_if(found.anchors.begin(), found.anchors.end(), ends_there));
    if (!is_convincing(ending, found.anchors.size()))
        return false;

    result.status = status::already_trimmed;
    result.anchors = found.anchors.size();
    result.support = static_cast<double>(ending) / static_cast<double>(found.anchors.size());
    result.layout.clip_5p = found.clip_5p;
    result.layout.gap_3p = has_random_ends ? found.clip_5p : 0;
    result.reason = "adapter already cut off: reads of " + std::to_string(found.shortest) + " to " +
                    std::to_string(found.longest) + " nt, " + percent(result.support) + " of " +
                    name_mirnas(result.anchors) + " end at the read's end" + name_extras(result.layout);
    return true;
}

/// By how much another sequence must be better supported than a kit: sequencing errors in its first bases
/// cost a kit some reads and a consensus that begins behind them none.
constexpr double least_margin{0.05};

/// What is the same in all reads before it belongs to the adapter: the kit has only its tail.
bool is_tail_only(candidate const & kit, evidence const & found)
{
    return kit.constant_gap && found.largest_share <= dominating_share;
}

/// Nothing can be better supported by the margin.
bool is_certain(candidate const & kit, evidence const & found)
{
    return kit.convincing() && !is_tail_only(kit, found) && kit.support() >= 1 - least_margin;
}

/// The better supported of the best of the known kits and of what the reads have in common.
std::optional<candidate>
best_candidate(evidence const & found, std::optional<candidate> const & kit, consensus const & common)
{
    // With fewer the end of a miRNA cannot be told from the adapter's begin.
    constexpr std::size_t enough_matures{3};
    bool const has_own = found.different_matures >= enough_matures && common.adapter.size() >= head_length &&
                         !common.is_repetitive;
    if (!has_own)
        return kit && kit->convincing() ? kit : std::nullopt;
    candidate own = evaluate(found, common.adapter);
    // Of few reads two.
    double const margin =
        std::max(least_margin, 2.0 / static_cast<double>(std::max<std::uint64_t>(own.anchors, 1)));
    if (kit && kit->convincing() && !is_tail_only(*kit, found) && kit->support() >= own.support() - margin)
        return kit;
    return own.convincing() ? std::optional{own} : std::nullopt;
}

void set_umi(candidate const & best, inference & result)
{
    reference::kit const * kit = find_adapter_kit(best.adapter, reference::kits());
    bool const kit_has_umi = kit != nullptr && kit->umi == reference::umi_place::after_adapter;
    std::uint32_t length = best.umi_ends ? best.random_behind : 0;
    if (kit_has_umi && best.random_behind >= kit->umi_length && !best.umi_ends)
        length = kit->umi_length;
    if (kit_has_umi && length == 0)
        result.warnings.push_back("the UMI of " + kit->name +
                                  " is not complete behind the adapter in reads of up to " +
                                  std::to_string(result.longest_read) + " nt: it is not used");
    if (length == 0)
        return;
    result.layout.umi = reference::umi_place::after_adapter;
    result.layout.umi_length = length;
}

/// Few anchors do not fix the number of random bases: then the design of the nearest known kit is the best
/// guess.
void lean_on_kits(candidate const & best, library::layout & layout)
{
    if (best.anchors >= enough_anchors || best.constant_gap)
        return;
    auto const & kits = reference::kits();
    auto const near = std::find_if(kits.begin(), kits.end(), [&](reference::kit const & kit) {
        return is_same_adapter(kit.adapter_3p, best.adapter) && is_near(kit, layout.clip_5p, best.gap_3p);
    });
    if (near != kits.end())
        layout.gap_3p = near->gap_3p;
}

void name_kit(inference & result)
{
    reference::kit const * kit = find_kit(result.layout, reference::kits());
    result.kit = kit != nullptr ? kit->name : "custom";
}

/// No layout is right for the reads of two libraries: a wrong one for one of them must not pass for known.
bool refuse_mixture(candidate const & best, evidence const & found, inference & result)
{
    second_library const second = find_second(found, best);
    if (second.share < noticeable_share)
        return false;
    std::string const what = name_support(best) + ", but " + second.description;
    if (second.share < mixing_share)
    {
        result.warnings.push_back("some reads show another library: " + what);
        return false;
    }
    result.refused = true;
    result.anchors = best.anchors;
    result.support = best.support();
    result.reason = "two libraries in one file: " + what + "; separate them (bar codes, lanes), or " +
                    std::string{remedy()};
    return true;
}

void describe_flank(evidence const & found, inference & result)
{
    flank const before = inspect_flank(found, found.clip_5p);
    if (before.kind == flank_kind::random)
        result.reason += "; the bases before the insert are random";
    if (before.kind == flank_kind::codes && before.codes.size() == 1)
        result.reason += "; the bases before the insert are " + before.codes.front();
    if (before.kind == flank_kind::codes && before.codes.size() > 1)
        result.reason += "; bar codes before the insert: " + join(before.codes, ", ");
}

void warn_of_doubts(candidate const & best, evidence const & found, inference & result)
{
    if (found.clip_share < clear_majority)
        result.warnings.push_back(
            "only " + percent(found.clip_share) + " of the known miRNAs begin behind " +
            std::to_string(found.clip_5p) +
            " bases, the others elsewhere: the 5' extra bases may differ between reads");
    if (best.anchors < enough_anchors)
        result.warnings.push_back("only " + name_mirnas(best.anchors) +
                                  " with bases behind: check the adapter, or give it by --adapter");
}

void accept(candidate const & best, evidence const & found, inference & result)
{
    result.status = status::detected;
    result.anchors = best.anchors;
    result.support = best.support();
    result.layout.adapter_3p = best.adapter;
    result.layout.clip_5p = found.clip_5p;
    result.layout.gap_3p = best.gap_3p;
    lean_on_kits(best, result.layout);
    set_umi(best, result);
    name_kit(result);
    result.reason = name_support(best) + name_extras(result.layout);
    describe_flank(found, result);
    warn_of_doubts(best, found, result);
}

/// The UMI of the poly-A kit with as many bases before the insert, if they are random where it lies.
void set_tailed_umi(evidence const & found, library::layout & layout)
{
    for (reference::kit const & kit : reference::kits())
        if (kit.poly_a && kit.clip_5p == layout.clip_5p && kit.umi == reference::umi_place::before_insert &&
            inspect_flank(found, layout.clip_5p).kind != flank_kind::codes)
        {
            layout.umi = kit.umi;
            layout.umi_length = kit.umi_length;
            return;
        }
}

void accept_tail(tail const & seen, evidence const & found, inference & result)
{
    result.status = status::detected;
    result.anchors = seen.tested.anchors;
    result.support = seen.tested.support();
    result.layout.adapter_3p = seen.adapter;
    result.layout.clip_5p = found.clip_5p;
    result.layout.poly_a = true;
    set_tailed_umi(found, result.layout);
    name_kit(result);
    result.reason = "poly-A tail behind " + percent(result.support) + " of " + name_mirnas(result.anchors) +
                    (seen.adapter.empty() ? std::string{} : ", then " + name_adapter(seen.adapter)) +
                    name_extras(result.layout);
    describe_flank(found, result);
    warn_of_doubts(seen.tested, found, result);
}

bool find_kit_only(evidence const & found, std::span<reads::read_view const> reads, inference & result)
{
    kit_share const dominant = dominant_kit(reads, reference::kits());
    if (dominant.kit == nullptr)
        return false;
    candidate const tested = evaluate(found, dominant.kit->adapter_3p);
    if (tested.anchors >= 10 && tested.support() < 0.3) // the miRNAs are followed by something else
        return false;
    reference::kit const & kit = best_relative(found, reads, *dominant.kit, reference::kits());
    result.status = status::kit_only;
    result.kit = kit.name;
    result.anchors = tested.anchors;
    result.support = dominant.share;
    result.layout = layout_of(kit);
    result.reason = name_adapter(kit.adapter_3p) + " in " + percent(dominant.share) + " of " +
                    with_commas(reads.size()) + " reads" + name_extras(result.layout);
    result.warnings.push_back("kit " + kit.name + " is taken from its adapter alone (" +
                              name_mirnas(tested.anchors) +
                              "); give --kit NAME when the library has other extra bases");
    return true;
}

std::string explain_failure(evidence const & found, consensus const & common)
{
    std::string const anchors = name_mirnas(found.anchors.size());
    if (found.reads == 0)
        return "no reads";
    if (common.is_repetitive)
        return "the known miRNAs are followed by " + common.adapter.substr(0, head_length) +
               "…, which is no adapter; " + std::string{remedy()};
    auto const has_room = [](anchor const & a) { return a.room() >= head_length; };
    auto const with_room = std::count_if(found.anchors.begin(), found.anchors.end(), has_room);
    if (found.anchors.size() < 10)
        return "only " + anchors + " in " + with_commas(found.reads) +
               " reads and no adapter of a known kit; " + std::string{remedy()};
    if (2 * static_cast<std::uint64_t>(with_room) < found.anchors.size())
        return "reads of up to " + std::to_string(found.longest) + " nt end too soon behind " + anchors +
               " to show an adapter; " + std::string{remedy()};
    return "no common sequence behind " + anchors + "; " + std::string{remedy()};
}

inference decide_layout(evidence const & found, std::span<reads::read_view const> reads, std::size_t threads)
{
    inference result;
    result.reads = found.reads;
    result.shortest_read = found.shortest;
    result.longest_read = found.longest;
    if (find_trimmed(found, result))
        return result;

    if (auto const seen = find_tail(found))
    {
        if (!refuse_mixture(seen->tested, found, result))
            accept_tail(*seen, found, result);
        return result;
    }
    auto const accept_unless_mixed = [&](candidate const & best) {
        if (!refuse_mixture(best, found, result))
            accept(best, found, result);
        return result;
    };
    auto const kit = best_kit_adapter(found, reference::kits(), threads);
    if (kit && is_certain(*kit, found))
        return accept_unless_mixed(*kit);
    consensus const common = find_consensus(found);
    if (auto const best = best_candidate(found, kit, common))
        return accept_unless_mixed(*best);
    // Two adapters in equal parts: none has the majority, but what is not one is the other.
    if (kit && kit->support() >= mixing_share && refuse_mixture(*kit, found, result))
        return result;
    if (!common.is_repetitive && find_kit_only(found, reads, result))
        return result;
    result.anchors = found.anchors.size();
    result.reason = explain_failure(found, common);
    return result;
}

} // namespace

library::layout layout_of(reference::kit const & kit)
{
    library::layout result;
    result.adapter_3p = kit.adapter_3p;
    result.clip_5p = kit.clip_5p;
    result.gap_3p = kit.gap_3p;
    result.umi = kit.umi;
    result.umi_length = kit.umi_length;
    result.poly_a = kit.poly_a;
    return result;
}

inference decide(evidence const & found, std::span<reads::read_view const> reads, std::size_t threads)
{
    inference result = decide_layout(found, reads, threads);
    constexpr double few{0.02};
    auto const masked = static_cast<double>(found.masked);
    if (masked > few * static_cast<double>(found.reads))
        result.warnings.push_back(
            percent(masked / static_cast<double>(found.reads)) +
            " of the reads end in a run of N: the demultiplexer has masked the adapter, and short inserts "
            "with it; demultiplex again without an adapter in its sheet");
    return result;
}

} // namespace polarmir::library
