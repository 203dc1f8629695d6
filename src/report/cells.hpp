#pragma once
#include <optional>
#include <string>

namespace polarmir::report {

/// Digits after the point of log2 values, shares and standardised effects.
inline constexpr int value_decimals{6};

/// 97.5 % quantile of the normal distribution: intervals of scores hold 95 %.
inline constexpr double z_95{1.959963984540054};

/// A value, or NA.
[[nodiscard]] std::string value_cell(std::optional<double> value);
/// A p-value with six significant digits, or NA.
[[nodiscard]] std::string p_cell(std::optional<double> p);

/// A number that is to be compared with what other programs compute: twelve significant digits, whole
/// numbers whole; Inf and NaN as R reads them.
[[nodiscard]] std::string exact_cell(double value);

/// Adds `flag` to a list separated by `;` where it holds.
void add_flag(std::string & flags, bool holds, char const * flag);

} // namespace polarmir::report
