#include "support/catch.hpp"
#include "support/relative.hpp"
#include "unit/differential/counts.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/voom.hpp>

#include <algorithm>

using namespace polarmir;
using namespace polarmir::differential;
using namespace polarmir::test;

TEST_CASE("voom trusts large counts more", "[differential]")
{
    auto const values = voom(made_counts(), made_sizes(), two_groups());
    auto const & curve = values.trend.curve_y;
    CHECK(curve.front() > curve.back());
    std::size_t const last = values.weights.rows() - 1; // the most abundant
    CHECK(values.weights(last, 0) > values.weights(0, 0));
    CHECK(std::ranges::min(values.weights.values()) > 0);
}

TEST_CASE("few miRNAs get a stiffer curve", "[differential]")
{
    CHECK(voom(made_counts(), made_sizes(), two_groups()).trend.span == 1); // 40 miRNAs
    CHECK(voom(made_counts(), made_sizes(), two_groups(), 0.5).trend.span == 0.5);
}

TEST_CASE("a miRNA without reads gets values but no say in the trend", "[differential]")
{
    matrix const counts = made_counts();
    matrix with_empty(counts.rows() + 1, counts.columns());
    std::ranges::copy(counts.values(), with_empty.values().begin());
    auto const without = voom(counts, made_sizes(), two_groups());
    auto const with = voom(with_empty, made_sizes(), two_groups());
    CHECK(with.trend.curve_y == without.trend.curve_y);
    CHECK(with.expression.rows() == counts.rows() + 1);
    CHECK(with.weights(counts.rows(), 0) > 0);
    // Outside of its points the curve goes on flat.
    check_relative(with.weights(counts.rows(), 0), std::pow(with.trend.curve_y.front(), -4));
}

TEST_CASE("voom refuses what has no trend", "[differential]")
{
    CHECK_THROWS_AS(voom(matrix(1, 6), made_sizes(), two_groups()), input_error);
    matrix twice = made_counts();
    for (std::size_t row = 0; row < twice.rows(); ++row)
        for (std::size_t sample = 0; sample < twice.columns(); ++sample)
            twice(row, sample) = twice(row, sample < 3 ? 0 : 3);
    CHECK_THROWS_WITH(voom(twice, std::vector<double>(6, 1e6), two_groups()),
                      Catch::Matchers::Contains("samples given twice"));
}
