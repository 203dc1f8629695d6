#include "mirna_source.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::simulate {
namespace {

// Which ends of an isomiR differ: the 3' end varies far more than the 5' end, which holds the seed.
constexpr double chance_5p{0.10};
constexpr double chance_3p{0.60};
constexpr double chance_tail{0.45};

/// Of A and T in tails: adenylation is the more frequent of the two.
constexpr double share_of_a{11.0 / 18};

std::uint32_t percent_of(double share)
{
    constexpr double percent{100};
    return static_cast<std::uint32_t>(std::lround(share * percent));
}

} // namespace

mirna_source::mirna_source(reference::mirna_reference const & reference, config const & settings) :
    reference_{reference}, placements_(reference.rows().size()),
    model_{settings.ends ? measured_ends() : common_ends()}, ends_{settings.ends},
    isomir_rate_{settings.isomir_rate}, snv_rate_{settings.snv_rate}, longest_{settings.longest_insert()},
    percent_a_{percent_of(settings.tail_au * share_of_a)}, percent_au_{percent_of(settings.tail_au)}
{
    auto const places = reference.placements();
    for (std::uint32_t i = 0; i < places.size(); ++i)
        placements_[reference.row_of(places[i].mature)].push_back(i);
}

void mirna_source::draw(std::uint32_t row, generator & random, fragment & result) const
{
    auto const & choices = placements_[row];
    reference::placement const & place = reference_.placements()[choices[below(choices.size(), random)]];
    reference::hairpin const & hairpin = reference_.hairpins()[place.hairpin];
    result.reset(read_class::mirna);
    result.row = row;
    result.origin = hairpin.name;
    result.where = place.where;
    result.insert.assign(hairpin.sequence, place.where.begin, place.where.length());
    if (differences const which = draw_differences(random); which.shift_5p || which.shift_3p || which.tail)
        vary_ends(place, which, random, result);
    if (happens(snv_rate_, random))
        substitute(random, result);
}

mirna_source::differences mirna_source::draw_differences(generator & random) const
{
    differences drawn;
    if (ends_)
        return {
            happens(ends_->shift_5p, random), happens(ends_->shift_3p, random), happens(ends_->tail, random)};
    if (!happens(isomir_rate_, random))
        return drawn;
    drawn.shift_5p = happens(chance_5p, random);
    drawn.tail = happens(chance_tail, random);
    drawn.shift_3p = happens(chance_3p, random) || !(drawn.shift_5p || drawn.tail);
    return drawn;
}

void mirna_source::vary_ends(reference::placement const & place,
                             differences const & which,
                             generator & random,
                             fragment & result) const
{
    std::string const & hairpin = reference_.hairpins()[place.hairpin].sequence;
    interval where = place.where;
    if (which.shift_5p)
        where.begin = moved(where.begin, model_.shifts_5p, hairpin.size(), random);
    if (which.shift_3p)
        where.end = moved(where.end, model_.shifts_3p, hairpin.size(), random);
    // What cannot be told apart, read through or known stays as annotated.
    auto const longest_tail = static_cast<std::uint32_t>(model_.tails.back().nt);
    if (where.end < where.begin + model_.shortest_templated || where.length() + longest_tail > longest_ ||
        std::string_view{hairpin}.substr(where.begin, where.length()).find('N') != std::string_view::npos)
        return;
    result.where = where;
    result.shift_5p = static_cast<std::int32_t>(where.begin) - static_cast<std::int32_t>(place.where.begin);
    result.shift_3p = static_cast<std::int32_t>(where.end) - static_cast<std::int32_t>(place.where.end);
    result.insert.assign(hairpin, where.begin, where.length());
    if (which.tail)
        add_tail(hairpin, random, result);
}

std::uint32_t mirna_source::moved(std::uint32_t position,
                                  std::span<weighted_length const> shifts,
                                  std::size_t size,
                                  generator & random) const
{
    auto const last = static_cast<std::int64_t>(size);
    std::int64_t to = position + std::int64_t{pick(shifts, random)};
    // A rate that was asked for holds also where hairpins begin or end with the mature.
    while (ends_ && (to < 0 || to > last))
        to = position + std::int64_t{pick(shifts, random)};
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(to, 0, last));
}

void mirna_source::add_tail(std::string const & hairpin, generator & random, fragment & result) const
{
    result.tail = static_cast<std::uint32_t>(pick(model_.tails, random));
    // A first base that agrees with the hairpin would make it one base longer, not tailed.
    char const templated = result.where.end < hairpin.size() ? hairpin[result.where.end] : 'N';
    char first = tail_base(random);
    while (first == templated)
        first = tail_base(random);
    result.insert += first;
    for (std::uint32_t i = 1; i < result.tail; ++i)
        result.insert += tail_base(random);
}

char mirna_source::tail_base(generator & random) const
{
    std::uint32_t const percent = between(0, 99, random);
    if (percent < percent_au_)
        return percent < percent_a_ ? 'A' : 'T';
    return percent < percent_au_ + (100 - percent_au_) / 2 ? 'C' : 'G';
}

void mirna_source::substitute(generator & random, fragment & result)
{
    // Inner bases only: at the ends a substitution looks like a shift or a tail.
    constexpr std::uint32_t margin{4};
    std::uint32_t const position = between(1, result.where.length() - margin, random);
    char const from = result.insert[position];
    char const to = other_base(from, random);
    result.insert[position] = to;
    result.snv = substitution{position, from, to};
}

} // namespace polarmir::simulate
