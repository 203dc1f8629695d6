#include "compare/distributions.hpp"
#include "compare/midranks.hpp"

#include <polarmir/compare/effect_size.hpp>
#include <polarmir/compare/rank_test.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace polarmir::compare {
namespace {

constexpr double each_tail{0.025};

/// Hedges' correction J.
double small_sample_factor(double df)
{
    return gamma_quotient(df / 2, (df - 1) / 2) * std::sqrt(2 / df);
}

/// `scale`: t statistic per unit of d.
standardised_difference standardise(t_result const & test, double scale)
{
    standardised_difference result;
    double const factor = small_sample_factor(test.df);
    result.d = test.t / scale;
    result.g = factor * result.d;
    result.ci = {factor * noncentrality(test.t, test.df, 1 - each_tail) / scale,
                 factor * noncentrality(test.t, test.df, each_tail) / scale};
    return result;
}

/// Middle of sorted values.
double median(std::vector<double> const & sorted)
{
    std::size_t const half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/// Number of ways to each value of the rank sum statistic of n against m values without ties.
std::vector<double> rank_sum_ways(std::size_t n, std::size_t m)
{
    // Multiplies out the Gaussian binomial: prod over i of (1 - q^(m+i)) / (1 - q^i).
    std::size_t const most = n * m;
    std::vector<double> ways(most + 1, 0.0);
    ways[0] = 1;
    for (std::size_t i = 1; i <= n; ++i)
    {
        for (std::size_t w = most; w >= m + i && w <= most; --w)
            ways[w] -= ways[w - m - i];
        for (std::size_t w = i; w <= most; ++w)
            ways[w] += ways[w - i];
    }
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

bounds exact_bounds(std::vector<double> const & ways)
{
    constexpr double rounding{2.2e-15};
    double total{0};
    for (double const w : ways)
        total += w;
    // Smallest value whose lower tail reaches 2.5 %; the tail below it is what the interval leaves out.
    double below{0};
    std::size_t value{0};
    while (value < ways.size() && (below + ways[value]) / total < each_tail - rounding)
        below += ways[value++];
    if (value == 0)
        return {1, 1 - 2 * ways[0] / total};
    return {value, 1 - 2 * below / total};
}

bounds normal_bounds(double mean, double variance)
{
    double const z = normal_upper_quantile(each_tail);
    auto const rank = static_cast<std::size_t>(std::max(1.0, std::floor(mean - z * std::sqrt(variance))));
    return {rank, 1 - 2 * each_tail};
}

location_shift between(std::vector<double> & values, bounds const & where)
{
    std::ranges::sort(values);
    return {median(values), {values[where.rank - 1], values[values.size() - where.rank]}, where.level};
}

/// End of Newcombe's interval for an AUC: where |t - auc| = z sqrt(V(t)), between auc and `end`.
double newcombe_end(double auc, double end, double n, double m)
{
    if (auc == end)
        return end;
    double const z = normal_upper_quantile(each_tail);
    double const pairs = (n + m) / 2;
    auto const excess = [&](double t) {
        double const variance =
            t * (1 - t) * (1 + (pairs - 1) * (1 - t) / (2 - t) + (pairs - 1) * t / (1 + t)) / (n * m);
        return std::abs(t - auc) - z * std::sqrt(std::max(0.0, variance));
    };
    // Negative at the estimate, positive at the end: halve until nothing changes. An estimate at 0 or 1 has
    // no variance there, so the start is moved inwards.
    constexpr double inwards{1e-9};
    double inside = auc == 0 || auc == 1 ? auc + (end - auc) * inwards : auc;
    double outside = end;
    while (true)
    {
        double const middle = inside + (outside - inside) / 2;
        if (middle == inside || middle == outside)
            return middle;
        (excess(middle) < 0 ? inside : outside) = middle;
    }
}

/// For every value of `from`, the mean of sign(value - other) over `others`.
std::vector<double> dominances(std::span<double const> from, std::span<double const> others)
{
    std::vector<double> result;
    for (double const value : from)
    {
        double sum{0};
        for (double const other : others)
            sum += value > other ? 1 : (value < other ? -1 : 0);
        result.push_back(sum / static_cast<double>(others.size()));
    }
    return result;
}

double squares_around(std::vector<double> const & values, double centre)
{
    double sum{0};
    for (double const value : values)
        sum += (value - centre) * (value - centre);
    return sum;
}

/// Cliff 1993, equation for the unbiased estimate; not below (1 - delta^2) / (nm - 1).
double cliff_variance(std::span<double const> x, std::span<double const> y, double delta)
{
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    std::vector<double> to_x = dominances(y, x);
    for (double & value : to_x)
        value = -value;
    double cells{0};
    for (double const a : x)
        for (double const b : y)
        {
            double const sign = a > b ? 1 : (a < b ? -1 : 0);
            cells += (sign - delta) * (sign - delta);
        }
    double const unbiased =
        (m * m * squares_around(dominances(x, y), delta) + n * n * squares_around(to_x, delta) - cells) /
        (n * m * (n - 1) * (m - 1));
    return std::max(unbiased, (1 - delta * delta) / (n * m - 1));
}

} // namespace

std::optional<standardised_difference> hedges_g(std::span<double const> x, std::span<double const> y)
{
    std::optional<t_result> const test = student_test(x, y);
    if (!test || x.size() < 2 || y.size() < 2)
        return std::nullopt;
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    standardised_difference result = standardise(*test, std::sqrt(n * m / (n + m)));
    result.variance = (n + m) / (n * m) + result.g * result.g / (2 * (n + m));
    return result;
}

std::optional<standardised_difference> paired_hedges_g(std::span<double const> differences)
{
    std::optional<t_result> const test = paired_t_test(differences);
    if (!test || test->df < 2) // the correction is 0 with one degree of freedom
        return std::nullopt;
    auto const n = static_cast<double>(differences.size());
    standardised_difference result = standardise(*test, std::sqrt(n));
    result.variance = 1 / n + result.g * result.g / (2 * n);
    return result;
}

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
                   x.size() + y.size() <= most_exact ? exact_bounds(rank_sum_ways(x.size(), y.size()))
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
                       ? exact_bounds(signed_rank_ways(kept.size()))
                       : normal_bounds(n * (n + 1) / 4, n * (n + 1) * (2 * n + 1) / 24));
}

std::optional<dominance> dominance_of(std::span<double const> x, std::span<double const> y)
{
    if (x.empty() || y.empty())
        return std::nullopt;
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    dominance result;
    result.delta = mean(dominances(x, y));
    result.auc = (result.delta + 1) / 2;
    result.auc_ci = {newcombe_end(result.auc, 0, n, m), newcombe_end(result.auc, 1, n, m)};
    if (x.size() < 2 || y.size() < 2)
        return result;
    result.delta_variance = cliff_variance(x, y, result.delta);
    if (std::abs(result.delta) < 1)
    {
        double const z = normal_upper_quantile(each_tail);
        double const rest = 1 - result.delta * result.delta;
        double const spread = z * z * *result.delta_variance;
        double const reach = z * std::sqrt(*result.delta_variance) * std::sqrt(rest * rest + spread);
        double const centre = result.delta * rest;
        result.delta_ci = {(centre - reach) / (rest + spread), (centre + reach) / (rest + spread)};
    }
    return result;
}

} // namespace polarmir::compare
