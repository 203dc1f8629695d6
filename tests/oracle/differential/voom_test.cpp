// voom against limma (1e-10).
#include "oracle/differential/cohort.hpp"
#include "support/catch.hpp"

#include <polarmir/differential/voom.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

constexpr double tolerance{1e-10};

differential::voom_values run(std::string const & analysis)
{
    constexpr double span{0.5}; // default of limma before 3.66
    cohort const data = read_cohort(cohort_of(analysis));
    return differential::voom(data.counts, data.sizes, read_design(analysis), span);
}

void check(matrix const & values, std::string const & file)
{
    matrix const reference = number_matrix(expected(file));
    REQUIRE(values.rows() == reference.rows());
    REQUIRE(values.columns() == reference.columns());
    for (std::size_t i = 0; i < values.values().size(); ++i)
        check_close(values.values()[i], reference.values()[i], tolerance);
}

void check_trend(std::string const & analysis)
{
    io::table const table = expected(analysis + "_voom_trend.tsv");
    differential::voom_trend const trend = run(analysis).trend;
    std::vector<std::pair<std::string, std::vector<double>>> const columns{
        {"sx", trend.mean}, {"sy", trend.root_sd}, {"lowess_x", trend.curve_x}, {"lowess_y", trend.curve_y}};
    for (auto const & [column, values] : columns)
    {
        CAPTURE(column);
        std::vector<double> const reference = numbers(table, column);
        REQUIRE(values.size() == reference.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            check_close(values[i], reference[i], tolerance);
    }
}

} // namespace

TEST_CASE("oracle: small_voom_E.tsv", "[oracle]")
{
    check(run("small_A").expression, "small_voom_E.tsv");
}

TEST_CASE("oracle: medium_voom_E.tsv", "[oracle]")
{
    check(run("medium_A").expression, "medium_voom_E.tsv");
}

TEST_CASE("oracle: small_A_voom_weights.tsv", "[oracle]")
{
    check(run("small_A").weights, "small_A_voom_weights.tsv");
}

TEST_CASE("oracle: small_B_voom_weights.tsv", "[oracle]")
{
    check(run("small_B").weights, "small_B_voom_weights.tsv");
}

TEST_CASE("oracle: medium_A_voom_weights.tsv", "[oracle]")
{
    check(run("medium_A").weights, "medium_A_voom_weights.tsv");
}

TEST_CASE("oracle: medium_C_voom_weights.tsv", "[oracle]")
{
    check(run("medium_C").weights, "medium_C_voom_weights.tsv");
}

TEST_CASE("oracle: small_A_voom_trend.tsv", "[oracle]")
{
    check_trend("small_A");
}

TEST_CASE("oracle: small_B_voom_trend.tsv", "[oracle]")
{
    check_trend("small_B");
}

TEST_CASE("oracle: medium_A_voom_trend.tsv", "[oracle]")
{
    check_trend("medium_A");
}

TEST_CASE("oracle: medium_B_voom_trend.tsv", "[oracle]")
{
    check_trend("medium_B");
}

TEST_CASE("oracle: medium_C_voom_trend.tsv", "[oracle]")
{
    check_trend("medium_C");
}
