#pragma once
#include <polarmir/differential/variance_prior.hpp>

#include <cmath>
#include <cstddef>

namespace polarmir::differential {

/// The variance of a row with `df` degrees of freedom, and what the prior expects, weighed by what each
/// knows.
[[nodiscard]] inline double
posterior_variance(variance_prior const & prior, std::size_t row, double variance, double df)
{
    double const d0 = prior.row_df[row];
    return std::isinf(d0) ? prior.scale[row] : (df * variance + d0 * prior.scale[row]) / (df + d0);
}

} // namespace polarmir::differential
