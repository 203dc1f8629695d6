#include "differential/rotation_variance.hpp"

#include "differential/distributions.hpp"
#include "differential/gauss_legendre.hpp"
#include "differential/posterior.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::differential {
namespace {

/// Mean of the largest of n squared standard normal numbers: the integral over (0, 1) of their quantile
/// function times n u^(n - 1), which is the density of the chance u of the largest.
double mean_of_largest(std::size_t n)
{
    quadrature const rule = gauss_legendre();
    auto const count = static_cast<double>(n);
    double sum{0};
    for (std::size_t i = 0; i < quadrature::size; ++i)
        sum += rule.weights[i] * std::pow(rule.nodes[i], count - 1) * chi_squared_quantile(rule.nodes[i], 1);
    return count * sum;
}

} // namespace

std::vector<double> rotation_variances(linear_fit const & fit, variance_prior const & prior)
{
    constexpr double worth{0.92}; // of a degree of freedom when the largest effect is left out
    double const df = worth * static_cast<double>(fit.df_residual);
    std::size_t const effects = fit.df_residual + 1;
    double const divisor = static_cast<double>(effects) - mean_of_largest(effects);
    std::vector<double> variances;
    for (std::size_t row = 0; row < fit.effects.rows(); ++row)
    {
        double sum{0};
        double largest{0};
        for (double const effect : fit.effects.row(row))
        {
            sum += effect * effect;
            largest = std::max(largest, effect * effect);
        }
        double const trimmed = std::max(0.0, sum - largest) / divisor;
        variances.push_back(posterior_variance(prior, row, trimmed, df));
    }
    return variances;
}

} // namespace polarmir::differential
