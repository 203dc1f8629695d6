#pragma once
#include <span>

namespace polarmir {

/// The value that this share of the ascending values lies below, between neighbours by straight lines: type 7
/// of Hyndman & Fan 1996 (doi 10.2307/2684934). At least one value; share in [0, 1].
[[nodiscard]] double quantile(std::span<double const> ascending, double share);

/// Of values in any order; at least one.
[[nodiscard]] double median(std::span<double const> values);

} // namespace polarmir
