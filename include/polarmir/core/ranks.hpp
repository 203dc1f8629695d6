#pragma once
#include <span>
#include <vector>

namespace polarmir {

/// What rank equal values get.
enum class ties
{
    average, ///< the mean of their ranks
    minimum, ///< the lowest of their ranks (default of the singscore package)
};

/// Ranks from 1 (smallest value).
[[nodiscard]] std::vector<double> ranks(std::span<double const> values, ties how);

} // namespace polarmir
