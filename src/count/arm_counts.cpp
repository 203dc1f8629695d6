#include "count/arm_counts.hpp"

#include "count/largest_remainder.hpp"

#include <algorithm>

namespace polarmir::count {
namespace {

/// A read and the middle of its hairpin, in half bases.
struct doubled
{
    std::size_t begin;
    std::size_t end;
    std::size_t middle;
};

doubled on_hairpin(std::uint32_t position, std::size_t length, reference::hairpin const & hairpin) noexcept
{
    return {2 * std::size_t{position}, 2 * (position + length), hairpin.sequence.size()};
}

arm arm_of_claimed(doubled const & read) noexcept
{
    return (read.begin + read.end) / 2 <= read.middle ? arm::five_prime : arm::three_prime;
}

arm arm_of_unclaimed(doubled const & read) noexcept
{
    if (read.end <= read.middle)
        return arm::five_prime;
    return read.begin >= read.middle ? arm::three_prime : arm::loop;
}

} // namespace

char const * name_of(arm a) noexcept
{
    switch (a)
    {
    case arm::five_prime:
        return "5p";
    case arm::three_prime:
        return "3p";
    case arm::loop:
        break;
    }
    return "loop";
}

std::vector<arm_claim> arm_claims(assignment const & verdict,
                                  std::size_t insert_length,
                                  reference::mirna_reference const & reference)
{
    std::vector<arm_claim> claims;
    for (claim const & c : verdict.claims)
        claims.push_back(
            {c.row,
             c.hairpin,
             arm_of_claimed(on_hairpin(
                 c.position, insert_length - verdict.stratum.tail, reference.hairpins()[c.hairpin]))});
    return claims;
}

std::vector<arm_place> arm_places(assignment const & verdict,
                                  std::size_t insert_length,
                                  reference::mirna_reference const & reference)
{
    std::vector<arm_place> places;
    for (hairpin_place const & p : verdict.places)
        places.push_back(
            {p.hairpin,
             arm_of_unclaimed(on_hairpin(
                 p.position, insert_length - verdict.stratum.tail, reference.hairpins()[p.hairpin]))});
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

void arm_sums::add(std::vector<arm_claim> const & claims,
                   std::vector<double> const & shares,
                   std::uint64_t reads)
{
    total_ += reads;
    auto next = claims.begin();
    for (double const share : shares)
    {
        auto const end =
            std::find_if(next, claims.end(), [&](arm_claim const & c) { return c.row != next->row; });
        double const part = static_cast<double>(reads) * share / static_cast<double>(end - next);
        for (; next != end; ++next)
            at(next->hairpin, next->arm) += part;
    }
}

void arm_sums::add(std::vector<arm_place> const & places, std::uint64_t reads)
{
    total_ += reads;
    for (arm_place const & place : places)
        at(place.hairpin, place.arm) += static_cast<double>(reads) / static_cast<double>(places.size());
}

std::vector<std::array<std::uint64_t, arm_count>> arm_sums::rounded() const
{
    std::vector<std::uint64_t> const whole = round_to_total(sums_, total_);
    std::vector<std::array<std::uint64_t, arm_count>> arms(whole.size() / arm_count);
    for (std::size_t i{0}; i < whole.size(); ++i)
        arms[i / arm_count][i % arm_count] = whole[i];
    return arms;
}

} // namespace polarmir::count
