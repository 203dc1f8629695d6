#pragma once
#include <span>
#include <vector>

namespace polarmir::differential {

/// What all rows together say about the variance of one: scale is the variance to expect, and knowing it is
/// worth df degrees of freedom. s^2 / scale of a row is taken to follow F with (its df, df).
struct variance_prior
{
    double df{0};               ///< may be infinite: the rows do not differ
    std::vector<double> scale;  ///< of each row; all the same without a trend
    std::vector<double> row_df; ///< df of each row; smaller than df only for outliers of the robust estimate
};

/// Moments of log s^2 (Smyth 2004, doi 10.2202/1544-6115.1027, section 6.2). `variances`: s^2 >= 0 of each
/// row, all with `df` > 0 degrees of freedom; those below 10^-5 of the median count as that. One row gives df
/// 0. Throws input_error when there is none, or when half are 0 but for rounding (10^-20).
[[nodiscard]] variance_prior estimate_variance_prior(std::span<double const> variances, double df);

/// The same with a scale that changes smoothly with a covariate of each row, its mean expression: log s^2 on
/// a natural cubic spline with 1, 2, 3 or 4 dimensions from 1, 3, 6 or 30 rows on.
[[nodiscard]] variance_prior
estimate_variance_trend(std::span<double const> variances, double df, std::span<double const> covariate);

/// Either of both without being misled by a few rows of large variance (Phipson et al. 2016, doi
/// 10.1214/16-AOAS920): from moments of log s^2 whose tails (5 % below, 10 % above) are drawn in. The more
/// certain a row is an outlier, the fewer df its prior has. `covariate`: empty for no trend, which is a
/// lowess curve here. Fewer than three rows get the plain estimate.
[[nodiscard]] variance_prior estimate_robust_variance_prior(std::span<double const> variances,
                                                            double df,
                                                            std::span<double const> covariate = {});

} // namespace polarmir::differential
