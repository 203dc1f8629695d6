// Moderated tests against limma (t, p, B 1e-9; hyperparameters 1e-10; robust 1e-6).
#include "oracle/differential/cohort.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

#include <polarmir/differential/moderation.hpp>
#include <polarmir/differential/voom.hpp>

#include <cmath>
#include <functional>

using namespace polarmir;
using namespace polarmir::test;
using namespace polarmir::differential;

namespace {

constexpr double tolerance{1e-9};
constexpr double hyper_tolerance{1e-10};
constexpr double parity_span{0.5}; // default of limma before 3.62

linear_fit fit_voom(std::string const & analysis, std::optional<double> span = parity_span)
{
    cohort const data = read_cohort(cohort_of(analysis));
    matrix const design = read_design(analysis);
    voom_values const values = voom(data.counts, data.sizes, design, span);
    return fit_rows(values.expression, design, values.weights);
}

std::vector<double> variances_of(linear_fit const & fit)
{
    std::vector<double> variances;
    for (double const sigma : fit.sigma)
        variances.push_back(sigma * sigma);
    return variances;
}

moderated_variances moderate_plainly(linear_fit const & fit)
{
    return moderate(fit, estimate_variance_prior(variances_of(fit), static_cast<double>(fit.df_residual)));
}

/// One column of the table; numbers next to 0 may differ by rounding.
void check_column(io::table const & table,
                  std::string const & column,
                  std::function<double(std::size_t)> const & value,
                  double within = tolerance)
{
    CAPTURE(column);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
    {
        CAPTURE(row);
        double const reference = number(table, table.rows[row], column).value();
        if (std::isinf(reference))
            CHECK(value(row) == reference);
        else
            check_close(value(row), reference, within);
    }
}

void check_p(io::table const & table, std::vector<moderated_test> const & tests, double within = tolerance)
{
    for (std::size_t row = 0; row < table.rows.size(); ++row)
    {
        double const reference = number(table, table.rows[row], "P.Value").value();
        check_relative(tests[row].p, reference, within);
        check_relative(std::pow(10, tests[row].log10_p), reference, within);
    }
}

void check_tests(io::table const & table, moderated_tests const & tests, double within = tolerance)
{
    auto const & rows = tests.rows;
    REQUIRE(rows.size() == table.rows.size());
    check_column(table, "logFC", [&](std::size_t row) { return rows[row].log_fc; });
    check_column(
        table, "t", [&](std::size_t row) { return rows[row].t; }, within);
    check_column(
        table, "B", [&](std::size_t row) { return rows[row].b; }, within);
    check_p(table, rows, within);
}

void check_variances(io::table const & table,
                     linear_fit const & fit,
                     moderated_variances const & variances,
                     double within = tolerance)
{
    check_column(table, "sigma", [&](std::size_t row) { return fit.sigma[row]; });
    check_column(
        table, "df.prior", [&](std::size_t row) { return variances.prior.row_df[row]; }, within);
    check_column(
        table, "s2.prior", [&](std::size_t row) { return variances.prior.scale[row]; }, within);
    check_column(
        table, "s2.post", [&](std::size_t row) { return variances.s2_post[row]; }, within);
}

void check_voom(std::string const & analysis)
{
    io::table const table = expected(analysis + "_voom_limma.tsv");
    linear_fit const fit = fit_voom(analysis);
    moderated_variances const variances = moderate_plainly(fit);
    std::size_t const last = fit.coefficients.columns() - 1;
    moderated_tests const tests = test_coefficient(fit, variances, last);
    check_tests(table, tests);
    check_variances(table, fit, variances);
    check_column(table, "CI.L", [&](std::size_t row) { return tests.rows[row].ci_low; });
    check_column(table, "CI.R", [&](std::size_t row) { return tests.rows[row].ci_high; });
    check_column(table, "stdev.unscaled", [&](std::size_t row) { return fit.stdev_unscaled(row, last); });
    check_column(table, "df.residual", [&](std::size_t) { return static_cast<double>(fit.df_residual); });
    check_column(table, "df.total", [&](std::size_t row) { return variances.df_total[row]; });
}

void check_hyper(std::string const & analysis)
{
    io::table const table = expected(analysis + "_voom_limma_hyper.tsv");
    linear_fit const fit = fit_voom(analysis);
    moderated_variances const variances = moderate_plainly(fit);
    std::vector<double> values{variances.prior.df, variances.prior.scale.front()};
    for (std::size_t i = 0; i < fit.coefficients.columns(); ++i)
        values.push_back(test_coefficient(fit, variances, i).var_prior);
    REQUIRE(values.size() == table.rows.size());
    check_column(
        table, "value", [&](std::size_t row) { return values[row]; }, hyper_tolerance);
}

void check_adaptive(std::string const & analysis)
{
    io::table const table = expected(analysis + "_voom_adaptive_limma.tsv");
    linear_fit const fit = fit_voom(analysis, std::nullopt);
    moderated_variances const variances = moderate_plainly(fit);
    check_tests(table, test_coefficient(fit, variances, fit.coefficients.columns() - 1));
    check_column(table, "df.prior", [&](std::size_t row) { return variances.prior.row_df[row]; });
    check_column(table, "s2.prior", [&](std::size_t row) { return variances.prior.scale[row]; });
}

/// log2 CPM as R computed them, unweighted.
linear_fit fit_log_cpm(std::string const & analysis)
{
    matrix const values = number_matrix(expected(cohort_of(analysis) + "_logcpm_prior2.tsv"));
    return fit_rows(values, read_design(analysis));
}

/// Mean log2 CPM of each miRNA, as R computed them.
std::vector<double> mean_expression(io::table const & table)
{
    return numbers(table, "AveExpr");
}

void check_trend(std::string const & analysis)
{
    io::table const table = expected(analysis + "_trend_limma.tsv");
    linear_fit const fit = fit_log_cpm(analysis);
    moderated_variances const variances =
        moderate(fit,
                 estimate_variance_trend(
                     variances_of(fit), static_cast<double>(fit.df_residual), mean_expression(table)));
    check_tests(table, test_coefficient(fit, variances, fit.coefficients.columns() - 1));
    check_variances(table, fit, variances);
}

void check_robust(io::table const & table, linear_fit const & fit, std::span<double const> covariate = {})
{
    constexpr double robust_tolerance{1e-6};
    moderated_variances const variances = moderate(
        fit,
        estimate_robust_variance_prior(variances_of(fit), static_cast<double>(fit.df_residual), covariate));
    check_tests(table, test_coefficient(fit, variances, fit.coefficients.columns() - 1), robust_tolerance);
    check_variances(table, fit, variances, robust_tolerance);
}

void check_robust_voom(std::string const & analysis)
{
    check_robust(expected(analysis + "_voom_limma_robust.tsv"), fit_voom(analysis));
}

void check_robust_trend(std::string const & analysis)
{
    io::table const table = expected(analysis + "_trend_limma_robust.tsv");
    check_robust(table, fit_log_cpm(analysis), mean_expression(table));
}

void check_beyond(std::string const & analysis)
{
    io::table const table = expected(analysis + "_voom_treat1.2.tsv");
    linear_fit const fit = fit_voom(analysis);
    auto const tests =
        test_beyond(fit, moderate_plainly(fit), fit.coefficients.columns() - 1, std::log2(1.2));
    check_column(table, "t", [&](std::size_t row) { return tests[row].t; });
    for (std::size_t row = 0; row < tests.size(); ++row)
    {
        double const reference = number(table, table.rows[row], "P.Value").value();
        check_relative(tests[row].p, reference, tolerance);
        check_relative(std::pow(10, tests[row].log10_p), reference, tolerance);
    }
}

} // namespace

