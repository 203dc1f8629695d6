#include "real_rna.hpp"

#include <polarmir/core/error.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/random/normal_distribution.hpp>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t shortest_processed{16};
constexpr std::uint32_t longest_processed{36};
constexpr std::uint32_t shortest_random{15};
constexpr std::uint32_t longest_random{45};
/// Longer RNAs have no ends to speak of: almost all their pieces come from within.
constexpr std::uint32_t longest_with_ends{200};
constexpr double spread{1.5}; ///< of the natural logarithm of the abundances

/// Percent of the pieces, in the order of reference::rna_class.
constexpr std::array<double, reference::rna_class_count> class_weights{50, 30, 10, 5, 2, 1, 1, 0.5, 0.5};

bool has_n(std::string_view sequence)
{
    return sequence.find('N') != std::string_view::npos;
}

bool has_known_stretch(std::string_view sequence)
{
    std::size_t known{0};
    for (char const base : sequence)
    {
        known = base == 'N' ? 0 : known + 1;
        if (known == shortest_processed)
            return true;
    }
    return false;
}

/// `length` bases, or what there is, anywhere.
interval anywhere(std::uint32_t size, std::uint32_t length, generator & random)
{
    std::uint32_t const fitting = std::min(size, length);
    std::uint32_t const begin = between(0, size - fitting, random);
    return {begin, begin + fitting};
}

} // namespace

real_rna::real_rna(std::span<reference::competitor const> rnas, fragmentation pieces, std::uint64_t seed) :
    pieces_{pieces}
{
    generator random = make_stream(seed, "real competitors");
    boost::random::normal_distribution<double> normal{0, spread};
    std::array<double, reference::rna_class_count> sums{};
    std::vector<double> weights;
    std::vector<std::size_t> classes;
    for (reference::competitor const & rna : rnas)
    {
        if (!has_known_stretch(rna.sequence))
            continue;
        molecules_.push_back({rna.name, rna.sequence});
        classes.push_back(static_cast<std::size_t>(rna.rna_class));
        weights.push_back(std::exp(normal(random)));
        sums[classes.back()] += weights.back();
    }
    if (molecules_.empty())
        throw input_error{"none of the competitors has 16 known bases in a row; give others"};
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] *= class_weights[classes[i]] / sums[classes[i]];
    abundance_ = weighted_choice{weights};
}

void real_rna::draw(std::uint32_t longest, generator & random, fragment & result) const
{
    molecule const & from = molecules_[abundance_(random)];
    std::string_view const sequence{from.sequence};
    interval where;
    do
        where = draw_piece(static_cast<std::uint32_t>(sequence.size()), longest, random);
    while (has_n(sequence.substr(where.begin, where.length())));
    result.reset(read_class::competitor);
    result.origin = from.name;
    result.where = where;
    result.insert.assign(sequence, where.begin, where.length());
}

interval real_rna::draw_piece(std::uint32_t size, std::uint32_t longest, generator & random) const
{
    if (pieces_ == fragmentation::random)
        return anywhere(size, between(shortest_random, std::min(longest_random, longest), random), random);
    return processed_piece(size, longest, random);
}

interval real_rna::processed_piece(std::uint32_t size, std::uint32_t longest, generator & random) const
{
    // As of tRNAs and Y RNAs: 5' halves, shorter 5' and 3' ends, and a quarter from anywhere.
    std::uint32_t const kind = size > longest_with_ends ? 99 : between(0, 99, random);
    std::uint32_t const half = std::min({between(30, 33, random), longest, size});
    std::uint32_t const end = std::min(between(shortest_processed, 24, random), size);
    if (kind < 40)
        return {0, half};
    if (kind < 55)
        return {0, end};
    if (kind < 75)
        return {size - end, size};
    return anywhere(size, between(shortest_processed, std::min(longest_processed, longest), random), random);
}

} // namespace polarmir::simulate
