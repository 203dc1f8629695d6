#include "differential/gauss_legendre.hpp"

#include <cmath>
#include <numbers>

namespace polarmir::differential {
namespace {

struct legendre_value
{
    double value{0};
    double slope{0};
};

/// The Legendre polynomial of degree quadrature::size, by its three-term recurrence; |x| < 1.
legendre_value legendre(double x)
{
    double before{1};
    double value{x};
    for (std::size_t degree = 2; degree <= quadrature::size; ++degree)
    {
        auto const n = static_cast<double>(degree);
        double const next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
        before = value;
        value = next;
    }
    return {value, quadrature::size * (before - x * value) / (1 - x * x)};
}

} // namespace

quadrature gauss_legendre()
{
    constexpr int rounds{6}; // Newton's steps double the digits; the start is good to three
    quadrature rule;
    for (std::size_t i = 0; i < quadrature::size; ++i)
    {
        double x = -std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (quadrature::size + 0.5));
        for (int round = 0; round < rounds; ++round)
        {
            auto const [value, slope] = legendre(x);
            x -= value / slope;
        }
        double const slope = legendre(x).slope;
        rule.nodes[i] = (1 + x) / 2;
        rule.weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
    return rule;
}

} // namespace polarmir::differential
