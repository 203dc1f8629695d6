#include "explain/mirna_places.hpp"

#include "explain/wording.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace polarmir::explain {
namespace {

/// The alignment that lies there; it is among those found.
align::alignment at(align::result const & found, std::uint32_t target, std::uint32_t position)
{
    return *std::ranges::find_if(found.alignments, [&](align::alignment const & a) {
        return a.hairpin == target && a.position == position;
    });
}

drawn_place on_hairpin(std::string const & insert, align::alignment const & where)
{
    return {{true, where.hairpin}, lay(insert, where), fit_text(insert, where.mismatches, where.tail), {}};
}

drawn_place on_rna(relation kind, std::string const & insert, count::evidence const & found)
{
    std::uint32_t const rna = found.verdict.target;
    align::alignment const where =
        *std::ranges::find(found.competitors.alignments, rna, &align::alignment::hairpin);
    drawn_place place{{false, rna}, lay(insert, where), fit_text(insert, where.mismatches, where.tail), {}};
    align::stratum const & hairpins = found.hairpins.stratum;
    if (kind == relation::other_rna)
        place.remark = found.hairpins.alignments.empty()
                           ? "on no hairpin"
                           : "on a hairpin: " + fit_text(insert, hairpins.mismatches, hairpins.tail);
    return place;
}

} // namespace

std::vector<std::uint32_t> hairpins_of(reference::mirna_reference const & reference, std::uint32_t row)
{
    std::set<std::uint32_t> hairpins;
    for (reference::placement const & place : reference.placements())
        if (reference.row_of(place.mature) == row)
            hairpins.insert(place.hairpin);
    return {hairpins.begin(), hairpins.end()};
}

place_finder::place_finder(counted_output const & output, std::uint32_t row) :
    output_{output}, reference_{output.shared().reference()}, row_{row}, hairpins_{
                                                                             hairpins_of(reference_, row)}
{}

drawn_place place_finder::operator()(relation kind, std::string const & insert) const
{
    count::evidence const found = output_.shared().annotate().explain(insert);
    switch (kind)
    {
    case relation::counted:
        return claimed(insert, found);
    case relation::shared:
    case relation::other_rna:
        return on_rna(kind, insert, found);
    case relation::beside:
        return beside(insert, found);
    case relation::antisense:
        break;
    }
    return opposite(insert, found);
}

drawn_place place_finder::claimed(std::string const & insert, count::evidence const & found) const
{
    std::vector<count::claim> claims;
    for (count::claim const & one : found.verdict.claims)
        if (one.row == row_)
            claims.push_back(one);
    drawn_place place =
        on_hairpin(insert, at(found.hairpins, claims.front().hairpin, claims.front().position));
    std::vector<std::string> others;
    for (std::uint32_t const row : found.verdict.rows)
        if (row != row_)
            others.push_back(reference_.row_mature(row).name);
    if (!others.empty())
        place.remark = "as well " + join(others, ", ");
    if (claims.size() < hairpins_.size())
        place.remark += (place.remark.empty() ? "on " : "; on ") + std::to_string(claims.size()) + " of " +
                        count_of(hairpins_.size(), "hairpin");
    return place;
}

drawn_place place_finder::beside(std::string const & insert, count::evidence const & found) const
{
    auto const templated = static_cast<std::uint32_t>(insert.size()) - found.hairpins.stratum.tail;
    auto const where = *std::ranges::find_if(found.verdict.places, [&](count::hairpin_place const & p) {
        return overlaps_row(reference_, row_, p.hairpin, {p.position, p.position + templated});
    });
    drawn_place place = on_hairpin(insert, at(found.hairpins, where.hairpin, where.position));
    place.remark = why_not_claimed(where, templated);
    return place;
}

std::string place_finder::why_not_claimed(count::hairpin_place const & where, std::uint32_t templated) const
{
    for (reference::placement const & place : reference_.placements_in(where.hairpin))
    {
        if (reference_.row_of(place.mature) != row_)
            continue;
        auto const shift_5p = std::int64_t{where.position} - place.where.begin;
        auto const shift_3p = std::int64_t{where.position} + templated - place.where.end;
        if (std::abs(shift_5p) > count::max_shift_5p || std::abs(shift_3p) > count::max_shift_3p)
            return "its ends: " + signed_number(shift_5p) + " and " + signed_number(shift_3p) +
                   " nt from the mature's";
    }
    return "too short: " + std::to_string(templated) + " nt on the hairpin";
}

drawn_place place_finder::opposite(std::string const & insert, count::evidence const & found) const
{
    auto const where = *std::ranges::find_if(found.antisense.alignments, [&](align::alignment const & a) {
        return overlaps_row_reversed(reference_, row_, insert.size(), a);
    });
    drawn_place place = on_hairpin(insert, where);
    place.where = lay_reverse(insert, where, reference_.hairpins()[where.hairpin].sequence.size());
    place.remark = "drawn as its reverse complement";
    return place;
}

} // namespace polarmir::explain
