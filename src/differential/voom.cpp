#include "differential/lowess.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/voom.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace polarmir::differential {
namespace {

constexpr double million{1e6};

matrix voom_log_cpm(matrix const & counts, std::span<double const> sizes)
{
    matrix values(counts.rows(), counts.columns());
    for (std::size_t row = 0; row < counts.rows(); ++row)
        for (std::size_t sample = 0; sample < counts.columns(); ++sample)
            values(row, sample) = std::log2((counts(row, sample) + 0.5) / (sizes[sample] + 1) * million);
    return values;
}

double adaptive_span(std::size_t rows)
{
    return std::min(1.0, 0.3 + 0.7 * std::cbrt(50 / static_cast<double>(rows)));
}

double mean(std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// What turns log2 counts per million into log2 counts, on average over the samples.
double mean_log_size(std::span<double const> sizes)
{
    double sum{0};
    for (double const size : sizes)
        sum += std::log2(size + 1);
    return sum / static_cast<double>(sizes.size()) - std::log2(million);
}

void fit_curve(voom_trend & trend, std::optional<double> span)
{
    std::size_t const points = trend.mean.size();
    if (points < 2)
        throw input_error("a mean-variance trend needs two miRNAs with reads, there are " +
                          std::to_string(points));
    std::vector<std::size_t> order(points);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return trend.mean[i]; });
    std::vector<double> y;
    for (std::size_t const i : order)
    {
        trend.curve_x.push_back(trend.mean[i]);
        y.push_back(trend.root_sd[i]);
    }
    trend.span = span.value_or(adaptive_span(points));
    trend.curve_y = lowess(trend.curve_x, y, trend.span);
    constexpr double rounding{1e-5}; // a residual standard deviation of 10^-10 log2
    if (!(std::ranges::min(trend.curve_y) > rounding))
        throw input_error("the mean-variance trend of the miRNAs comes down to 0; are samples given twice?");
}

voom_trend measure_trend(matrix const & counts, linear_fit const & fit, matrix const & values, double shift)
{
    voom_trend trend;
    for (std::size_t row = 0; row < counts.rows(); ++row)
    {
        if (std::ranges::all_of(counts.row(row), [](double count) { return count == 0; }))
            continue;
        trend.mean.push_back(mean(values.row(row)) + shift);
        trend.root_sd.push_back(std::sqrt(fit.sigma[row]));
    }
    return trend;
}

/// The curve at x: straight between its points (which agree where their x do), constant beyond them.
double curve_at(voom_trend const & trend, double x)
{
    auto const above = std::ranges::upper_bound(trend.curve_x, x);
    if (above == trend.curve_x.begin())
        return trend.curve_y.front();
    if (above == trend.curve_x.end())
        return trend.curve_y.back();
    auto const i = static_cast<std::size_t>(above - trend.curve_x.begin());
    double const share = (x - trend.curve_x[i - 1]) / (trend.curve_x[i] - trend.curve_x[i - 1]);
    return trend.curve_y[i - 1] + share * (trend.curve_y[i] - trend.curve_y[i - 1]);
}

} // namespace

voom_values
voom(matrix const & counts, std::span<double const> sizes, matrix const & design, std::optional<double> span)
{
    voom_values result{voom_log_cpm(counts, sizes), {counts.rows(), counts.columns()}, {}};
    linear_fit const fit = fit_rows(result.expression, design);
    result.trend = measure_trend(counts, fit, result.expression, mean_log_size(sizes));
    fit_curve(result.trend, span);
    for (std::size_t row = 0; row < counts.rows(); ++row)
        for (std::size_t sample = 0; sample < counts.columns(); ++sample)
        {
            auto const terms = design.row(sample);
            auto const coefficients = fit.coefficients.row(row);
            double const fitted = std::inner_product(terms.begin(), terms.end(), coefficients.begin(), 0.0);
            double const log_count = fitted + std::log2(sizes[sample] + 1) - std::log2(million);
            result.weights(row, sample) = std::pow(curve_at(result.trend, log_count), -4);
        }
    return result;
}

} // namespace polarmir::differential
