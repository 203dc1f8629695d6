#pragma once
#include <span>
#include <vector>

namespace polarmir::differential {

/// Share of the median below which a variance says no more than that it is small (Smyth's limma).
inline constexpr double floor_share{1e-5};

/// Variances with those below floor_share of the median raised to that, so that all have a logarithm. Throws
/// input_error when there is none, or when half are 0 but for rounding (10^-20).
[[nodiscard]] std::vector<double> floored_variances(std::span<double const> variances);

/// Mean of log(chi-squared / df), by which log s^2 underestimates the log of the variance; 0 for infinite df.
[[nodiscard]] double mean_log_chi_squared(double df);

} // namespace polarmir::differential
