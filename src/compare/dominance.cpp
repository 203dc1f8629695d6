#include "compare/distributions.hpp"

#include <polarmir/compare/dominance.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace polarmir::compare {
namespace {

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
