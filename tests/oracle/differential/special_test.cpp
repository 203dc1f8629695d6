// Numeric pieces against R, limma, splines and statmod (1e-10; t tails 1e-11; robust 1e-6).
#include "differential/gauss_legendre.hpp"
#include "differential/lowess.hpp"
#include "differential/natural_spline.hpp"
#include "differential/student_t.hpp"
#include "differential/trigamma_inverse.hpp"
#include "oracle/differential/cohort.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/variance_prior.hpp>

#include <map>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-10};
constexpr double tail_tolerance{1e-11};
constexpr double robust_tolerance{1e-6};
constexpr std::size_t zero_row{4};

/// Both bases span the same space: each column of R's is a combination of ours.
void check_spline(std::string const & file, std::size_t df)
{
    io::table const table = expected(file);
    std::vector<double> const x = numbers(table, "x");
    matrix const basis = differential::natural_spline_basis(x, df);
    REQUIRE(basis.columns() == df);
    matrix functions(df, x.size());
    for (std::size_t k = 0; k < df; ++k)
    {
        auto const values = numbers(table, "X" + std::to_string(k + 1));
        std::copy(values.begin(), values.end(), functions.row(k).begin());
    }
    for (double const sigma : differential::fit_rows(functions, basis).sigma)
        CHECK(sigma < 1e-13);
}

/// The value of one case in the table of hyperparameters.
double hyper(std::string const & name, std::string const & column)
{
    io::table const table = expected("special_fitFDist_hyper.tsv");
    for (io::table::row const & row : table.rows)
        if (row.fields[table.column("case")] == name)
            return number(table, row, column).value();
    FAIL("no case " << name);
    return 0;
}

constexpr double df{6}; // of the variances in the table

/// Robust estimate; R was given the table without the row whose variance is 0.
differential::variance_prior robust(io::table const & table, bool trend)
{
    std::vector<double> variances = numbers(table, "var");
    std::vector<double> covariate = numbers(table, "covariate");
    REQUIRE(variances[zero_row] == 0);
    variances.erase(variances.begin() + zero_row);
    covariate.erase(covariate.begin() + zero_row);
    return trend ? differential::estimate_robust_variance_prior(variances, df, covariate)
                 : differential::estimate_robust_variance_prior(variances, df);
}

/// A column without that row.
void check_robust_column(std::vector<double> const & values,
                         io::table const & table,
                         std::string const & column)
{
    CAPTURE(column);
    REQUIRE(values.size() + 1 == table.rows.size());
    for (std::size_t i = 0; i < values.size(); ++i)
    {
        CAPTURE(i);
        io::table::row const & row = table.rows[i < zero_row ? i : i + 1];
        check_close(values[i], number(table, row, column).value(), robust_tolerance);
    }
}

} // namespace

TEST_CASE("oracle: special_trigammaInverse.tsv", "[oracle]")
{
    io::table const table = expected("special_trigammaInverse.tsv");
    for (io::table::row const & row : table.rows)
        check_close(differential::trigamma_inverse(number(table, row, "x").value()),
                    number(table, row, "trigammaInverse").value(),
                    tolerance);
}

TEST_CASE("oracle: special_t.tsv", "[oracle]")
{
    io::table const table = expected("special_t.tsv");
    for (io::table::row const & row : table.rows)
    {
        double const t = number(table, row, "t").value();
        double const degrees = number(table, row, "df").value();
        CAPTURE(t, degrees);
        check_relative(
            differential::two_sided_t(t, degrees), number(table, row, "p_two_sided").value(), tail_tolerance);
        check_relative(
            differential::log_upper_t(t, degrees), number(table, row, "log_upper").value(), tail_tolerance);
        if (auto const deviate = number(table, row, "zscoreT_hill"))
            check_close(differential::normal_deviate_of_t(t, degrees), *deviate, tolerance);
    }
}