TEST_CASE("oracle: small_A_voom_limma.tsv", "[oracle]")
{
    check_voom("small_A");
}

TEST_CASE("oracle: small_B_voom_limma.tsv", "[oracle]")
{
    check_voom("small_B");
}

TEST_CASE("oracle: medium_A_voom_limma.tsv", "[oracle]")
{
    check_voom("medium_A");
}

TEST_CASE("oracle: medium_B_voom_limma.tsv", "[oracle]")
{
    check_voom("medium_B");
}

TEST_CASE("oracle: medium_C_voom_limma.tsv", "[oracle]")
{
    check_voom("medium_C");
}

TEST_CASE("oracle: small_A_voom_limma_hyper.tsv", "[oracle]")
{
    check_hyper("small_A");
}

TEST_CASE("oracle: small_B_voom_limma_hyper.tsv", "[oracle]")
{
    check_hyper("small_B");
}

TEST_CASE("oracle: medium_A_voom_limma_hyper.tsv", "[oracle]")
{
    check_hyper("medium_A");
}

TEST_CASE("oracle: medium_B_voom_limma_hyper.tsv", "[oracle]")
{
    check_hyper("medium_B");
}

TEST_CASE("oracle: medium_C_voom_limma_hyper.tsv", "[oracle]")
{
    check_hyper("medium_C");
}

