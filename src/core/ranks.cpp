#include <polarmir/core/ranks.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace polarmir {

std::vector<double> ranks(std::span<double const> values, ties how)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> result(values.size());
    for (std::size_t begin = 0; begin < order.size();)
    {
        std::size_t end = begin + 1;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        auto const lowest = static_cast<double>(begin + 1);
        double const rank = how == ties::minimum ? lowest : (lowest + static_cast<double>(end)) / 2;
        for (; begin < end; ++begin)
            result[order[begin]] = rank;
    }
    return result;
}

} // namespace polarmir
