#pragma once
#include <span>
#include <vector>

namespace polarmir::differential {

/// Robust locally weighted straight lines (Cleveland 1979, doi 10.1080/01621459.1979.10481038; the program of
/// Cleveland 1981, doi 10.2307/2683591): fitted values at every x, which ascend. `span`: share of the points
/// that a line is fitted to, in (0, 1]. Three robust iterations; points nearer to each other than 1 % of the
/// range of x are interpolated.
[[nodiscard]] std::vector<double> lowess(std::span<double const> x, std::span<double const> y, double span);

} // namespace polarmir::differential
