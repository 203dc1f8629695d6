#include "compare/midranks.hpp"
#include "compare/rearrangements.hpp"

#include <polarmir/compare/permutation.hpp>
#include <polarmir/compare/t_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include <boost/random/uniform_int_distribution.hpp>

namespace polarmir::compare {
namespace {

/// Counts the rearrangements whose difference is at least as large as the one observed.
class label_permuter
{
  public:
    /// The values are sorted and the smaller group is drawn, so that the draws do not depend on the order of
    /// the samples or on which group is x.
    label_permuter(std::span<double const> x, std::span<double const> y) :
        values_{sorted(joined(x, y))}, n_{std::min(x.size(), y.size())},
        sum_{std::accumulate(values_.begin(), values_.end(), 0.0)}, bound_{std::abs(mean(x) - mean(y)) -
                                                                           tolerance(values_)}
    {}

    [[nodiscard]] permutation_result try_all() const
    {
        std::vector<std::size_t> chosen(n_);
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        double hits{0};
        double tried{0};
        do
        {
            double first{0};
            for (std::size_t const i : chosen)
                first += values_[i];
            if (is_extreme(first))
                ++hits;
            ++tried;
        } while (next_choice(chosen, values_.size()));
        return {hits / tried, true};
    }

    [[nodiscard]] permutation_result draw() const
    {
        generator random{permutation_seed};
        std::vector<double> shuffled = values_;
        std::size_t hits{0};
        for (std::size_t draw = 0; draw < random_draws; ++draw)
        {
            double first{0};
            for (std::size_t i = 0; i < n_; ++i)
            {
                boost::random::uniform_int_distribution<std::size_t> any{i, shuffled.size() - 1};
                std::swap(shuffled[i], shuffled[any(random)]);
                first += shuffled[i];
            }
            if (is_extreme(first))
                ++hits;
        }
        return {static_cast<double>(hits + 1) / static_cast<double>(random_draws + 1), false};
    }

  private:
    /// `first`: sum of the values that would be the smaller group.
    [[nodiscard]] bool is_extreme(double first) const
    {
        auto const n = static_cast<double>(n_);
        auto const m = static_cast<double>(values_.size() - n_);
        return std::abs(first / n - (sum_ - first) / m) >= bound_;
    }

    std::vector<double> values_;
    std::size_t n_;
    double sum_;
    double bound_;
};

/// Signs to flip, one bit per difference.
using sign_bits = std::vector<std::uint64_t>;

constexpr std::size_t word_bits{64};

bool is_extreme_sum(std::span<double const> sizes, sign_bits const & signs, double bound)
{
    double sum{0};
    for (std::size_t i = 0; i < sizes.size(); ++i)
    {
        bool const is_flipped = ((signs[i / word_bits] >> (i % word_bits)) & 1U) != 0;
        sum += is_flipped ? -sizes[i] : sizes[i];
    }
    return std::abs(sum / static_cast<double>(sizes.size())) >= bound;
}

} // namespace

std::optional<permutation_result> permute_labels(std::span<double const> x, std::span<double const> y)
{
    if (x.empty() || y.empty())
        return std::nullopt;
    label_permuter const permuter{x, y};
    return choices(x.size() + y.size(), x.size()) <= most_rearrangements ? permuter.try_all()
                                                                         : permuter.draw();
}

std::optional<permutation_result> flip_signs(std::span<double const> differences)
{
    if (differences.empty())
        return std::nullopt;
    double const bound = std::abs(mean(differences)) - tolerance(differences);
    // Sizes in order: the draws depend neither on the order of the pairs nor on the sign of the whole.
    std::vector<double> sizes;
    std::ranges::transform(differences, std::back_inserter(sizes), [](double d) { return std::abs(d); });
    sizes = sorted(std::move(sizes));
    sign_bits signs(differences.size() / word_bits + 1, 0);
    std::size_t hits{0};
    if (std::exp2(static_cast<double>(differences.size())) <= most_rearrangements)
    {
        std::uint64_t const all = std::uint64_t{1} << differences.size();
        for (signs.front() = 0; signs.front() < all; ++signs.front())
            if (is_extreme_sum(sizes, signs, bound))
                ++hits;
        return permutation_result{static_cast<double>(hits) / static_cast<double>(all), true};
    }
    generator random{permutation_seed};
    for (std::size_t draw = 0; draw < random_draws; ++draw)
    {
        std::ranges::generate(signs, [&] { return random(); });
        if (is_extreme_sum(sizes, signs, bound))
            ++hits;
    }
    return permutation_result{static_cast<double>(hits + 1) / static_cast<double>(random_draws + 1), false};
}

} // namespace polarmir::compare
