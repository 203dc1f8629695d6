#include <polarmir/compare/adjust.hpp>

#include <algorithm>
#include <cstddef>

namespace polarmir::compare {
namespace {

double harmonic(std::size_t tests)
{
    double sum{0};
    for (std::size_t i = 1; i <= tests; ++i)
        sum += 1 / static_cast<double>(i);
    return sum;
}

} // namespace

char const * name_of(adjustment method) noexcept
{
    switch (method)
    {
    case adjustment::holm:
        return "holm";
    case adjustment::by:
        return "BY";
    case adjustment::bh:
        break;
    }
    return "BH";
}

std::vector<std::optional<double>> adjust(std::span<std::optional<double> const> p, adjustment method)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i])
            order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return *p[i]; });
    auto const tests = static_cast<double>(order.size());
    std::vector<std::optional<double>> adjusted(p.size());
    if (method == adjustment::holm)
    {
        double largest{0};
        for (std::size_t rank = 0; rank < order.size(); ++rank)
        {
            largest = std::max(largest, (tests - static_cast<double>(rank)) * *p[order[rank]]);
            adjusted[order[rank]] = std::min(1.0, largest);
        }
        return adjusted;
    }
    double const factor = method == adjustment::by ? harmonic(order.size()) : 1;
    double smallest{1};
    for (std::size_t rank = order.size(); rank-- > 0;)
    {
        smallest = std::min(smallest, factor * tests / static_cast<double>(rank + 1) * *p[order[rank]]);
        adjusted[order[rank]] = smallest;
    }
    return adjusted;
}

} // namespace polarmir::compare
