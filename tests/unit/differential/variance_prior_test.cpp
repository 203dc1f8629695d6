#include "support/catch.hpp"
#include "support/relative.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/variance_prior.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::differential;
using namespace polarmir::test;
using numbers = std::vector<double>;

TEST_CASE("equal variances are worth infinitely many degrees of freedom", "[differential]")
{
    auto const prior = estimate_variance_prior(numbers{2, 2, 2, 2}, 4);
    CHECK(std::isinf(prior.df));
    CHECK(prior.scale == numbers(4, 2.0));
    CHECK(std::isinf(prior.row_df[3]));
}

TEST_CASE("the prior follows the unit of the variances", "[differential]")
{
    numbers const variances{0.01, 5, 0.2, 3, 40, 0.7, 1};
    numbers scaled;
    for (double const variance : variances)
        scaled.push_back(variance * 9);
    auto const one = estimate_variance_prior(variances, 10);
    auto const other = estimate_variance_prior(scaled, 10);
    CHECK(std::isfinite(one.df));
    check_relative(one.df, other.df);
    check_relative(9 * one.scale[0], other.scale[0]);
}

TEST_CASE("one row says nothing about others", "[differential]")
{
    auto const prior = estimate_variance_prior(numbers{0.5}, 4);
    CHECK(prior.df == 0);
    CHECK(estimate_variance_trend(numbers{0.5}, 4, numbers{7}).df == 0);
}

TEST_CASE("one variance of 0 is floored, most of them are refused", "[differential]")
{
    CHECK(std::isfinite(estimate_variance_prior(numbers{0, 1, 2, 3}, 4).scale[0]));
    CHECK_THROWS_AS(estimate_variance_prior(numbers{0, 0, 0, 3}, 4), input_error);
    CHECK_THROWS_AS(estimate_variance_prior(numbers{}, 4), input_error);
}

TEST_CASE("a trend follows the covariate, without one it is flat", "[differential]")
{
    numbers variances;
    numbers covariate;
    for (int i = 0; i < 50; ++i)
    {
        covariate.push_back(0.3 * i);
        variances.push_back(std::exp(-0.1 * i) * (i % 2 == 0 ? 1.5 : 0.5));
    }
    auto const trend = estimate_variance_trend(variances, 5, covariate);
    for (std::size_t i = 1; i < trend.scale.size(); ++i)
        CHECK(trend.scale[i] < trend.scale[i - 1]);
    auto const flat = estimate_variance_trend(variances, 5, numbers(50, 1.0));
    CHECK(flat.scale == estimate_variance_prior(variances, 5).scale);
}

TEST_CASE("variances that only rounding makes are none", "[differential]")
{
    CHECK_THROWS_AS(estimate_variance_prior(numbers{1e-30, 3e-31, 2e-30, 1e-29}, 4), input_error);
}

TEST_CASE("outliers lose their prior and do not cost the others theirs", "[differential]")
{
    numbers variances;
    numbers covariate;
    for (int i = 0; i < 60; ++i)
    {
        variances.push_back(std::exp(0.6 * std::sin(7 * i)));
        covariate.push_back(i);
    }
    auto const before = estimate_robust_variance_prior(variances, 8);
    variances[17] = 900;
    auto const after = estimate_robust_variance_prior(variances, 8);
    CHECK(after.row_df[17] < 1);
    CHECK(after.row_df[18] > 10);
    CHECK(after.df > 2 * estimate_variance_prior(variances, 8).df);
    check_relative(after.scale[0], before.scale[0], 0.05);
    CHECK(estimate_robust_variance_prior(variances, 8, covariate).row_df[17] < 1);
}

TEST_CASE("robust estimates of few rows are the plain ones", "[differential]")
{
    auto const robust = estimate_robust_variance_prior(numbers{1, 9}, 3);
    CHECK(robust.df == estimate_variance_prior(numbers{1, 9}, 3).df);
    CHECK(estimate_robust_variance_prior(numbers{1, 9, 4}, 3).scale.size() == 3);
}
