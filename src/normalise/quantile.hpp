#pragma once
#include <utility>
#include <vector>

namespace polarmir::normalise {

/// Quantile of unsorted values, interpolated as in R by default (type 7 of Hyndman & Fan 1996); `share`
/// 0...1, one value at least.
[[nodiscard]] double quantile(std::vector<double> values, double share);

[[nodiscard]] inline double median(std::vector<double> values)
{
    constexpr double half{0.5};
    return quantile(std::move(values), half);
}

} // namespace polarmir::normalise
