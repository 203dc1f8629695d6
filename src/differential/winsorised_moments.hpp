#pragma once
#include "differential/gauss_legendre.hpp"

#include <span>

namespace polarmir::differential {

/// Values beyond the quantiles are set to these before moments are taken. More is cut off above, where the
/// outliers are.
inline constexpr double lower_tail{0.05};
inline constexpr double upper_tail{0.1};

struct moments
{
    double mean{0};
    double variance{0};
};

/// Of values; two or more.
[[nodiscard]] moments winsorised_moments(std::span<double const> values);

/// Of the log of an F variable with df1 and df2 (may be infinite) degrees of freedom. The integrals between
/// the quantiles are taken over x / (1 + x), which is bounded.
[[nodiscard]] moments winsorised_log_f_moments(double df1, double df2, quadrature const & rule);

} // namespace polarmir::differential
