#include "compare/distributions.hpp"

#include <polarmir/compare/t_test.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace polarmir::compare {
namespace {

/// `largest`: the larger of the means, without sign. A standard error of ten times its rounding is no spread
/// (as R's t.test has it).
std::optional<t_result> finish(double difference, double se, double df, double largest)
{
    constexpr double rounding{10 * std::numeric_limits<double>::epsilon()};
    if (!(se > rounding * largest) || !(se > 0) || !(df > 0))
        return std::nullopt;
    double const reach = student_upper_quantile(each_tail, df) * se;
    double const t = difference / se;
    return t_result{
        difference, se, t, df, student_two_sided(t, df), {difference - reach, difference + reach}};
}

double larger_mean(std::span<double const> x, std::span<double const> y)
{
    return std::max(std::abs(mean(x)), std::abs(mean(y)));
}

double squares_around_mean(std::span<double const> values)
{
    double const centre = mean(values);
    long double sum{0};
    for (double const value : values)
        sum += (static_cast<long double>(value) - centre) * (static_cast<long double>(value) - centre);
    return static_cast<double>(sum);
}

} // namespace

double mean(std::span<double const> values)
{
    long double sum{0};
    for (double const value : values)
        sum += value;
    return static_cast<double>(sum / static_cast<long double>(values.size()));
}

double variance(std::span<double const> values)
{
    return squares_around_mean(values) / static_cast<double>(values.size() - 1);
}

std::optional<t_result> welch_test(std::span<double const> x, std::span<double const> y)
{
    if (x.size() < 2 || y.size() < 2)
        return std::nullopt;
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    double const of_x = variance(x) / n;
    double const of_y = variance(y) / m;
    double const both = of_x + of_y;
    double const df = both * both / (of_x * of_x / (n - 1) + of_y * of_y / (m - 1));
    return finish(mean(x) - mean(y), std::sqrt(both), df, larger_mean(x, y));
}

std::optional<t_result> student_test(std::span<double const> x, std::span<double const> y)
{
    if (x.empty() || y.empty() || x.size() + y.size() < 3)
        return std::nullopt;
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    double const pooled = (squares_around_mean(x) + squares_around_mean(y)) / (n + m - 2);
    return finish(mean(x) - mean(y), std::sqrt(pooled * (1 / n + 1 / m)), n + m - 2, larger_mean(x, y));
}

std::optional<t_result> paired_t_test(std::span<double const> differences)
{
    if (differences.size() < 2)
        return std::nullopt;
    auto const n = static_cast<double>(differences.size());
    double const centre = mean(differences);
    return finish(centre, std::sqrt(variance(differences) / n), n - 1, std::abs(centre));
}

} // namespace polarmir::compare