TEST_CASE("oracle: small_A_voom_adaptive_limma.tsv", "[oracle]")
{
    check_adaptive("small_A");
}

TEST_CASE("oracle: medium_B_voom_adaptive_limma.tsv", "[oracle]")
{
    check_adaptive("medium_B");
}

TEST_CASE("oracle: small_A_trend_limma.tsv", "[oracle]")
{
    check_trend("small_A");
}

TEST_CASE("oracle: small_B_trend_limma.tsv", "[oracle]")
{
    check_trend("small_B");
}

TEST_CASE("oracle: medium_A_trend_limma.tsv", "[oracle]")
{
    check_trend("medium_A");
}

TEST_CASE("oracle: medium_B_trend_limma.tsv", "[oracle]")
{
    check_trend("medium_B");
}

TEST_CASE("oracle: medium_C_trend_limma.tsv", "[oracle]")
{
    check_trend("medium_C");
}

TEST_CASE("oracle: small_A_voom_treat1.2.tsv", "[oracle]")
{
    check_beyond("small_A");
}

TEST_CASE("oracle: small_B_voom_treat1.2.tsv", "[oracle]")
{
    check_beyond("small_B");
}

TEST_CASE("oracle: medium_A_voom_treat1.2.tsv", "[oracle]")
{
    check_beyond("medium_A");
}

TEST_CASE("oracle: medium_B_voom_treat1.2.tsv", "[oracle]")
{
    check_beyond("medium_B");
}

TEST_CASE("oracle: medium_C_voom_treat1.2.tsv", "[oracle]")
{
    check_beyond("medium_C");
}

TEST_CASE("oracle: small_A_voom_limma_robust.tsv", "[oracle]")
{
    check_robust_voom("small_A");
}

TEST_CASE("oracle: small_B_voom_limma_robust.tsv", "[oracle]")
{
    check_robust_voom("small_B");
}

TEST_CASE("oracle: medium_A_voom_limma_robust.tsv", "[oracle]")
{
    check_robust_voom("medium_A");
}

TEST_CASE("oracle: medium_C_voom_limma_robust.tsv", "[oracle]")
{
    check_robust_voom("medium_C");
}

TEST_CASE("oracle: small_A_trend_limma_robust.tsv", "[oracle]")
{
    check_robust_trend("small_A");
}

TEST_CASE("oracle: small_B_trend_limma_robust.tsv", "[oracle]")
{
    check_robust_trend("small_B");
}

TEST_CASE("oracle: medium_A_trend_limma_robust.tsv", "[oracle]")
{
    check_robust_trend("medium_A");
}
