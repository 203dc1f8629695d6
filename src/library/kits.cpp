#include "library/kits.hpp"

#include "library/largest.hpp"
#include "library/tail.hpp"

#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <bit>
#include <vector>

namespace polarmir::library {
namespace {

constexpr std::uint32_t head_mask{(1U << (2 * head_length)) - 1};
constexpr std::uint32_t low_bits{0x555555};

/// First 12 nt of an adapter, two bits a base; bases that are N are left out of the comparison.
struct packed_head
{
    std::uint32_t bases{0};
    std::uint32_t compared{0}; ///< low bit of each base that counts

    explicit packed_head(std::string_view adapter)
    {
        for (std::uint32_t i = 0; i < head_length; ++i)
        {
            std::uint8_t const code = i < adapter.size() ? base_code(adapter[i]) : unknown_base;
            bases = (bases << 2) | (code & 3U);
            compared = (compared << 2) | (code == unknown_base ? 0U : 1U);
        }
    }

    [[nodiscard]] int mismatches(std::uint32_t word) const noexcept
    {
        std::uint32_t const difference = word ^ bases;
        return std::popcount((difference | (difference >> 1)) & compared & low_bits);
    }
};

struct head_hit
{
    std::size_t head{0};
    std::size_t position{0};
    int mismatches{0};
};

/// The head that begins first in the read; where two overlap, the one with fewer mismatches.
std::optional<head_hit> first_hit(std::string_view read, std::span<packed_head const> heads)
{
    std::optional<head_hit> best;
    std::uint32_t word{0};
    std::size_t valid{0};
    for (std::size_t i = 0; i < read.size(); ++i)
    {
        std::uint8_t const code = base_code(read[i]);
        valid = code == unknown_base ? 0 : valid + 1;
        word = ((word << 2) | (code & 3U)) & head_mask;
        if (valid < head_length)
            continue;
        std::size_t const position = i + 1 - head_length;
        if (best && (best->mismatches == 0 || position >= best->position + head_length))
            break;
        for (std::size_t head = 0; head < heads.size(); ++head)
            if (int const mismatches = heads[head].mismatches(word);
                mismatches <= 1 && (!best || mismatches < best->mismatches))
                best = head_hit{head, position, mismatches};
    }
    return best;
}

/// Which of the families the head shows: behind a poly-A tail the one whose adapter follows a tail, where the
/// head may begin with the tail's last A; without a tail none of those.
std::optional<std::size_t>
family_of(head_hit const & hit, std::string_view read, std::span<reference::kit const * const> families)
{
    bool const has_tail = is_behind_tail(read, hit.position);
    if (families[hit.head]->poly_a)
        return has_tail ? std::optional{hit.head} : std::nullopt;
    std::string_view const adapter = families[hit.head]->adapter_3p;
    if (!has_tail || !adapter.starts_with('A'))
        return hit.head;
    for (std::size_t i = 0; i < families.size(); ++i)
        if (families[i]->poly_a && is_same_adapter(families[i]->adapter_3p, adapter.substr(1)))
            return i;
    return hit.head;
}

/// Reads whose adapter (or tail) begins where it does in adapter dimers of that kit.
std::uint64_t count_dimers(std::span<reads::read_view const> reads, reference::kit const & kit)
{
    std::string_view const begin =
        kit.poly_a ? std::string_view{"AAAAAAAA"} : std::string_view{kit.adapter_3p}.substr(0, head_length);
    std::size_t const at = std::size_t{kit.clip_5p} + kit.gap_3p;
    auto const is_dimer = [&](reads::read_view const & read) {
        bool const begins_there = read.bases.size() > at && read.bases.substr(at).starts_with(begin);
        return begins_there && (!kit.poly_a || at == 0 || read.bases[at - 1] != 'A');
    };
    return static_cast<std::uint64_t>(std::count_if(reads.begin(), reads.end(), is_dimer));
}

std::uint64_t count_layout(evidence const & found, reference::kit const & kit)
{
    if (kit.poly_a)
        return 0; // found by its tail
    candidate const tested = evaluate(found, kit.adapter_3p);
    if (tested.carrying == 0 || !is_near(kit, kit.clip_5p, tested.gap_3p))
        return 0;
    auto const begins_there = [&kit](anchor const & a) { return a.hit.begin == kit.clip_5p; };
    return static_cast<std::uint64_t>(
        std::count_if(found.anchors.begin(), found.anchors.end(), begins_there));
}

/// True for v1.0 beside v1.5, if most reads show the longer one: its first bases look like random bases or
/// like ends of miRNAs when there are few reads.
bool is_tail_of(candidate const & shorter, candidate const & longer)
{
    if (!longer.convincing())
        return false;
    std::string_view const whole = longer.adapter;
    for (std::size_t begin = 1; begin + head_length <= whole.size(); ++begin)
        if (is_same_adapter(whole.substr(begin), shorter.adapter))
            return true;
    return false;
}

bool is_better(candidate const & tested, candidate const & best)
{
    if (is_tail_of(best, tested) || is_tail_of(tested, best))
        return is_tail_of(best, tested);
    // Behind constant bases it is the tail of an adapter that no kit has.
    if (best.constant_gap != tested.constant_gap)
        return best.constant_gap;
    return best.support() < tested.support();
}

} // namespace

bool is_same_adapter(std::string_view a, std::string_view b) noexcept
{
    std::size_t const overlap = std::min({a.size(), b.size(), std::size_t{head_length}});
    std::size_t mismatches{0};
    for (std::size_t i = 0; i < overlap; ++i)
        mismatches += a[i] != b[i] && a[i] != 'N' && b[i] != 'N' ? 1U : 0U;
    return mismatches <= (overlap == head_length ? 1U : 0U);
}

bool is_near(reference::kit const & kit, std::uint32_t clip_5p, std::uint32_t gap_3p) noexcept
{
    return kit.clip_5p == clip_5p && kit.gap_3p <= gap_3p + 2 && gap_3p <= kit.gap_3p + 2;
}

std::optional<candidate>
best_kit_adapter(evidence const & found, std::span<reference::kit const> kits, std::size_t threads)
{
    std::vector<std::string_view> adapters;
    for (reference::kit const & kit : kits)
        if (!kit.poly_a && std::ranges::find(adapters, kit.adapter_3p) == adapters.end())
            adapters.push_back(kit.adapter_3p); // an adapter behind a tail is not behind the mature
    std::optional<candidate> best;
    for (candidate & one : evaluate(found, adapters, threads))
        if (one.carrying != 0 && (!best || is_better(one, *best)))
            best = std::move(one);
    return best;
}

reference::kit const * find_kit(library::layout const & layout, std::span<reference::kit const> kits) noexcept
{
    auto const agrees = [&layout](reference::kit const & kit) {
        return is_same_adapter(kit.adapter_3p, layout.adapter_3p) && kit.clip_5p == layout.clip_5p &&
               kit.gap_3p == layout.gap_3p && kit.umi == layout.umi && kit.umi_length == layout.umi_length &&
               kit.poly_a == layout.poly_a;
    };
    auto const found = std::find_if(kits.begin(), kits.end(), agrees);
    return found == kits.end() ? nullptr : &*found;
}

reference::kit const * find_adapter_kit(std::string_view adapter,
                                        std::span<reference::kit const> kits) noexcept
{
    auto const found = std::find_if(kits.begin(), kits.end(), [adapter](reference::kit const & kit) {
        return is_same_adapter(kit.adapter_3p, adapter);
    });
    return found == kits.end() ? nullptr : &*found;
}

reference::kit const & best_relative(evidence const & found,
                                     std::span<reads::read_view const> reads,
                                     reference::kit const & kit,
                                     std::span<reference::kit const> kits)
{
    struct votes
    {
        std::uint64_t anchors;
        std::uint64_t dimers;

        /// Short inserts make reads that look like the dimers of another kit; true dimers are many more.
        [[nodiscard]] bool are_clearly_more_than(votes const & other) const noexcept
        {
            constexpr std::uint64_t few{10};
            return anchors > other.anchors || (anchors == other.anchors && dimers > 2 * other.dimers + few);
        }
    };
    auto const count = [&](reference::kit const & one) {
        return votes{count_layout(found, one), count_dimers(reads, one)};
    };
    reference::kit const * best{&kit};
    votes most = count(kit);
    for (reference::kit const & other : kits)
    {
        if (!is_same_adapter(other.adapter_3p, kit.adapter_3p) || other.poly_a != kit.poly_a)
            continue;
        if (votes const others = count(other); others.are_clearly_more_than(most))
        {
            most = others;
            best = &other;
        }
    }
    return *best;
}

kit_share dominant_kit(std::span<reads::read_view const> reads, std::span<reference::kit const> kits)
{
    std::vector<reference::kit const *> families; // of each group of kits that begin alike the first
    std::vector<packed_head> heads;
    for (reference::kit const & kit : kits)
        if (find_adapter_kit(kit.adapter_3p, kits) == &kit)
        {
            families.push_back(&kit);
            heads.emplace_back(kit.adapter_3p);
        }
    std::vector<std::uint64_t> hits(families.size(), 0);
    for (reads::read_view const & read : reads)
        if (auto const hit = first_hit(read.bases, heads))
            if (auto const family = family_of(*hit, read.bases, families))
                ++hits[*family];
    if (hits.empty())
        return {};

    std::size_t const first = index_of_largest(hits);
    std::uint64_t const most = hits[first];
    bool const is_frequent = most >= 10 && 10 * most >= 3 * reads.size();
    auto const rivals =
        std::count_if(hits.begin(), hits.end(), [most](std::uint64_t n) { return 5 * n > most; });
    if (!is_frequent || rivals > 1) // itself is one
        return {};
    return {families[first], static_cast<double>(most) / static_cast<double>(reads.size())};
}

double share_of_reads(std::span<reads::read_view const> reads, std::string_view adapter)
{
    if (reads.empty())
        return 0;
    std::array const heads{packed_head{adapter}};
    auto const carries = [&heads](reads::read_view const & read) {
        return first_hit(read.bases, heads).has_value();
    };
    return static_cast<double>(std::count_if(reads.begin(), reads.end(), carries)) /
           static_cast<double>(reads.size());
}

} // namespace polarmir::library
