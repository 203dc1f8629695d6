#pragma once
#include <polarmir/core/ranks.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace polarmir::score {

using polarmir::ranks;
using polarmir::ties;

/// One side of a rank score.
struct rank_side
{
    double score{0};      ///< up: centred mean rank in -0.5...0.5; down: the same of the reversed ranks
    double dispersion{0}; ///< 1.4826 * median absolute deviation of the ranks
};

struct rank_score
{
    double total{0};      ///< up + down, or up alone
    double dispersion{0}; ///< mean of both sides, or that of up
    std::optional<rank_side> up;
    std::optional<rank_side> down;
};

/// The singscore of a sample (Foroutan et al. 2018, doi 10.1186/s12859-018-2435-4): with m values of which k
/// belong to a set, s = (mean rank - (k+1)/2) / (m - k); an up set scores s - 0.5, a down set 0.5 - s.
/// `members` are positions in `values`. Nothing when both sides are empty; a score of nothing but down
/// members has no up side.
[[nodiscard]] std::optional<rank_score> rank_scores(std::span<double const> values,
                                                    std::span<std::size_t const> up,
                                                    std::span<std::size_t const> down,
                                                    ties how);

} // namespace polarmir::score
