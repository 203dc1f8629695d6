#include "compare/distributions.hpp"

#include <polarmir/compare/model_test.hpp>
#include <polarmir/differential/linear_fit.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace polarmir::compare {

std::optional<t_result> model_test(std::span<double const> values, matrix const & design)
{
    matrix response{1, values.size()};
    std::ranges::copy(values, response.values().begin());
    differential::linear_fit const fit = differential::fit_rows(response, design);
    constexpr double rounding{10 * std::numeric_limits<double>::epsilon()};
    double largest{0};
    for (double const value : values)
        largest = std::max(largest, std::abs(value));
    if (!(fit.sigma.front() > rounding * largest))
        return std::nullopt;

    std::size_t const last = design.columns() - 1;
    auto const df = static_cast<double>(fit.df_residual);
    double const difference = fit.coefficients(0, last);
    double const se = fit.sigma.front() * fit.stdev_unscaled(0, last);
    double const t = difference / se;
    double const reach = student_upper_quantile(each_tail, df) * se;
    return t_result{
        difference, se, t, df, student_two_sided(t, df), {difference - reach, difference + reach}};
}

} // namespace polarmir::compare
