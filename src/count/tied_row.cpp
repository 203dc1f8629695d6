#include <polarmir/count/annotator.hpp>
#include <polarmir/count/tied_row.hpp>

#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace polarmir::count {
namespace {

/// What the claim with the nearest ends has least of.
auto distance_of(tied_row const & one)
{
    return std::tuple{std::abs(one.shift_5p), std::abs(one.shift_3p), one.shift_5p, one.shift_3p};
}

/// Of several places of the mature in the hairpin that which claims: the ends of a nearer one may be too far
/// off.
tied_row nearest_claim(claim const & c, std::uint32_t end, reference::mirna_reference const & reference)
{
    auto const shift = [](std::uint32_t from, std::uint32_t to) {
        return static_cast<int>(to) - static_cast<int>(from);
    };
    std::optional<tied_row> nearest;
    for (reference::placement const & p : reference.placements_in(c.hairpin))
    {
        int const shift_5p = shift(p.where.begin, c.position);
        int const shift_3p = shift(p.where.end, end);
        if (p.mature != c.mature || std::abs(shift_5p) > static_cast<int>(max_shift_5p) ||
            std::abs(shift_3p) > static_cast<int>(max_shift_3p))
            continue;
        tied_row const one{c.row, static_cast<std::int8_t>(shift_5p), static_cast<std::int8_t>(shift_3p)};
        if (!nearest || distance_of(one) < distance_of(*nearest))
            nearest = one;
    }
    if (!nearest)
        throw std::logic_error{"a claim names a mature that does not claim there"};
    return *nearest;
}

} // namespace

std::vector<tied_row>
tied_rows(assignment const & verdict, std::size_t insert_length, reference::mirna_reference const & reference)
{
    auto const templated = static_cast<std::uint32_t>(insert_length) - verdict.stratum.tail;
    std::vector<tied_row> rows;
    for (claim const & c : verdict.claims)
    {
        tied_row const one = nearest_claim(c, c.position + templated, reference);
        if (rows.empty() || rows.back().row != c.row)
            rows.push_back(one);
        else if (distance_of(one) < distance_of(rows.back()))
            rows.back() = one;
    }
    return rows;
}

interval place_of(reference::mirna_reference const & reference, claim const & claim)
{
    reference::placement const * nearest{nullptr};
    auto const distance = [&](reference::placement const & p) {
        return p.where.begin < claim.position ? claim.position - p.where.begin
                                              : p.where.begin - claim.position;
    };
    for (reference::placement const & p : reference.placements_in(claim.hairpin))
        if (p.mature == claim.mature && (nearest == nullptr || distance(p) < distance(*nearest)))
            nearest = &p;
    if (nearest == nullptr)
        throw std::logic_error{"a claim names a mature that is not in the hairpin"};
    return nearest->where;
}

} // namespace polarmir::count
