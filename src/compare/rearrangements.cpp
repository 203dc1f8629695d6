#include "compare/rearrangements.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::compare {

double tolerance(std::span<double const> values)
{
    constexpr double relative{1e-12};
    double largest{1};
    for (double const value : values)
        largest = std::max(largest, std::abs(value));
    return relative * largest;
}

std::vector<double> sorted(std::vector<double> values)
{
    std::ranges::sort(values);
    return values;
}

double choices(std::size_t all, std::size_t chosen)
{
    double ways{1};
    for (std::size_t i = 1; i <= chosen; ++i)
        ways *= static_cast<double>(all - chosen + i) / static_cast<double>(i);
    return ways;
}

bool next_choice(std::vector<std::size_t> & chosen, std::size_t all)
{
    for (std::size_t i = chosen.size(); i-- > 0;)
        if (chosen[i] != all - chosen.size() + i)
        {
            ++chosen[i];
            for (std::size_t j = i + 1; j < chosen.size(); ++j)
                chosen[j] = chosen[j - 1] + 1;
            return true;
        }
    return false;
}

} // namespace polarmir::compare
