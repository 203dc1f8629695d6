#include "core/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace polarmir {

double quantile(std::span<double const> ascending, double share)
{
    double const place = share * static_cast<double>(ascending.size() - 1);
    auto const below = static_cast<std::size_t>(std::floor(place));
    std::size_t const above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (place - std::floor(place)) * (ascending[above] - ascending[below]);
}

double median(std::span<double const> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    return quantile(sorted, 0.5);
}

} // namespace polarmir
