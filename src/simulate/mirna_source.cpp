#include "mirna_source.hpp"

#include <algorithm>
#include <array>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t shortest_templated{17}; ///< shorter pieces cannot be told from chance matches
constexpr std::uint32_t longest_tail{3};

/// How far an end moves, and in how many of 100 isomiRs whose end moves.
struct shift
{
    std::int32_t by;
    std::uint32_t percent;
};
constexpr std::array<shift, 4> shifts_5p{{{-2, 10}, {-1, 40}, {1, 40}, {2, 10}}};
constexpr std::array<shift, 7> shifts_3p{{{-4, 3}, {-3, 7}, {-2, 15}, {-1, 35}, {1, 25}, {2, 10}, {3, 5}}};

// Which ends of an isomiR differ: the 3' end varies far more than the 5' end, which holds the seed.
constexpr double chance_5p{0.10};
constexpr double chance_3p{0.60};
constexpr double chance_tail{0.45};

template <std::size_t size>
std::int32_t pick(std::array<shift, size> const & shifts, generator & random)
{
    std::uint32_t left = between(0, 99, random);
    for (shift const & one : shifts)
    {
        if (left < one.percent)
            return one.by;
        left -= one.percent;
    }
    return shifts.back().by;
}

/// Adenylation and uridylation make almost all non-templated additions.
char tail_base(generator & random)
{
    std::uint32_t const percent = between(0, 99, random);
    if (percent < 55)
        return 'A';
    if (percent < 90)
        return 'T';
    return percent < 95 ? 'C' : 'G';
}

std::uint32_t moved(std::uint32_t position, std::int32_t by, std::size_t size)
{
    auto const to = static_cast<std::int64_t>(position) + by;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(to, 0, static_cast<std::int64_t>(size)));
}

} // namespace

mirna_source::mirna_source(reference::mirna_reference const & reference, config const & settings) :
    reference_{reference}, placements_(reference.rows().size()),
    isomir_rate_{settings.isomir_rate}, snv_rate_{settings.snv_rate}, longest_{settings.longest_insert()}
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
    if (happens(isomir_rate_, random))
        vary_ends(place, random, result);
    if (happens(snv_rate_, random))
        substitute(random, result);
}

void mirna_source::vary_ends(reference::placement const & place, generator & random, fragment & result) const
{
    bool const vary_5p = happens(chance_5p, random);
    bool const with_tail = happens(chance_tail, random);
    bool const vary_3p = happens(chance_3p, random) || !(vary_5p || with_tail);
    std::string const & hairpin = reference_.hairpins()[place.hairpin].sequence;
    interval where = place.where;
    if (vary_5p)
        where.begin = moved(where.begin, pick(shifts_5p, random), hairpin.size());
    if (vary_3p)
        where.end = moved(where.end, pick(shifts_3p, random), hairpin.size());
    // What cannot be told apart, read through or known stays as annotated.
    if (where.end < where.begin + shortest_templated || where.length() + longest_tail > longest_ ||
        std::string_view{hairpin}.substr(where.begin, where.length()).find('N') != std::string_view::npos)
        return;
    result.where = where;
    result.shift_5p = static_cast<std::int32_t>(where.begin) - static_cast<std::int32_t>(place.where.begin);
    result.shift_3p = static_cast<std::int32_t>(where.end) - static_cast<std::int32_t>(place.where.end);
    result.insert.assign(hairpin, where.begin, where.length());
    if (with_tail)
        add_tail(hairpin, random, result);
}

void mirna_source::add_tail(std::string const & hairpin, generator & random, fragment & result)
{
    std::uint32_t const percent = between(0, 99, random);
    result.tail = percent < 70 ? 1 : percent < 90 ? 2 : longest_tail;
    // A first base that agrees with the hairpin would make it one base longer, not tailed.
    char const templated = result.where.end < hairpin.size() ? hairpin[result.where.end] : 'N';
    char first = tail_base(random);
    while (first == templated)
        first = tail_base(random);
    result.insert += first;
    for (std::uint32_t i = 1; i < result.tail; ++i)
        result.insert += tail_base(random);
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
