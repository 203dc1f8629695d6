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

} // namespace polarmir::compare
