#include <polarmir/count/tied_row.hpp>

#include <cstdlib>
#include <stdexcept>
#include <tuple>

namespace polarmir::count {
namespace {

/// What the claim with the nearest ends has least of.
auto distance_of(tied_row const & one)
{
    return std::tuple{std::abs(one.shift_5p), std::abs(one.shift_3p), one.shift_5p, one.shift_3p};
}

} // namespace

std::vector<tied_row>
tied_rows(assignment const & verdict, std::size_t insert_length, reference::mirna_reference const & reference)
{
    auto const templated = static_cast<std::uint32_t>(insert_length) - verdict.stratum.tail;
    auto const shift = [](std::uint32_t from, std::uint32_t to) {
        return static_cast<std::int8_t>(static_cast<int>(to) - static_cast<int>(from));
    };
    std::vector<tied_row> rows;
    for (claim const & c : verdict.claims)
    {
        interval const mature = place_of(reference, c);
        tied_row const one{c.row, shift(mature.begin, c.position), shift(mature.end, c.position + templated)};
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
