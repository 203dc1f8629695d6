#include "normalise/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace polarmir::normalise {

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    double const place = share * static_cast<double>(values.size() - 1);
    auto const below = static_cast<std::size_t>(std::floor(place));
    std::size_t const above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
}

} // namespace polarmir::normalise
