#include "count/claims.hpp"

#include <polarmir/count/annotator.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace polarmir::count {
namespace {

std::uint32_t distance(std::uint32_t a, std::uint32_t b) noexcept
{
    return a < b ? b - a : a - b;
}

void make_distinct(auto & values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// One claim for each (row, hairpin); an insert that fits a tandem repeat twice is still one read there.
void keep_first_positions(std::vector<claim> & claims)
{
    std::ranges::sort(claims, {}, [](claim const & c) { return std::tuple{c.row, c.hairpin, c.position}; });
    auto const same_place = [](claim const & a, claim const & b) {
        return a.row == b.row && a.hairpin == b.hairpin;
    };
    claims.erase(std::unique(claims.begin(), claims.end(), same_place), claims.end());
}

/// On the hairpins of the claims that were too short to count, if there are any.
assignment unclaimed(align::result const & found, std::vector<claim> const & claims)
{
    assignment verdict;
    verdict.read_class = read_class::hairpin_other;
    verdict.stratum = found.stratum;
    for (claim const & c : claims)
        verdict.places.push_back({c.hairpin, c.position});
    if (claims.empty())
        for (align::alignment const & a : found.alignments)
            verdict.places.push_back({a.hairpin, a.position});
    make_distinct(verdict.places);
    return verdict;
}

/// Where the templated part lies, the same length for all alignments of a stratum.
interval templated_part(align::alignment const & a, std::string_view insert) noexcept
{
    return {a.position, a.position + static_cast<std::uint32_t>(insert.size()) - a.tail};
}

bool equals_a_mature(std::string_view insert,
                     std::vector<std::uint32_t> const & rows,
                     reference::mirna_reference const & reference)
{
    return std::ranges::any_of(
        rows, [&](std::uint32_t row) { return reference.row_mature(row).sequence == insert; });
}

} // namespace

std::optional<std::uint32_t>
claiming_mature(reference::mirna_reference const & reference, std::uint32_t hairpin, interval where) noexcept
{
    std::optional<std::uint32_t> claiming;
    std::pair closest{max_shift_5p, max_shift_3p};
    for (auto const & placement : reference.placements_in(hairpin))
    {
        std::pair const shifts{distance(placement.where.begin, where.begin),
                               distance(placement.where.end, where.end)};
        if (shifts.first > max_shift_5p || shifts.second > max_shift_3p)
            continue;
        // Placements come by (begin, accession): only a closer one may replace an earlier one.
        if (!claiming || shifts < closest)
        {
            claiming = placement.mature;
            closest = shifts;
        }
    }
    return claiming;
}

bool is_countable(std::size_t templated, unsigned mismatches) noexcept
{
    return templated >= (mismatches == 0 ? min_counted_exact : min_counted_with_mismatch);
}

assignment assign_to_hairpins(reference::mirna_reference const & reference,
                              std::string_view insert,
                              align::result const & found)
{
    assignment verdict;
    verdict.read_class = read_class::mirna;
    verdict.stratum = found.stratum;
    for (auto const & a : found.alignments)
        if (auto const mature = claiming_mature(reference, a.hairpin, templated_part(a, insert)))
        {
            verdict.claims.push_back({reference.row_of(*mature), a.hairpin, *mature, a.position});
            verdict.rows.push_back(verdict.claims.back().row);
        }
    keep_first_positions(verdict.claims);
    make_distinct(verdict.rows);

    bool const long_enough = is_countable(insert.size() - found.stratum.tail, found.stratum.mismatches);
    if (!verdict.rows.empty() && (long_enough || equals_a_mature(insert, verdict.rows, reference)))
        return verdict;
    return unclaimed(found, verdict.claims);
}

} // namespace polarmir::count
