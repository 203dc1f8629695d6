#include "support/catch.hpp"
#include "support/relative.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/linear_fit.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

using namespace polarmir;
using namespace polarmir::differential;
using namespace polarmir::test;

namespace {

matrix table(std::size_t columns, std::vector<double> const & values)
{
    matrix result(values.size() / columns, columns);
    std::ranges::copy(values, result.values().begin());
    return result;
}

/// Two samples in each of two groups: intercept, group.
matrix two_groups()
{
    return table(2, {1, 0, 1, 0, 1, 1, 1, 1});
}

} // namespace

TEST_CASE("two groups: the coefficient is the difference of means", "[differential]")
{
    linear_fit const fit = fit_rows(table(4, {1, 3, 7, 9}), two_groups());
    CHECK(fit.df_residual == 2);
    check_relative(fit.coefficients(0, 0), 2);
    check_relative(fit.coefficients(0, 1), 6);
    check_relative(fit.stdev_unscaled(0, 1), 1); // sqrt(1/2 + 1/2)
    check_relative(fit.sigma[0], std::sqrt(2.0));
}

TEST_CASE("effects hold the coefficient and the residual variance", "[differential]")
{
    matrix const rows = table(4, {1, 3, 9, 7, 5, 0, -2, 1});
    matrix const weights = table(4, {1, 2, 3, 4, 1, 1, 5, 0.5});
    linear_fit const fit = fit_rows(rows, two_groups(), weights);
    REQUIRE(fit.effects.columns() == 3);
    for (std::size_t row = 0; row < 2; ++row)
    {
        check_relative(fit.effects(row, 0), fit.coefficients(row, 1) / fit.stdev_unscaled(row, 1));
        auto const residual = fit.effects.row(row).subspan(1);
        check_relative(std::inner_product(residual.begin(), residual.end(), residual.begin(), 0.0),
                       2 * fit.sigma[row] * fit.sigma[row]);
    }
}

TEST_CASE("a weight of two counts as the sample twice", "[differential]")
{
    linear_fit const weighted = fit_rows(table(4, {1, 3, 7, 10}), two_groups(), table(4, {1, 2, 1, 1}));
    linear_fit const twice = fit_rows(table(5, {1, 3, 3, 7, 10}), table(2, {1, 0, 1, 0, 1, 0, 1, 1, 1, 1}));
    check_relative(weighted.coefficients(0, 1), twice.coefficients(0, 1));
    check_relative(weighted.stdev_unscaled(0, 1), twice.stdev_unscaled(0, 1));
    check_relative(weighted.sigma[0] * weighted.sigma[0] * 2, twice.sigma[0] * twice.sigma[0] * 3);
}

TEST_CASE("the unit of a covariate does not make a design rank deficient", "[differential]")
{
    linear_fit const fit =
        fit_rows(table(4, {1, 3, 7, 9}), table(2, {1, 1e-12, 1, 2e-12, 1, 3e-12, 1, 5e-12}));
    CHECK(fit.coefficients(0, 1) > 0);
}

TEST_CASE("designs that cannot be fitted are refused", "[differential]")
{
    matrix const rows = table(4, {1, 2, 3, 4});
    CHECK_THROWS_AS(fit_rows(rows, table(2, {1, 0, 1, 0, 1, 1})), input_error);       // three samples
    CHECK_THROWS_AS(fit_rows(rows, table(2, {1, 1, 1, 1, 1, 1, 1, 1})), input_error); // aliased
    CHECK_THROWS_AS(fit_rows(rows, table(2, {1, 0, 1, 0, 1, 0, 1, 0})), input_error); // empty group
    CHECK_THROWS_AS(fit_rows(rows, table(3, {1, 0, 1, 1, 0, 1, 1, 1, 2, 1, 1, 2})), input_error); // a sum
    matrix identity(4, 4);
    for (std::size_t i = 0; i < 4; ++i)
        identity(i, i) = 1;
    CHECK_THROWS_WITH(fit_rows(rows, identity), Catch::Matchers::Contains("no residual degree of freedom"));
    matrix infinite = two_groups();
    infinite(1, 1) = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(fit_rows(rows, infinite), input_error);
}
