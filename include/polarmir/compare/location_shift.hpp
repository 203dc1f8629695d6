#pragma once
#include <polarmir/compare/t_test.hpp>

#include <optional>
#include <span>

namespace polarmir::compare {

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

} // namespace polarmir::compare
