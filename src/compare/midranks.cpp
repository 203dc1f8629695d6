#include "compare/midranks.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace polarmir::compare {

std::vector<std::uint32_t> doubled_midranks(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<std::uint32_t> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();)
    {
        std::size_t end = begin + 1;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        auto const doubled = static_cast<std::uint32_t>(begin + 1 + end);
        for (; begin < end; ++begin)
            ranks[order[begin]] = doubled;
    }
    return ranks;
}

std::vector<double> joined(std::span<double const> x, std::span<double const> y)
{
    std::vector<double> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    return all;
}

std::vector<double> without_zeros(std::span<double const> differences)
{
    std::vector<double> kept;
    std::ranges::copy_if(differences, std::back_inserter(kept), [](double d) { return d != 0; });
    return kept;
}

} // namespace polarmir::compare
