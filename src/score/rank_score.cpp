#include "core/quantile.hpp"

#include <polarmir/score/rank_score.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace polarmir::score {
namespace {

/// Scaled so that it estimates the standard deviation of normal values.
double scaled_mad(std::vector<double> values)
{
    constexpr double normal_scale{1.4826};
    double const centre = median(values);
    for (double & value : values)
        value = std::abs(value - centre);
    return normal_scale * median(values);
}

std::optional<rank_side> score_side(std::vector<double> const & all, std::span<std::size_t const> members)
{
    if (members.empty() || members.size() == all.size())
        return std::nullopt;
    std::vector<double> own;
    for (std::size_t const i : members)
        own.push_back(all[i]);
    auto const k = static_cast<double>(own.size());
    double const mean = std::accumulate(own.begin(), own.end(), 0.0) / k;
    double const scaled = (mean - (k + 1) / 2) / (static_cast<double>(all.size()) - k);
    constexpr double centre{0.5};
    return rank_side{scaled - centre, scaled_mad(std::move(own))};
}

} // namespace

std::optional<rank_score> rank_scores(std::span<double const> values,
                                      std::span<std::size_t const> up,
                                      std::span<std::size_t const> down,
                                      ties how)
{
    std::vector<double> const all = ranks(values, how);
    rank_score result;
    result.up = score_side(all, up);
    result.down = score_side(all, down);
    if (result.down)
        result.down->score = -result.down->score;
    int sides{0};
    for (std::optional<rank_side> const & side : {result.up, result.down})
        if (side)
        {
            result.total += side->score;
            result.dispersion += side->dispersion;
            ++sides;
        }
    if (sides == 0)
        return std::nullopt;
    result.dispersion /= sides;
    return result;
}

} // namespace polarmir::score
