#pragma once
#include <polarmir/compare/t_test.hpp>

#include <optional>
#include <span>

namespace polarmir::compare {

/// A difference in units of the standard deviation.
struct standardised_difference
{
    double d{0};            ///< Cohen's d (groups: pooled SD; pairs: SD of the differences, d_z)
    double g{0};            ///< Hedges' g = J(df) d, free of small-sample bias
    confidence_interval ci; ///< of g, by inverting the noncentral t distribution
    double variance{0}; ///< large-sample variance of g, for meta-analysis: (n+m)/(nm) + g^2 / (2(n+m)); for
                        ///< pairs 1/n + g^2 / (2n)
};

/// Hedges 1981, J = Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)). Nothing with fewer than two values on a side
/// (pairs: three) or without any spread.
[[nodiscard]] std::optional<standardised_difference> hedges_g(std::span<double const> x,
                                                              std::span<double const> y);
[[nodiscard]] std::optional<standardised_difference> paired_hedges_g(std::span<double const> differences);

/// A shift between distributions, without assuming their shape.
struct location_shift
{
    double estimate{0};
    confidence_interval ci;
    double level{0}; ///< confidence that the interval has; few samples cannot reach 0.95
};

/// Hodges-Lehmann: median of all differences x_i - y_j; the interval lies between order statistics of these,
/// by the distribution of the rank sum without ties. Nothing when a side is empty.
[[nodiscard]] std::optional<location_shift> hodges_lehmann(std::span<double const> x,
                                                           std::span<double const> y);

/// The same for pairs: median of the Walsh averages of the differences other than 0. Nothing without any.
[[nodiscard]] std::optional<location_shift> paired_hodges_lehmann(std::span<double const> differences);

/// How often x is larger than y.
struct dominance
{
    double auc{0.5};            ///< chance that a random x is larger than a random y, ties half
    confidence_interval auc_ci; ///< Newcombe 2006 (Stat Med 25:559), method 5: finite also when x and y do
                                ///< not overlap
    double delta{0};                      ///< Cliff's delta = 2 auc - 1
    std::optional<double> delta_variance; ///< Cliff 1993, unbiased, at least its smallest possible value;
                                          ///< needs two values on each side
    std::optional<confidence_interval> delta_ci; ///< Cliff's interval; absent when x and y do not overlap
};

/// Nothing when a side is empty.
[[nodiscard]] std::optional<dominance> dominance_of(std::span<double const> x, std::span<double const> y);

} // namespace polarmir::compare
