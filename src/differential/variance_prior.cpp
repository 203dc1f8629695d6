#include "differential/distributions.hpp"
#include "differential/floored_variances.hpp"
#include "differential/natural_spline.hpp"
#include "differential/trigamma_inverse.hpp"

#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/variance_prior.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <set>

namespace polarmir::differential {
namespace {

/// The logs of the variances as one row; each estimates the log of the true variance without bias.
matrix unbiased_logs(std::span<double const> variances, double df)
{
    matrix logs(1, variances.size());
    for (std::size_t row = 0; row < variances.size(); ++row)
        logs(0, row) = std::log(variances[row]) - mean_log_chi_squared(df);
    return logs;
}

/// df of the prior from the variance that the logs have beyond that of their own df.
double prior_df(double variance_of_logs, double df)
{
    double const excess = variance_of_logs - trigamma(df / 2);
    return excess > 0 ? 2 * trigamma_inverse(excess) : std::numeric_limits<double>::infinity();
}

std::size_t spline_dimensions(std::span<double const> covariate)
{
    std::size_t dimensions{1};
    for (std::size_t const enough : {3U, 6U, 30U})
        if (covariate.size() >= enough)
            ++dimensions;
    return std::min(dimensions, std::set<double>(covariate.begin(), covariate.end()).size());
}

double mean(std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

variance_prior estimate_variance_prior(std::span<double const> variances, double df)
{
    std::vector<double> const floored = floored_variances(variances);
    std::size_t const rows = floored.size();
    if (rows == 1)
        return {0, floored, {0}};
    matrix const logs = unbiased_logs(floored, df);
    linear_fit const level = fit_rows(logs, natural_spline_basis(floored, 1));
    double const prior = prior_df(level.sigma[0] * level.sigma[0], df);
    double const scale =
        std::isinf(prior) ? mean(floored) : std::exp(level.coefficients(0, 0) + mean_log_chi_squared(prior));
    return {prior, std::vector<double>(rows, scale), std::vector<double>(rows, prior)};
}

variance_prior
estimate_variance_trend(std::span<double const> variances, double df, std::span<double const> covariate)
{
    std::size_t const dimensions = spline_dimensions(covariate);
    if (dimensions < 2)
        return estimate_variance_prior(variances, df);
    std::vector<double> const floored = floored_variances(variances);
    matrix const basis = natural_spline_basis(covariate, dimensions);
    linear_fit const curve = fit_rows(unbiased_logs(floored, df), basis);
    double const prior = prior_df(curve.sigma[0] * curve.sigma[0], df);
    variance_prior result{prior, {}, std::vector<double>(floored.size(), prior)};
    for (std::size_t row = 0; row < floored.size(); ++row)
    {
        auto const functions = basis.row(row);
        auto const heights = curve.coefficients.row(0);
        double const level = std::inner_product(functions.begin(), functions.end(), heights.begin(), 0.0);
        result.scale.push_back(std::exp(level + mean_log_chi_squared(prior)));
    }
    return result;
}

} // namespace polarmir::differential
