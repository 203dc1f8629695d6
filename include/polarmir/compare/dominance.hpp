#pragma once
#include <polarmir/compare/t_test.hpp>

#include <optional>
#include <span>

namespace polarmir::compare {

/// How often x is larger than y.
struct dominance
{
    double auc{0.5};            ///< chance that a random x is larger than a random y, ties half
    confidence_interval auc_ci; ///< Newcombe 2006 (Stat Med 25:559), method 5: finite also when x and y do
                                ///< not overlap
    double delta{0};            ///< Cliff's delta = 2 auc - 1
    std::optional<double> delta_variance; ///< Cliff 1993, unbiased, at least its smallest possible value;
                                          ///< needs two values on each side
    std::optional<confidence_interval> delta_ci; ///< Cliff's interval; absent when x and y do not overlap
};

/// Nothing when a side is empty.
[[nodiscard]] std::optional<dominance> dominance_of(std::span<double const> x, std::span<double const> y);

} // namespace polarmir::compare
