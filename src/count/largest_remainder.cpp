#include "count/largest_remainder.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace polarmir::count {

std::vector<std::uint64_t> round_to_total(std::span<double const> values, std::uint64_t total)
{
    std::vector<std::uint64_t> rounded;
    std::vector<std::pair<long, std::size_t>>
        by_remainder; // negative, so that the largest remainder comes first
    std::uint64_t sum{0};
    for (double const value : values)
    {
        double const whole = std::floor(value);
        by_remainder.emplace_back(-std::lround((value - whole) * 1e6), rounded.size());
        rounded.push_back(static_cast<std::uint64_t>(whole));
        sum += rounded.back();
    }
    std::ranges::sort(by_remainder);
    for (auto next = by_remainder.begin(); sum < total && next != by_remainder.end(); ++next, ++sum)
        ++rounded[next->second];
    return rounded;
}

} // namespace polarmir::count
