// Tests of miRNAs against limma (t, p, B 1e-9; hyperparameters 1e-10; robust 1e-6).
#include "oracle/differential/cohort.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

#include <polarmir/compare/adjust.hpp>
#include <polarmir/differential/mirna_tests.hpp>

#include <cmath>
#include <functional>

using namespace polarmir;
using namespace polarmir::test;
using namespace polarmir::differential;

namespace {

constexpr double tolerance{1e-9};
constexpr double hyper_tolerance{1e-10};
constexpr double robust_tolerance{1e-6};

config const parity{method::voom, 0.5}; // the span of limma before 3.66
config const adaptive{method::voom, std::nullopt};
config const robust_voom{method::voom, 0.5, true};
config const trend{method::trend, std::nullopt};
config const robust_trend{method::trend, std::nullopt, true};
config const beyond{method::voom, 0.5, false, std::log2(1.2)};

mirna_results run(std::string const & analysis, config const & config)
{
    cohort const data = read_cohort(cohort_of(analysis));
    return test_mirnas(data.counts, data.sizes, read_design(analysis), config);
}

using value_of = std::function<double(mirna_test const &)>;

void check_column(io::table const & table,
                  std::string const & column,
                  std::vector<mirna_test> const & mirnas,
                  value_of const & value,
                  double within)
{
    CAPTURE(column);
    for (std::size_t row = 0; row < mirnas.size(); ++row)
    {
        double const reference = number(table, table.rows[row], column).value();
        CAPTURE(row, reference);
        if (std::isinf(reference))
            CHECK(value(mirnas[row]) == reference);
        else
            check_close(value(mirnas[row]), reference, within);
    }
}

/// Whichever of these columns the table has.
void check_columns(io::table const & table, std::vector<mirna_test> const & mirnas, double within)
{
    std::vector<std::pair<std::string, value_of>> const columns{
        {"logFC", &mirna_test::log_fc},
        {"CI.L", &mirna_test::ci_low},
        {"CI.R", &mirna_test::ci_high},
        {"AveExpr", &mirna_test::mean_expression},
        {"t", &mirna_test::t},
        {"B", [](mirna_test const & mirna) { return mirna.b.value(); }},
        {"sigma", &mirna_test::sigma},
        {"stdev.unscaled", &mirna_test::stdev_unscaled},
        {"s2.prior", &mirna_test::s2_prior},
        {"df.prior", &mirna_test::df_prior},
        {"s2.post", &mirna_test::s2_post},
        {"df.total", &mirna_test::df_total}};
    for (auto const & [column, value] : columns)
        if (table.find(column))
            check_column(table, column, mirnas, value, within);
}

/// However small.
void check_p(io::table const & table, std::vector<mirna_test> const & mirnas, double within)
{
    std::vector<std::optional<double>> p;
    for (std::size_t row = 0; row < mirnas.size(); ++row)
    {
        double const reference = number(table, table.rows[row], "P.Value").value();
        check_relative(mirnas[row].p, reference, within);
        check_relative(std::pow(10, mirnas[row].log10_p), reference, within);
        p.emplace_back(mirnas[row].p);
    }
    if (!table.find("adj.P.Val"))
        return;
    auto const adjusted = compare::adjust(p, compare::adjustment::bh);
    for (std::size_t row = 0; row < mirnas.size(); ++row)
        check_relative(adjusted[row].value(), number(table, table.rows[row], "adj.P.Val").value(), within);
}

void check(std::string const & analysis,
           std::string const & kind,
           config const & config,
           double within = tolerance)
{
    io::table const table = expected(analysis + kind);
    mirna_results const results = run(analysis, config);
    REQUIRE(results.mirnas.size() == table.rows.size());
    check_columns(table, results.mirnas, within);
    check_p(table, results.mirnas, within);
    if (table.find("df.residual"))
        CHECK(static_cast<double>(results.df_residual) == number(table, table.rows[0], "df.residual"));
}

void check_hyper(std::string const & analysis)
{
    io::table const table = expected(analysis + "_voom_limma_hyper.tsv");
    cohort const data = read_cohort(cohort_of(analysis));
    mirna_model const model = fit_mirnas(data.counts, data.sizes, read_design(analysis), parity);
    std::vector<double> values{model.variances.prior.df, model.variances.prior.scale.front()};
    for (std::size_t i = 0; i < model.fit.coefficients.columns(); ++i)
        values.push_back(test_coefficient(model.fit, model.variances, i).var_prior);
    REQUIRE(values.size() == table.rows.size());
    for (std::size_t row = 0; row < values.size(); ++row)
    {
        double const reference = number(table, table.rows[row], "value").value();
        check_relative(values[row], reference, hyper_tolerance);
    }
}

} // namespace

