#include "variants.hpp"

#include <initializer_list>
#include <utility>

namespace polarmir::concordance {
namespace {

/// Gathers changed rules.
class variant_list
{
  public:
    explicit variant_list(rules const & from) : from_{from} {}

    /// One for each value of a member.
    template <typename value_t>
    void try_values(value_t rules::*member, std::initializer_list<value_t> values)
    {
        for (value_t const & value : values)
            try_change([&](rules & changed) { changed.*member = value; });
    }

    void try_change(auto const & change)
    {
        rules changed = from_;
        change(changed);
        if (!(changed == from_))
            all_.push_back(std::move(changed));
    }

    [[nodiscard]] std::vector<rules> take() && { return std::move(all_); }

  private:
    rules const & from_;
    std::vector<rules> all_;
};

void try_lengths(variant_list & list)
{
    for (std::uint32_t const length : {16U, 17U, 18U, 19U, 20U})
        list.try_change([&](rules & changed) {
            changed.min_length = length;
            changed.min_exact = changed.min_with_mismatch = 0;
        });
    list.try_change([](rules & changed) { adopt(changed, rules{}, clause::length); });
}

void try_ends(variant_list & list)
{
    for (window const w : {window{-5, 5}, window{-2, 2}, window{-3, 3}, window{-7, 7}, window{0, 0}})
        list.try_change([&](rules & changed) {
            changed.end = w;
            changed.whole_read = false;
        });
    for (int const last : {0, 2, 5, 6, unlimited})
        list.try_change([&](rules & changed) {
            changed.end = {-unlimited, last};
            changed.whole_read = true;
        });
}

void try_tails(variant_list & list)
{
    for (std::uint32_t const tail : {0U, 1U, 2U, 3U})
        for (std::uint32_t const clean : {0U, 3U})
            list.try_change([&](rules & changed) {
                changed.tail = tail;
                changed.clean_end = clean;
                changed.one_letter_tail = false;
                changed.seed = 0;
            });
    list.try_change([](rules & changed) { changed.one_letter_tail = true; });
    for (std::uint32_t const seed : {17U, 18U, 19U, 20U})
        list.try_change([&](rules & changed) {
            changed.seed = seed;
            changed.clean_end = 0;
        });
}

void try_mismatches(variant_list & list)
{
    list.try_values(&rules::mismatches, {0U, 1U, 2U});
    list.try_values(&rules::disagreements, {1U, 2U, 3U, static_cast<unsigned>(unlimited)});
}

} // namespace

std::vector<rules> variants(rules const & from, clause part)
{
    variant_list list{from};
    switch (part)
    {
    case clause::umi:
        list.try_values(&rules::molecules, {true, false});
        break;
    case clause::ties:
        list.try_values(&rules::ties, {tie::abundance, tie::equal, tie::full, tie::none});
        break;
    case clause::hits:
        list.try_values(&rules::hits, {hit::sequence, hit::name, hit::place});
        break;
    case clause::length:
        try_lengths(list);
        break;
    case clause::start:
        list.try_values(
            &rules::start,
            {{-3, 3}, {-1, 1}, {-2, 2}, {-6, 6}, {0, 0}, {0, unlimited}, {-2, unlimited}, {-3, unlimited}});
        break;
    case clause::end:
        try_ends(list);
        break;
    case clause::tail:
        try_tails(list);
        break;
    case clause::mismatches:
        try_mismatches(list);
        break;
    case clause::target:
        list.try_values(&rules::matures_only, {true, false});
        break;
    case clause::best:
        list.try_values(&rules::best,
                        {best_hit::strata, best_hit::mismatches, best_hit::exact, best_hit::all});
        break;
    case clause::strand:
        list.try_values(&rules::both_strands, {true, false});
        break;
    case clause::competition:
        list.try_values(&rules::competition, {true, false});
        break;
    case clause::trimming:
        list.try_values(&rules::dropped_reads, {true, false});
        break;
    case clause::filter:
        list.try_values(&rules::min_exact_reads, {0U, 2U});
        break;
    }
    return std::move(list).take();
}

} // namespace polarmir::concordance
