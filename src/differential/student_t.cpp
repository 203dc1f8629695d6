#include "differential/student_t.hpp"

#include "differential/distributions.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace polarmir::differential {
namespace {

constexpr double normal_beyond{1e10}; // degrees of freedom
constexpr double smallest_chance{1e-290};
constexpr double square_overflows{1e100}; // beyond it t^2 may

/// log(1 + t^2 / df)
double log_spread(double t, double df)
{
    return t > square_overflows ? 2 * std::log(t) - std::log(df) : std::log1p(t * t / df);
}

/// log of the normal tail far out: density times Mills' ratio by its asymptotic series, whose terms fall far
/// below the rounding before they grow again.
double far_log_normal(double z)
{
    double sum{1};
    double term{1};
    for (int n = 1; std::abs(term) > std::numeric_limits<double>::epsilon(); n += 2)
    {
        term *= -n / (z * z);
        sum += term;
    }
    return -z * z / 2 - std::log(z) - std::log(2 * std::numbers::pi) / 2 + std::log(sum);
}

/// log of the t tail far out. With a = df / 2 and x = df / (df + t^2) the tail is half of the incomplete beta
/// function I_x(a, 1/2) = x^a (1-x)^(-1/2) / (a B(a, 1/2)) F(1, 1/2; a+1; -df/t^2) (Abramowitz & Stegun
/// 26.5.23 and 15.3.4). So far out the terms of F fall below the rounding within a few steps for every df.
double far_log_student(double t, double df)
{
    double const a = df / 2;
    double const ratio = df / t / t;
    double sum{1};
    double term{1};
    for (int n = 0; std::abs(term) > std::numeric_limits<double>::epsilon(); ++n)
    {
        term *= -ratio * (n + 0.5) / (a + 1 + n);
        sum += term;
    }
    // log of 1 - x = t^2 / (df + t^2)
    double const log_rest = -std::log1p(ratio);
    return -std::log(2.0) - a * log_spread(t, df) - log_rest / 2 +
           std::log(half_step_quotient(a) / std::sqrt(std::numbers::pi)) + std::log(sum);
}

/// t >= 0
double upper(double t, double df)
{
    if (df > normal_beyond)
        return normal_upper(t);
    return t > square_overflows ? std::exp(far_log_student(t, df)) : student_t_upper(t, df);
}

double log_density(double t, double df)
{
    // Gamma((df+1)/2) / Gamma(df/2) = df/2 Gamma(df/2 + 1/2) / Gamma(df/2 + 1)
    return std::log(half_step_quotient(df / 2) * df / 2) - std::log(df * std::numbers::pi) / 2 -
           (df + 1) / 2 * log_spread(t, df);
}

} // namespace

double log_upper_t(double t, double df)
{
    if (t < 0)
        return std::log1p(-upper(-t, df));
    double const chance = upper(t, df);
    if (chance > smallest_chance)
        return std::log(chance);
    return df > normal_beyond ? far_log_normal(t) : far_log_student(t, df);
}

double two_sided_t(double t, double df)
{
    return 2 * upper(std::abs(t), df);
}

double upper_t_quantile_of_log(double log_chance, double df)
{
    if (log_chance > -std::numbers::ln2)
        return -student_upper_quantile(-std::expm1(log_chance), df);
    if (log_chance > std::log(smallest_chance))
        return student_upper_quantile(std::exp(log_chance), df);
    // log P(T >= e^u) falls and is concave in u, so that Newton's steps come to the root from the right.
    constexpr int most_rounds{100};
    constexpr double enough{1e-15};
    double u{std::log(student_upper_quantile(smallest_chance, df))};
    for (int round = 0; round < most_rounds; ++round)
    {
        double const t = std::exp(u);
        double const log_tail = log_upper_t(t, df);
        double const slope = -std::exp(u + log_density(t, df) - log_tail);
        double const step = (log_chance - log_tail) / slope;
        u += step;
        if (std::abs(step) <= enough * std::abs(u))
            break;
    }
    return std::exp(u);
}

double normal_deviate_of_t(double t, double df)
{
    if (std::isinf(df))
        return t;
    double const a = df - 0.5;
    double const b = 48 * a * a;
    double const w = a * std::log1p(t * t / df);
    double const correction = (((-0.4 * w - 3.3) * w - 24) * w - 85.5) / (0.8 * w * w + 100 + b) + w + 3;
    return std::copysign((correction / b + 1) * std::sqrt(w), t);
}

} // namespace polarmir::differential
