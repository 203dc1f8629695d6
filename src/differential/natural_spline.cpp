#include "differential/natural_spline.hpp"

#include "core/quantile.hpp"

#include <algorithm>
#include <vector>

namespace polarmir::differential {
namespace {

/// Ends and quantiles of x, scaled to [0, 1], distinct.
std::vector<double> knots_of(std::vector<double> scaled, std::size_t count)
{
    std::ranges::sort(scaled);
    std::vector<double> knots;
    for (std::size_t i = 0; i < count; ++i)
        knots.push_back(quantile(scaled, static_cast<double>(i) / static_cast<double>(count - 1)));
    knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
    return knots;
}

double cubed_excess(double x, double knot)
{
    double const excess = std::max(x - knot, 0.0);
    return excess * excess * excess;
}

/// Cubic from the knot on and straight from the last.
double piece(double x, double knot, double last)
{
    return (cubed_excess(x, knot) - cubed_excess(x, last)) / (last - knot);
}

} // namespace

matrix natural_spline_basis(std::span<double const> x, std::size_t df)
{
    if (df < 2)
    {
        matrix constant(x.size(), 1);
        std::ranges::fill(constant.values(), 1.0);
        return constant;
    }
    auto const [low, high] = std::ranges::minmax(x);
    std::vector<double> scaled;
    for (double const value : x)
        scaled.push_back((value - low) / (high - low));
    std::vector<double> const knots = knots_of(scaled, df);
    matrix basis(x.size(), knots.size());
    for (std::size_t i = 0; i < x.size(); ++i)
    {
        basis(i, 0) = 1;
        basis(i, 1) = scaled[i];
        double const straight = piece(scaled[i], knots[knots.size() - 2], knots.back());
        for (std::size_t k = 0; k + 2 < knots.size(); ++k)
            basis(i, k + 2) = piece(scaled[i], knots[k], knots.back()) - straight;
    }
    return basis;
}

} // namespace polarmir::differential
