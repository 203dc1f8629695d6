#include "differential/winsorised_moments.hpp"

#include "core/quantile.hpp"
#include "differential/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace polarmir::differential {
namespace {

double square(double x)
{
    return x * x;
}

} // namespace

moments winsorised_moments(std::span<double const> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    double const low = quantile(sorted, lower_tail);
    double const high = quantile(sorted, 1 - upper_tail);
    auto const count = static_cast<double>(sorted.size());
    moments result;
    for (double const value : sorted)
        result.mean += std::clamp(value, low, high) / count;
    for (double const value : sorted)
        result.variance += square(std::clamp(value, low, high) - result.mean) / (count - 1);
    return result;
}

moments winsorised_log_f_moments(double df1, double df2, quadrature const & rule)
{
    double const low = f_quantile(lower_tail, df1, df2);
    double const high = f_quantile(1 - upper_tail, df1, df2);
    double const begin = low / (1 + low);
    double const width = high / (1 + high) - begin;
    std::array<double, quadrature::size> logs{};
    std::array<double, quadrature::size> shares{};
    for (std::size_t i = 0; i < quadrature::size; ++i)
    {
        double const place = begin + width * rule.nodes[i];
        double const x = place / (1 - place);
        logs[i] = std::log(x);
        shares[i] = width * rule.weights[i] * f_density(x, df1, df2) / square(1 - place);
    }
    moments result{lower_tail * std::log(low) + upper_tail * std::log(high), 0};
    for (std::size_t i = 0; i < quadrature::size; ++i)
        result.mean += shares[i] * logs[i];
    result.variance =
        lower_tail * square(std::log(low) - result.mean) + upper_tail * square(std::log(high) - result.mean);
    for (std::size_t i = 0; i < quadrature::size; ++i)
        result.variance += shares[i] * square(logs[i] - result.mean);
    return result;
}

} // namespace polarmir::differential
