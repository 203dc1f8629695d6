#pragma once
#include <span>
#include <vector>

namespace polarmir::differential {

/// Variances with those below `share` of the median raised to that, so that all have a logarithm. Throws
/// input_error when there is none, or when half are 0 but for rounding (10^-20).
[[nodiscard]] std::vector<double> floored_variances(std::span<double const> variances, double share);

/// Mean of log(chi-squared / df), by which log s^2 underestimates the log of the variance; 0 for infinite df.
[[nodiscard]] double mean_log_chi_squared(double df);

} // namespace polarmir::differential
