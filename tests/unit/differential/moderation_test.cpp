#include "support/catch.hpp"
#include "support/relative.hpp"
#include "unit/differential/counts.hpp"

#include <polarmir/differential/moderation.hpp>
#include <polarmir/differential/voom.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace polarmir;
using namespace polarmir::differential;
using namespace polarmir::test;

namespace {

constexpr double infinite{std::numeric_limits<double>::infinity()};

linear_fit made_fit(std::size_t raised, double factor)
{
    voom_values const values = voom(made_counts(raised, factor), made_sizes(), two_groups());
    return fit_rows(values.expression, two_groups(), values.weights);
}

variance_prior same_for_all(double df, double scale)
{
    return {df, std::vector<double>(made_mirnas, scale), std::vector<double>(made_mirnas, df)};
}

} // namespace

TEST_CASE("moderation lies between the own and the common variance", "[differential]")
{
    linear_fit const fit = made_fit(3, 1);
    auto const none = moderate(fit, same_for_all(0, 1));
    auto const half = moderate(fit, same_for_all(4, 1));
    auto const all = moderate(fit, same_for_all(infinite, 1));
    for (std::size_t row = 0; row < made_mirnas; ++row)
    {
        double const own = fit.sigma[row] * fit.sigma[row];
        check_relative(none.s2_post[row], own);
        check_relative(half.s2_post[row], (own + 1) / 2);
        CHECK(all.s2_post[row] == 1);
    }
    CHECK(none.df_total[0] == 4);
    CHECK(half.df_total[0] == 8);
    CHECK(all.df_total[0] == 4 * made_mirnas); // no more than all rows have together
}

TEST_CASE("without a prior the test is that of the row alone", "[differential]")
{
    linear_fit const fit = made_fit(3, 8);
    auto const tests = test_coefficient(fit, moderate(fit, same_for_all(0, 1)), 1);
    for (std::size_t row = 0; row < made_mirnas; ++row)
    {
        check_relative(tests.rows[row].t, fit.effects(row, 0) / fit.sigma[row], 1e-10);
        CHECK((tests.rows[row].p < 0.05) == (tests.rows[row].ci_low > 0 || tests.rows[row].ci_high < 0));
    }
}

TEST_CASE("the miRNA that differs has the largest odds", "[differential]")
{
    linear_fit const fit = made_fit(17, 16);
    auto const rows = test_coefficient(fit, moderate(fit, same_for_all(6, 1)), 1).rows;
    auto const best = std::ranges::max_element(rows, {}, &moderated_test::b);
    CHECK(best - rows.begin() == 17);
    CHECK(best->p == std::ranges::min(rows, {}, &moderated_test::p).p);
    CHECK(best->b > 0);
}

TEST_CASE("a p-value below every double keeps its log", "[differential]")
{
    linear_fit fit = made_fit(3, 1);
    fit.coefficients(0, 1) = 1e5;
    auto const rows = test_coefficient(fit, moderate(fit, same_for_all(infinite, 1)), 1).rows;
    CHECK(rows[0].p == 0);
    CHECK(std::isfinite(rows[0].log10_p));
    CHECK(rows[0].log10_p < -308);
}

TEST_CASE("a threshold of 0 is the ordinary test, a larger one asks for more", "[differential]")
{
    linear_fit const fit = made_fit(17, 16);
    auto const variances = moderate(fit, same_for_all(6, 1));
    auto const plain = test_coefficient(fit, variances, 1).rows;
    auto const at_zero = test_beyond(fit, variances, 1, 0);
    auto const beyond = test_beyond(fit, variances, 1, 0.5);
    for (std::size_t row = 0; row < made_mirnas; ++row)
    {
        check_relative(at_zero[row].p, plain[row].p);
        check_relative(at_zero[row].t, plain[row].t);
        CHECK(beyond[row].p > plain[row].p);
        CHECK(beyond[row].p <= 1);
        if (std::abs(plain[row].log_fc) < 0.5)
            CHECK(beyond[row].t == 0);
    }
}

TEST_CASE("outliers with fewer degrees of freedom keep their own tails", "[differential]")
{
    linear_fit const fit = made_fit(3, 1);
    variance_prior prior = same_for_all(20, 1);
    auto const before = test_coefficient(fit, moderate(fit, prior), 1);
    prior.row_df[5] = 0;
    auto const after = test_coefficient(fit, moderate(fit, prior), 1);
    check_relative(after.rows[5].t, fit.effects(5, 0) / fit.sigma[5], 1e-10);
    CHECK(after.rows[6].p == before.rows[6].p);
}
