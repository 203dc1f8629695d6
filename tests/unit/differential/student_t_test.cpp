#include "differential/student_t.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

#include <cmath>
#include <limits>
#include <numbers>

using namespace polarmir::differential;
using namespace polarmir::test;

TEST_CASE("tails that no double can hold have logs", "[differential]")
{
    // One degree of freedom, Cauchy: the tail is atan(1 / t) / pi.
    check_relative(log_upper_t(1e300, 1), -std::log(1e300) - std::log(std::numbers::pi));
    // Two: the tail is (1 - t / sqrt(t^2 + 2)) / 2, about 1 / (2 t^2).
    check_relative(log_upper_t(1e150, 2), -std::log(2.0) - 2 * std::log(1e150));
    CHECK(std::isfinite(log_upper_t(1e5, 1e6)));
    CHECK(std::isfinite(log_upper_t(1e3, std::numeric_limits<double>::infinity())));
}

TEST_CASE("both ways to a log tail meet", "[differential]")
{
    double const infinite = std::numeric_limits<double>::infinity();
    for (double const df : {3.0, 30.0, 1e3, 1e6, 1e9, 1e11, infinite})
    {
        // Two steps to either side of 10^-290: the log must be smooth across it.
        double const t = df == infinite || df > 1e10 ? 36.4 : upper_t_quantile_of_log(std::log(1e-290), df);
        double const step = t * 1e-3;
        double const inside = log_upper_t(t - step, df) - log_upper_t(t - 2 * step, df);
        double const across = log_upper_t(t + step, df) - log_upper_t(t - step, df);
        double const outside = log_upper_t(t + 2 * step, df) - log_upper_t(t + step, df);
        CAPTURE(df, t);
        check_relative(across, inside + outside, 1e-5);
    }
}

TEST_CASE("the two sides of t add up", "[differential]")
{
    for (double const df : {0.7, 5.0, 1e10, 1e12})
        for (double const t : {0.0, 0.3, 2.0, 9.0})
        {
            check_relative(std::exp(log_upper_t(t, df)) + std::exp(log_upper_t(-t, df)), 1, 1e-14);
            CHECK(two_sided_t(t, df) == two_sided_t(-t, df));
        }
}

TEST_CASE("quantiles of log chances come back", "[differential]")
{
    for (double const df : {1.0, 4.5, 116.0, 7e3})
        for (double const log_chance : {-1e-12, -0.5, -0.7, -30.0, -660.0, -670.0, -5000.0})
        {
            if (log_chance < -700 * df) // beyond the largest double
                continue;
            CAPTURE(df, log_chance);
            double const t = upper_t_quantile_of_log(log_chance, df);
            check_relative(log_upper_t(t, df), log_chance, 1e-11);
        }
}

TEST_CASE("the normal deviate of t has its tail", "[differential]")
{
    double const infinite = std::numeric_limits<double>::infinity();
    for (double const df : {8.0, 40.0})
        for (double const t : {-6.0, -1.0, 0.0, 2.0, 20.0})
        {
            double const deviate = normal_deviate_of_t(t, df);
            check_relative(log_upper_t(deviate, infinite), log_upper_t(t, df), 1e-4);
        }
}
