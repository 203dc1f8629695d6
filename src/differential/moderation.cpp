#include "core/quantile.hpp"
#include "differential/distributions.hpp"
#include "differential/posterior.hpp"
#include "differential/student_t.hpp"

#include <polarmir/differential/moderation.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>
#include <utility>

namespace polarmir::differential {
namespace {

constexpr double proportion{0.01};    // of coefficients that are not 0
constexpr double smallest_stdev{0.1}; // of these, log2
constexpr double largest_stdev{4};
constexpr double each_tail{0.025};

/// The values of t as if all had the most degrees of freedom, with the same tails; without sign.
std::vector<double> standardised(std::span<double const> t, std::span<double const> df)
{
    double const most = std::ranges::max(df);
    std::vector<double> sizes;
    for (std::size_t row = 0; row < t.size(); ++row)
    {
        double const size = std::abs(t[row]);
        sizes.push_back(df[row] < most ? upper_t_quantile_of_log(log_upper_t(size, df[row]), most) : size);
    }
    return sizes;
}

/// Variance of the coefficients that are not 0 in units of the residual variance: each of the largest t, of
/// which half are taken to be of such coefficients, is set against the quantile that its rank has in the
/// mixture of t distributions.
double estimate_var_prior(std::span<double const> t,
                          std::span<double const> df,
                          std::span<double const> stdev_unscaled,
                          std::pair<double, double> limits)
{
    auto const rows = static_cast<double>(t.size());
    auto const count = static_cast<std::size_t>(std::ceil(proportion / 2 * rows));
    double const share = std::max(static_cast<double>(count) / rows, proportion);
    double const most = std::ranges::max(df);
    std::vector<double> const sizes = standardised(t, df);
    std::vector<std::size_t> order(t.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t row) { return sizes[row]; });
    double sum{0};
    for (std::size_t rank = 0; rank < count; ++rank)
    {
        std::size_t const row = order[rank];
        double const null_p = two_sided_t(sizes[row], most);
        double const place = (static_cast<double>(rank) + 0.5) / rows;
        double const target = (place - (1 - share) * null_p) / share;
        double variance{0};
        if (target > null_p)
        {
            double const ratio = sizes[row] / student_upper_quantile(target / 2, most);
            variance = stdev_unscaled[row] * stdev_unscaled[row] * (ratio * ratio - 1);
        }
        sum += std::clamp(variance, limits.first, limits.second);
    }
    return sum / static_cast<double>(count);
}

/// log odds of a row; `growth`: factor by which a coefficient other than 0 widens the variance of t.
double log_odds(double t, double df_prior, double df_total, double growth)
{
    constexpr double as_good_as_infinite{1e6};
    double const square = t * t;
    double const evidence =
        df_prior > as_good_as_infinite
            ? square * (1 - 1 / growth) / 2
            : (1 + df_total) / 2 * std::log((square + df_total) / (square / growth + df_total));
    return std::log(proportion / (1 - proportion)) - std::log(growth) / 2 + evidence;
}

std::vector<double> column(matrix const & values, std::size_t place)
{
    std::vector<double> result;
    for (std::size_t row = 0; row < values.rows(); ++row)
        result.push_back(values(row, place));
    return result;
}

} // namespace

moderated_variances moderate(linear_fit const & fit, variance_prior prior)
{
    auto const df = static_cast<double>(fit.df_residual);
    double const pooled = df * static_cast<double>(fit.sigma.size());
    moderated_variances result{std::move(prior), {}, {}};
    for (std::size_t row = 0; row < fit.sigma.size(); ++row)
    {
        double const own = fit.sigma[row] * fit.sigma[row];
        result.s2_post.push_back(posterior_variance(result.prior, row, own, df));
        result.df_total.push_back(std::min(result.prior.row_df[row] + df, pooled));
    }
    return result;
}

moderated_tests
test_coefficient(linear_fit const & fit, moderated_variances const & variances, std::size_t coefficient)
{
    std::vector<double> const stdev = column(fit.stdev_unscaled, coefficient);
    moderated_tests result;
    std::vector<double> t;
    for (std::size_t row = 0; row < stdev.size(); ++row)
    {
        double const log_fc = fit.coefficients(row, coefficient);
        double const se = std::sqrt(variances.s2_post[row]) * stdev[row];
        double const df = variances.df_total[row];
        double const reach = student_upper_quantile(each_tail, df) * se;
        t.push_back(log_fc / se);
        result.rows.push_back({log_fc,
                               log_fc - reach,
                               log_fc + reach,
                               t.back(),
                               two_sided_t(t.back(), df),
                               (std::numbers::ln2 + log_upper_t(std::abs(t.back()), df)) / std::numbers::ln10,
                               0});
    }
    double const scale = median(variances.prior.scale);
    result.var_prior =
        estimate_var_prior(t,
                           variances.df_total,
                           stdev,
                           {smallest_stdev * smallest_stdev / scale, largest_stdev * largest_stdev / scale});
    for (std::size_t row = 0; row < stdev.size(); ++row)
        result.rows[row].b = log_odds(t[row],
                                      variances.prior.row_df[row],
                                      variances.df_total[row],
                                      1 + result.var_prior / (stdev[row] * stdev[row]));
    return result;
}

std::vector<threshold_test> test_beyond(linear_fit const & fit,
                                        moderated_variances const & variances,
                                        std::size_t coefficient,
                                        double threshold)
{
    std::vector<threshold_test> tests;
    for (std::size_t row = 0; row < fit.sigma.size(); ++row)
    {
        double const log_fc = fit.coefficients(row, coefficient);
        double const se = std::sqrt(variances.s2_post[row]) * fit.stdev_unscaled(row, coefficient);
        double const df = variances.df_total[row];
        double const near = (std::abs(log_fc) - threshold) / se;
        double const far = (std::abs(log_fc) + threshold) / se;
        // The chances of both tails; the far one is the smaller.
        double const log_near = log_upper_t(near, df);
        double const log_p = log_near + std::log1p(std::exp(log_upper_t(far, df) - log_near));
        tests.push_back(
            {std::copysign(std::max(near, 0.0), log_fc), std::exp(log_p), log_p / std::numbers::ln10});
    }
    return tests;
}

} // namespace polarmir::differential