TEST_CASE("oracle: special_qt_log.tsv", "[oracle]")
{
    io::table const table = expected("special_qt_log.tsv");
    for (io::table::row const & row : table.rows)
    {
        double const log_chance = number(table, row, "logp").value();
        double const degrees = number(table, row, "df").value();
        CAPTURE(log_chance, degrees);
        double const quantile = differential::upper_t_quantile_of_log(log_chance, degrees);
        check_close(differential::log_upper_t(quantile, degrees), log_chance, tolerance);
        // R's own tail at R's quantile for this row is exp(-700.000023): its iteration ends too early.
        if (log_chance > -700 || degrees > 2.5)
            check_close(quantile, number(table, row, "qt_upper").value(), tolerance);
    }
}

TEST_CASE("oracle: special_lowess.tsv", "[oracle]")
{
    constexpr double span{0.5};
    io::table const table = expected("special_lowess.tsv");
    struct curve
    {
        std::vector<double> x;
        std::vector<double> y;
        std::vector<double> fit;
    };
    std::map<std::string, curve> cases;
    for (io::table::row const & row : table.rows)
    {
        curve & one = cases[row.fields[table.column("case")]];
        one.x.push_back(number(table, row, "x").value());
        one.y.push_back(number(table, row, "y").value());
        one.fit.push_back(number(table, row, "fit").value());
    }
    for (auto const & [name, one] : cases)
    {
        CAPTURE(name);
        auto const fitted = differential::lowess(one.x, one.y, span);
        REQUIRE(fitted.size() == one.fit.size());
        for (std::size_t i = 0; i < fitted.size(); ++i)
            check_close(fitted[i], one.fit[i], tolerance);
    }
}

TEST_CASE("oracle: special_ns_df2.tsv", "[oracle]")
{
    check_spline("special_ns_df2.tsv", 2);
}

TEST_CASE("oracle: special_ns_df3.tsv", "[oracle]")
{
    check_spline("special_ns_df3.tsv", 3);
}

TEST_CASE("oracle: special_ns_df4.tsv", "[oracle]")
{
    check_spline("special_ns_df4.tsv", 4);
}

TEST_CASE("oracle: special_gauss128.tsv", "[oracle]")
{
    io::table const table = expected("special_gauss128.tsv");
    auto const [nodes, weights] = differential::gauss_legendre();
    REQUIRE(nodes.size() == table.rows.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
    {
        check_close(nodes[i], number(table, table.rows[i], "node").value(), tolerance);
        check_close(weights[i], number(table, table.rows[i], "weight").value(), tolerance);
    }
}

TEST_CASE("oracle: special_fitFDist.tsv", "[oracle]")
{
    io::table const table = expected("special_fitFDist.tsv");
    auto const prior =
        differential::estimate_variance_trend(numbers(table, "var"), df, numbers(table, "covariate"));
    auto const scale = numbers(table, "trend_scale");
    REQUIRE(prior.scale.size() == scale.size());
    for (std::size_t i = 0; i < scale.size(); ++i)
        check_close(prior.scale[i], scale[i], tolerance);
    check_robust_column(robust(table, false).row_df, table, "robust_df2");
    check_robust_column(robust(table, true).row_df, table, "robust_trend_df2");
    check_robust_column(robust(table, true).scale, table, "robust_trend_scale");
}

TEST_CASE("oracle: special_fitFDist_hyper.tsv", "[oracle]")
{
    io::table const table = expected("special_fitFDist.tsv");
    auto const variances = numbers(table, "var");
    auto const plain = differential::estimate_variance_prior(variances, df);
    check_close(plain.df, hyper("plain", "df2"), tolerance);
    check_close(plain.scale.front(), hyper("plain", "scale"), tolerance);
    auto const trend = differential::estimate_variance_trend(variances, df, numbers(table, "covariate"));
    check_close(trend.df, hyper("trend", "df2"), tolerance);
    auto const without_outliers = robust(table, false);
    check_close(without_outliers.df, hyper("robust", "df2"), robust_tolerance);
    check_close(without_outliers.scale.front(), hyper("robust", "scale"), robust_tolerance);
    check_close(robust(table, true).df, hyper("robust_trend", "df2"), robust_tolerance);
    std::vector<double> alike;
    for (int i = 1; i <= 100; ++i)
        alike.push_back(0.5 + 1e-3 * i);
    auto const constant = differential::estimate_variance_prior(alike, df);
    CHECK(constant.df == hyper("near_constant", "df2"));
    check_close(constant.scale.front(), hyper("near_constant", "scale"), tolerance);
}