TEST_CASE("oracle: small_A_voom_limma.tsv", "[oracle]")
{
    check("small_A", "_voom_limma.tsv", parity);
}

TEST_CASE("oracle: small_B_voom_limma.tsv", "[oracle]")
{
    check("small_B", "_voom_limma.tsv", parity);
}

TEST_CASE("oracle: medium_A_voom_limma.tsv", "[oracle]")
{
    check("medium_A", "_voom_limma.tsv", parity);
}

TEST_CASE("oracle: medium_B_voom_limma.tsv", "[oracle]")
{
    check("medium_B", "_voom_limma.tsv", parity);
}

TEST_CASE("oracle: medium_C_voom_limma.tsv", "[oracle]")
{
    check("medium_C", "_voom_limma.tsv", parity);
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
    check("small_A", "_voom_adaptive_limma.tsv", adaptive);
}

TEST_CASE("oracle: medium_B_voom_adaptive_limma.tsv", "[oracle]")
{
    check("medium_B", "_voom_adaptive_limma.tsv", adaptive);
}

TEST_CASE("oracle: small_A_voom_limma_robust.tsv", "[oracle]")
{
    check("small_A", "_voom_limma_robust.tsv", robust_voom, robust_tolerance);
}

TEST_CASE("oracle: small_B_voom_limma_robust.tsv", "[oracle]")
{
    check("small_B", "_voom_limma_robust.tsv", robust_voom, robust_tolerance);
}

TEST_CASE("oracle: medium_A_voom_limma_robust.tsv", "[oracle]")
{
    check("medium_A", "_voom_limma_robust.tsv", robust_voom, robust_tolerance);
}

TEST_CASE("oracle: medium_C_voom_limma_robust.tsv", "[oracle]")
{
    check("medium_C", "_voom_limma_robust.tsv", robust_voom, robust_tolerance);
}

TEST_CASE("oracle: small_A_trend_limma.tsv", "[oracle]")
{
    check("small_A", "_trend_limma.tsv", trend);
}

TEST_CASE("oracle: small_B_trend_limma.tsv", "[oracle]")
{
    check("small_B", "_trend_limma.tsv", trend);
}

TEST_CASE("oracle: medium_A_trend_limma.tsv", "[oracle]")
{
    check("medium_A", "_trend_limma.tsv", trend);
}

TEST_CASE("oracle: medium_B_trend_limma.tsv", "[oracle]")
{
    check("medium_B", "_trend_limma.tsv", trend);
}

TEST_CASE("oracle: medium_C_trend_limma.tsv", "[oracle]")
{
    check("medium_C", "_trend_limma.tsv", trend);
}

TEST_CASE("oracle: small_A_trend_limma_robust.tsv", "[oracle]")
{
    check("small_A", "_trend_limma_robust.tsv", robust_trend, robust_tolerance);
}

TEST_CASE("oracle: small_B_trend_limma_robust.tsv", "[oracle]")
{
    check("small_B", "_trend_limma_robust.tsv", robust_trend, robust_tolerance);
}

TEST_CASE("oracle: medium_A_trend_limma_robust.tsv", "[oracle]")
{
    check("medium_A", "_trend_limma_robust.tsv", robust_trend, robust_tolerance);
}

TEST_CASE("oracle: small_A_voom_treat1.2.tsv", "[oracle]")
{
    check("small_A", "_voom_treat1.2.tsv", beyond);
}

TEST_CASE("oracle: small_B_voom_treat1.2.tsv", "[oracle]")
{
    check("small_B", "_voom_treat1.2.tsv", beyond);
}

TEST_CASE("oracle: medium_A_voom_treat1.2.tsv", "[oracle]")
{
    check("medium_A", "_voom_treat1.2.tsv", beyond);
}

TEST_CASE("oracle: medium_B_voom_treat1.2.tsv", "[oracle]")
{
    check("medium_B", "_voom_treat1.2.tsv", beyond);
}

TEST_CASE("oracle: medium_C_voom_treat1.2.tsv", "[oracle]")
{
    check("medium_C", "_voom_treat1.2.tsv", beyond);
}
