#include "foreign_rna.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <boost/random/normal_distribution.hpp>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t shortest_piece{18};
constexpr std::uint32_t longest_mature{30};
constexpr double spread{1.5}; ///< of the natural logarithm of the abundances

/// Where a piece may begin so that it holds no N and resembles no hairpin.
std::vector<std::uint32_t> allowed_starts(std::string_view sequence, hairpin_screen const & screen)
{
    std::vector<std::uint32_t> starts;
    for (std::uint32_t at = 0; at + shortest_piece <= sequence.size(); ++at)
    {
        bool const is_mature = sequence.size() <= longest_mature;
        std::string_view const piece = sequence.substr(at, longest_mature);
        if (piece.find('N') == std::string_view::npos && !screen.resembles_hairpin(piece))
            starts.push_back(at);
        if (is_mature)
            break;
    }
    return starts;
}

} // namespace

foreign_rna::foreign_rna(std::span<reference::named_rna const> rnas,
                         hairpin_screen const & screen,
                         std::uint64_t seed)
{
    generator random = make_stream(seed, "other species");
    boost::random::normal_distribution<double> normal{0, spread};
    std::vector<double> weights;
    for (reference::named_rna const & rna : rnas)
    {
        std::vector<std::uint32_t> starts = allowed_starts(rna.sequence, screen);
        if (starts.empty())
            continue;
        molecules_.push_back({rna.name, rna.sequence, std::move(starts)});
        weights.push_back(std::exp(normal(random)));
    }
    abundance_ = weighted_choice{weights};
}

void foreign_rna::draw(std::uint32_t longest, generator & random, fragment & result) const
{
    molecule const & from = molecules_[abundance_(random)];
    std::uint32_t const begin = from.starts[below(from.starts.size(), random)];
    auto const left = static_cast<std::uint32_t>(from.sequence.size()) - begin;
    std::uint32_t length = std::min({left, longest, longest_mature});
    if (from.sequence.size() <= longest_mature)
        length = std::max(shortest_piece, length - (happens(0.3, random) ? between(1, 3, random) : 0));
    else
        length = between(shortest_piece, length, random);
    result.reset(read_class::other_species);
    result.origin = from.name;
    result.where = {begin, begin + length};
    result.insert.assign(from.sequence, begin, length);
}

} // namespace polarmir::simulate
