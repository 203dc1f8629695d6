#include "compare/distributions.hpp"

#include <polarmir/compare/standardised_difference.hpp>

#include <cmath>

namespace polarmir::compare {
namespace {

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

} // namespace polarmir::compare
