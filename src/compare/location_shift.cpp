#include "compare/distributions.hpp"
#include "compare/midranks.hpp"

#include <polarmir/compare/location_shift.hpp>
#include <polarmir/compare/rank_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace polarmir::compare {
namespace {

/// The value that would stand there if they were sorted. Sorting all differences of large cohorts takes
/// several times as long as finding the few that are needed.
double order_statistic(std::vector<double> & values, std::size_t position)
{
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(position));
    return values[position];
}

double median(std::vector<double> & values)
{
    std::size_t const half = values.size() / 2;
    double const upper = order_statistic(values, half);
    return values.size() % 2 == 1 ? upper : (order_statistic(values, half - 1) + upper) / 2;
}

/// Number of ways to each value, up to the middle, of the rank sum statistic of n against m values without
/// ties: partitions of the value into at most `smaller` parts of at most `larger`. Only additions, so nothing
/// cancels.
std::vector<double> lower_rank_sum_ways(std::size_t smaller, std::size_t larger)
{
    std::size_t const middle = smaller * larger / 2;
    std::vector<std::vector<double>> by_parts(smaller + 1, std::vector<double>(middle + 1, 0.0));
    by_parts[0][0] = 1;
    for (std::size_t part = 1; part <= larger; ++part)
        for (std::size_t parts = 1; parts <= smaller; ++parts)
            for (std::size_t value = part; value <= middle; ++value)
                by_parts[parts][value] += by_parts[parts - 1][value - part];
    std::vector<double> ways(middle + 1, 0.0);
    for (std::vector<double> const & some : by_parts)
        std::ranges::transform(some, ways, ways.begin(), std::plus{});
    return ways;
}

/// Number of ways to each value of the signed rank statistic of n differences without ties.
std::vector<double> signed_rank_ways(std::size_t n)
{
    std::vector<double> ways(n * (n + 1) / 2 + 1, 0.0);
    ways[0] = 1;
    for (std::size_t rank = 1; rank <= n; ++rank)
        for (std::size_t v = ways.size() - 1; v >= rank; --v)
            ways[v] += ways[v - rank];
    return ways;
}

/// Order statistics between which a shift lies: the `rank`-th from both ends, 1 the outermost.
struct bounds
{
    std::size_t rank{1};
    double level{0};
};

/// `ways`: to each value of a statistic from the lowest, at least up to its middle; `total`: to all values.
bounds exact_bounds(std::vector<double> const & ways, double total)
{
    constexpr double rounding{2.2e-15};
    // Smallest value whose lower tail reaches 2.5 %; the tail below it is what the interval leaves out.
    double below{0};
    std::size_t value{0};
    while (value < ways.size() && (below + ways[value]) / total < each_tail - rounding)
        below += ways[value++];
    if (value == 0)
        return {1, 1 - 2 * ways[0] / total};
    return {value, 1 - 2 * below / total};
}

bounds exact_rank_sum_bounds(std::size_t n, std::size_t m)
{
    double total{1};
    for (std::size_t i = 1; i <= n; ++i)
        total *= static_cast<double>(m + i) / static_cast<double>(i);
    return exact_bounds(lower_rank_sum_ways(std::min(n, m), std::max(n, m)), total);
}

bounds normal_bounds(double mean, double variance)
{
    double const z = normal_upper_quantile(each_tail);
    auto const rank = static_cast<std::size_t>(std::max(1.0, std::floor(mean - z * std::sqrt(variance))));
    return {rank, 1 - 2 * each_tail};
}

location_shift between(std::vector<double> & values, bounds const & where)
{
    double const low = order_statistic(values, where.rank - 1);
    double const high = order_statistic(values, values.size() - where.rank);
    return {median(values), {low, high}, where.level};
}

} // namespace

std::optional<location_shift> hodges_lehmann(std::span<double const> x, std::span<double const> y)
{
    if (x.empty() || y.empty())
        return std::nullopt;
    std::vector<double> differences;
    for (double const a : x)
        for (double const b : y)
            differences.push_back(a - b);
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    return between(differences,
                   x.size() + y.size() <= most_exact ? exact_rank_sum_bounds(x.size(), y.size())
                                                     : normal_bounds(n * m / 2, n * m * (n + m + 1) / 12));
}

std::optional<location_shift> paired_hodges_lehmann(std::span<double const> differences)
{
    std::vector<double> const kept = without_zeros(differences);
    if (kept.empty())
        return std::nullopt;
    std::vector<double> walsh;
    for (std::size_t i = 0; i < kept.size(); ++i)
        for (std::size_t j = i; j < kept.size(); ++j)
            walsh.push_back((kept[i] + kept[j]) / 2);
    auto const n = static_cast<double>(kept.size());
    return between(walsh,
                   kept.size() <= most_exact
                       ? exact_bounds(signed_rank_ways(kept.size()), std::exp2(n))
                       : normal_bounds(n * (n + 1) / 4, n * (n + 1) * (2 * n + 1) / 24));
}

} // namespace polarmir::compare
