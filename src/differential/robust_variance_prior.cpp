#include "differential/distributions.hpp"
#include "differential/floored_variances.hpp"
#include "differential/lowess.hpp"
#include "differential/winsorised_moments.hpp"

#include <polarmir/differential/variance_prior.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace polarmir::differential {
namespace {

constexpr double infinite{std::numeric_limits<double>::infinity()};

/// Rows in the order of ascending values.
std::vector<std::size_t> ascending(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return values[row]; });
    return order;
}

/// Without a tenth of the values at either end.
double trimmed_mean(std::vector<double> values)
{
    std::ranges::sort(values);
    auto const cut = static_cast<std::size_t>(upper_tail * static_cast<double>(values.size()));
    auto const middle = std::span{values}.subspan(cut, values.size() - 2 * cut);
    return std::accumulate(middle.begin(), middle.end(), 0.0) / static_cast<double>(middle.size());
}

/// Level of the logs at each row: the same for all, or a curve over the covariate.
std::vector<double> level_of(std::vector<double> const & logs, std::span<double const> covariate)
{
    constexpr double span{0.4};
    std::vector<double> level(logs.size(), trimmed_mean(logs));
    if (covariate.empty())
        return level;
    std::vector<std::size_t> const order = ascending(covariate);
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t const row : order)
    {
        x.push_back(covariate[row]);
        y.push_back(logs[row]);
    }
    std::vector<double> const curve = lowess(x, y, span);
    for (std::size_t i = 0; i < order.size(); ++i)
        level[order[i]] = curve[i];
    return level;
}

/// The df2 >= `least` at which log F(df1, df2) has this winsorised variance, which falls with df2.
double match_df(double variance, double df1, double least, quadrature const & rule)
{
    auto const variance_at = [&](double df2) { return winsorised_log_f_moments(df1, df2, rule).variance; };
    if (variance <= variance_at(infinite))
        return infinite;
    if (variance >= variance_at(least))
        return least;
    constexpr int bisections{50};
    double low{least / (1 + least)}; // on the scale x / (1 + x)
    double high{1};
    for (int i = 0; i < bisections; ++i)
    {
        double const middle = (low + high) / 2;
        (variance_at(middle / (1 - middle)) > variance ? low : high) = middle;
    }
    return low / (1 - low);
}

/// log of the chance of a ratio s^2 / scale that large, by the prior.
std::vector<double> log_tails(std::span<double const> ratios, double df, double df_prior)
{
    std::vector<double> tails;
    for (double const ratio : ratios)
        tails.push_back(std::log(f_upper(ratio, df, df_prior)));
    return tails;
}

/// log of the chance that a row is no outlier: how much rarer its ratio should be than its rank says.
std::vector<double> log_no_outlier(std::span<double const> ratios, std::span<double const> tails)
{
    std::vector<double> sorted(ratios.begin(), ratios.end());
    std::ranges::sort(sorted);
    auto const rows = static_cast<double>(sorted.size());
    std::vector<double> chances;
    for (std::size_t row = 0; row < ratios.size(); ++row)
    {
        auto const [first, last] = std::equal_range(sorted.begin(), sorted.end(), ratios[row]);
        auto const below = static_cast<double>(first - sorted.begin());
        auto const ties = static_cast<double>(last - first);
        double const rank = below + (ties + 1) / 2;
        chances.push_back(std::min(tails[row] - std::log((rows - rank + 0.5) / rows), 0.0));
    }
    return chances;
}

/// df of a prior under which the largest ratio would be the median; the log of a tail is nearly proportional
/// to the df. 0 when its tail is below every double.
double outlier_df(double largest, double log_tail, double df, double df_prior)
{
    if (std::isinf(log_tail))
        return 0;
    double const log_half = std::log(0.5);
    double const first = log_half / log_tail * df_prior;
    return log_half / std::log(f_upper(largest, df, first)) * first;
}

/// Makes values grow from the most extreme row on. Those before the place where the mean of all up to there
/// is smallest get this mean.
void pool_most_extreme(std::vector<double> & values, std::span<std::size_t const> order)
{
    double sum{0};
    double smallest{infinite};
    std::size_t pooled{0};
    for (std::size_t i = 0; i < order.size(); ++i)
    {
        sum += values[order[i]];
        double const mean = sum / static_cast<double>(i + 1);
        if (mean < smallest)
        {
            smallest = mean;
            pooled = i + 1;
        }
    }
    for (std::size_t const row : order.first(pooled))
        values[row] = smallest;
}

void make_ascending(std::vector<double> & values, std::span<std::size_t const> order)
{
    for (std::size_t i = 1; i < order.size(); ++i)
        values[order[i]] = std::max(values[order[i]], values[order[i - 1]]);
}

/// df of the prior of each row.
std::vector<double> shrunken_df(std::span<double const> ratios, double df, double df_prior)
{
    std::vector<double> const tails = log_tails(ratios, df, df_prior);
    std::vector<double> const chances = log_no_outlier(ratios, tails);
    std::vector<double> shrunken(ratios.size(), df_prior);
    if (std::ranges::min(chances) == 0)
        return shrunken;
    std::vector<std::size_t> const order = ascending(tails);
    if (std::isinf(df_prior))
    {
        double const pooled = df * static_cast<double>(ratios.size());
        for (std::size_t row = 0; row < ratios.size(); ++row)
            if (chances[row] < 0)
                shrunken[row] = std::exp(chances[row]) * pooled;
    }
    else
    {
        double const least = outlier_df(std::ranges::max(ratios), tails[order.front()], df, df_prior);
        for (std::size_t row = 0; row < ratios.size(); ++row)
            shrunken[row] = std::exp(chances[row]) * df_prior - std::expm1(chances[row]) * least;
        pool_most_extreme(shrunken, order);
    }
    make_ascending(shrunken, order);
    return shrunken;
}

} // namespace

variance_prior estimate_robust_variance_prior(std::span<double const> variances,
                                              double df,
                                              std::span<double const> covariate)
{
    constexpr std::size_t fewest{3};
    variance_prior plain = covariate.empty() ? estimate_variance_prior(variances, df)
                                             : estimate_variance_trend(variances, df, covariate);
    if (variances.size() < fewest)
        return plain;
    std::vector<double> logs = floored_variances(variances);
    for (double & value : logs)
        value = std::log(value);
    std::vector<double> const level = level_of(logs, covariate);
    std::vector<double> around;
    for (std::size_t row = 0; row < logs.size(); ++row)
        around.push_back(logs[row] - level[row]);
    quadrature const rule = gauss_legendre();
    moments const found = winsorised_moments(around);
    double const df_prior = match_df(found.variance, df, plain.df, rule);
    double const shift = found.mean - winsorised_log_f_moments(df, df_prior, rule).mean;
    variance_prior result{df_prior, {}, {}};
    std::vector<double> ratios;
    for (std::size_t row = 0; row < logs.size(); ++row)
    {
        result.scale.push_back(std::exp(level[row] + shift));
        ratios.push_back(std::exp(around[row] - shift));
    }
    result.row_df = shrunken_df(ratios, df, df_prior);
    return result;
}

} // namespace polarmir::differential
