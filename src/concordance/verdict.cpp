#include "verdict.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace polarmir::concordance {
namespace {

constexpr std::uint32_t min_templated{15};

/// A placement as rules see it.
struct hit_view
{
    placed const * place{nullptr};
    std::uint32_t tail{0}; ///< last bases that are not compared
    int mismatches{0};
    int tail_kind{0}; ///< 0 none, 1 of A and T, 2 other

    [[nodiscard]] auto rank() const noexcept { return std::tuple{mismatches, tail_kind, tail}; }
};

/// The first disagreeing base among the last that may disagree opens the tail.
std::uint32_t tail_of(std::uint64_t mask, std::uint32_t length, rules const & by) noexcept
{
    std::uint32_t const allowed =
        by.seed == 0 ? std::min(by.tail, length) : (length > by.seed ? length - by.seed : 0);
    if (allowed == 0) // inserts may fill the mask: it cannot be shifted by all of its bits
        return 0;
    std::uint64_t const last = mask >> (length - allowed);
    return last == 0 ? 0 : allowed - static_cast<std::uint32_t>(std::countr_zero(last));
}

std::uint64_t bits(std::uint32_t first, std::uint32_t last) noexcept
{
    return last <= first ? 0 : (~0ULL >> (64 - (last - first))) << first;
}

bool is_one_letter(std::string_view tail) noexcept
{
    return tail.empty() || tail.find_first_not_of(tail.front()) == std::string_view::npos;
}

int kind_of(std::string_view tail) noexcept
{
    if (tail.empty())
        return 0;
    return tail.find_first_not_of("AT") == std::string_view::npos ? 1 : 2;
}

/// Shifts of the ends of a hit against a mature.
std::pair<int, int> shifts(hit_view const & hit, std::uint32_t length, interval mature, bool whole_read)
{
    auto const begin = static_cast<int>(hit.place->begin);
    int const end = begin + static_cast<int>(length) - (whole_read ? 0 : static_cast<int>(hit.tail));
    return {begin - static_cast<int>(mature.begin), end - static_cast<int>(mature.end)};
}

bool holds(window w, int value) noexcept
{
    return value >= w.first && value <= w.last;
}

class judgement
{
  public:
    judgement(std::string_view insert, rules const & by, reference::mirna_reference const & reference) :
        insert_{insert}, length_{static_cast<std::uint32_t>(insert.size())}, by_{by}, reference_{reference}
    {}

    void look_at(placed const & place)
    {
        if (place.antisense && !by_.both_strands)
            return;
        hit_view hit{&place, tail_of(place.mismatches, length_, by_)};
        hit.mismatches = std::popcount(place.mismatches & bits(by_.ignored_5p, length_ - hit.tail));
        std::uint32_t const templated = length_ - hit.tail;
        std::uint32_t const checked = std::min(templated, by_.clean_end);
        if (static_cast<unsigned>(hit.mismatches) > by_.mismatches || templated < min_templated ||
            static_cast<unsigned>(std::popcount(place.mismatches)) > by_.disagreements ||
            (place.mismatches & bits(templated - checked, templated)) != 0)
            return;
        std::string_view const tail = insert_.substr(templated);
        if (by_.one_letter_tail && !is_one_letter(tail))
            return;
        hit.tail_kind = kind_of(tail);
        if (!by_.matures_only || lies_at_a_mature(hit))
            hits_.push_back(hit);
    }

    [[nodiscard]] verdict finish()
    {
        keep_best();
        verdict result;
        for (hit_view const & hit : hits_)
            add_claims(hit, result);
        std::ranges::sort(result.places);
        result.places.erase(std::unique(result.places.begin(), result.places.end()), result.places.end());
        return result;
    }

  private:
    [[nodiscard]] bool lies_at_a_mature(hit_view const & hit) const
    {
        return std::ranges::any_of(reference_.placements_in(hit.place->hairpin),
                                   [&](auto const & mature) { return claims(hit, mature.where); });
    }

    [[nodiscard]] bool claims(hit_view const & hit, interval mature) const
    {
        auto const [start, end] = shifts(hit, length_, mature, by_.whole_read);
        return holds(by_.start, start + static_cast<int>(by_.ignored_5p)) && holds(by_.end, end);
    }

    void keep_best()
    {
        if (hits_.empty() || by_.best == best_hit::all)
            return;
        auto const rank = [&](hit_view const & hit) {
            bool const is_exact = by_.best == best_hit::exact && hit.place->mismatches == 0;
            return by_.best == best_hit::strata ? hit.rank()
                                                : std::tuple{is_exact ? -1 : hit.mismatches, 0, 0U};
        };
        auto const best = rank(*std::ranges::min_element(hits_, {}, rank));
        std::erase_if(hits_, [&](hit_view const & hit) { return rank(hit) != best; });
    }

    [[nodiscard]] bool is_long_enough(hit_view const & hit) const noexcept
    {
        return length_ - hit.tail >= (hit.mismatches == 0 ? by_.min_exact : by_.min_with_mismatch);
    }

    [[nodiscard]] bool is_mature(std::uint32_t mature) const
    {
        return reference_.matures()[mature].sequence == insert_;
    }

    /// A hit on a hairpin is counted for the closest mature; one on matures for all it lies within.
    void add_claims(hit_view const & hit, verdict & result) const
    {
        std::pair closest{unlimited * unlimited, unlimited * unlimited};
        std::vector<counted_at> claimed;
        for (auto const & mature : reference_.placements_in(hit.place->hairpin))
        {
            if (!claims(hit, mature.where))
                continue;
            auto const [start, end] = shifts(hit, length_, mature.where, by_.whole_read);
            std::pair const distance{std::abs(start), std::abs(end)};
            if (!by_.matures_only && distance >= closest)
                continue;
            if (!by_.matures_only)
                claimed.clear();
            closest = distance;
            claimed.push_back({reference_.row_of(mature.mature), mature.mature, hit.place->hairpin});
        }
        if (!is_long_enough(hit))
            std::erase_if(claimed, [&](counted_at const & at) { return !is_mature(at.mature); });
        if (!claimed.empty() && hit.place->mismatches == 0)
            result.is_exact = true;
        result.places.insert(result.places.end(), claimed.begin(), claimed.end());
    }

    std::string_view insert_;
    std::uint32_t length_;
    rules const & by_;
    reference::mirna_reference const & reference_;
    std::vector<hit_view> hits_;
};

} // namespace

verdict judge(std::string_view insert,
              std::span<placed const> placements,
              rules const & by,
              reference::mirna_reference const & reference)
{
    judgement judging{insert, by, reference};
    if (insert.size() < by.min_length)
        return {};
    for (placed const & place : placements)
        judging.look_at(place);
    return judging.finish();
}

} // namespace polarmir::concordance
