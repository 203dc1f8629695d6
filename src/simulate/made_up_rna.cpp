#include "made_up_rna.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <boost/random/normal_distribution.hpp>

namespace polarmir::simulate {
namespace {

constexpr std::uint32_t molecules{64};
constexpr std::uint32_t shortest_piece{18};
constexpr double spread{1.5}; ///< of the natural logarithm of the abundances

/// Bases that depend on the one before, as in real RNA: some dinucleotides are common, others rare.
class base_chain
{
  public:
    explicit base_chain(generator & random)
    {
        for (auto & row : next_)
        {
            std::array<double, 4> weights{};
            for (double & weight : weights)
                weight = 0.5 + uniform(random);
            row = weighted_choice{weights};
        }
    }

    [[nodiscard]] std::string draw(std::size_t length, generator & random) const
    {
        std::string sequence{any_base(random)};
        while (sequence.size() < length)
            sequence += base_letter(static_cast<std::uint8_t>(next_[base_code(sequence.back())](random)));
        return sequence;
    }

  private:
    std::array<weighted_choice, 4> next_;
};

std::vector<std::uint32_t> allowed_starts(std::string_view sequence, hairpin_screen const & screen)
{
    std::vector<std::uint32_t> starts;
    for (std::uint32_t at = 0; at + shortest_piece <= sequence.size(); ++at)
        if (!screen.resembles_hairpin(sequence.substr(at)))
            starts.push_back(at);
    return starts;
}

} // namespace

made_up_rna::made_up_rna(hairpin_screen const & screen, std::uint64_t seed)
{
    generator random = make_stream(seed, "competitors");
    base_chain const chain{random};
    boost::random::normal_distribution<double> normal{0, spread};
    std::vector<double> weights;
    while (molecules_.size() < molecules)
    {
        std::string sequence = chain.draw(between(70, 110, random), random);
        std::vector<std::uint32_t> starts = allowed_starts(sequence, screen);
        if (starts.empty())
            continue;
        weights.push_back(std::exp(normal(random)));
        molecules_.push_back(
            {"competitor_" + std::to_string(weights.size()), std::move(sequence), std::move(starts)});
    }
    abundance_ = weighted_choice{weights};
}

void made_up_rna::draw(std::uint32_t longest, generator & random, fragment & result) const
{
    // Half of the pieces are 5' halves and half have tRNA-half length, as where RNases cut loops.
    molecule const & from = molecules_[abundance_(random)];
    std::uint32_t const begin =
        happens(0.5, random) ? from.starts.front() : from.starts[below(from.starts.size(), random)];
    std::uint32_t const wanted =
        happens(0.5, random) ? between(30, 33, random) : between(shortest_piece, 36, random);
    auto const left = static_cast<std::uint32_t>(from.sequence.size()) - begin;
    std::uint32_t const length = std::min({wanted, left, longest});
    result.reset(read_class::competitor);
    result.origin = from.name;
    result.where = {begin, begin + length};
    result.insert.assign(from.sequence, begin, length);
}

} // namespace polarmir::simulate
