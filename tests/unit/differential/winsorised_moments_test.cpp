#include "differential/winsorised_moments.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace polarmir::differential;
using namespace polarmir::test;

TEST_CASE("the quadrature is exact for polynomials", "[differential]")
{
    quadrature const rule = gauss_legendre();
    for (int const degree : {0, 1, 5, 100, 255})
    {
        double sum{0};
        for (std::size_t i = 0; i < quadrature::size; ++i)
            sum += rule.weights[i] * std::pow(rule.nodes[i], degree);
        check_relative(sum, 1.0 / (degree + 1), 1e-12);
    }
}

TEST_CASE("values beyond the tails do not count", "[differential]")
{
    std::vector<double> values(21);
    std::iota(values.begin(), values.end(), 0.0);
    moments const before = winsorised_moments(values);
    values.back() = 1e9;
    values.front() = -1e9;
    moments const after = winsorised_moments(values);
    check_relative(after.mean, before.mean);
    check_relative(after.variance, before.variance);
    // Quantiles 1 and 18: 1, 1, 2...17, 18, 18, 18.
    check_relative(before.mean, (2.0 * 1 + 152 + 3 * 18) / 21);
}

TEST_CASE("moments of log F come to those of log chi-squared", "[differential]")
{
    quadrature const rule = gauss_legendre();
    moments const limit = winsorised_log_f_moments(6, std::numeric_limits<double>::infinity(), rule);
    moments const large = winsorised_log_f_moments(6, 1e8, rule);
    check_relative(large.mean, limit.mean, 1e-6);
    check_relative(large.variance, limit.variance, 1e-6);
    CHECK(winsorised_log_f_moments(6, 5, rule).variance > limit.variance);
}
