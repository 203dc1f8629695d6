#include "support/catch.hpp"

#include <polarmir/compare/model_test.hpp>

#include <cmath>
#include <vector>

using namespace polarmir;
using namespace polarmir::compare;
using values = std::vector<double>;

namespace {

matrix design_of(std::vector<values> const & rows)
{
    matrix design{rows.size(), rows.front().size()};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows.front().size(); ++column)
            design(row, column) = rows[row][column];
    return design;
}

void check_equal(t_result const & one, t_result const & other)
{
    CHECK(one.difference == Approx(other.difference).epsilon(1e-12));
    CHECK(one.t == Approx(other.t).epsilon(1e-12));
    CHECK(one.df == other.df);
    CHECK(one.p == Approx(other.p).epsilon(1e-12));
    CHECK(one.ci.low == Approx(other.ci.low).epsilon(1e-12));
    CHECK(one.ci.high == Approx(other.ci.high).epsilon(1e-12));
}

} // namespace

TEST_CASE("a model of the groups alone is Student's test", "[compare]")
{
    auto const fitted =
        model_test(values{1, 2.5, 4, 7, 8}, design_of({{1, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 1}}));
    REQUIRE(fitted.has_value());
    check_equal(*fitted, *student_test(values{7, 8}, values{1, 2.5, 4}));
}

TEST_CASE("a model of pairs and groups is the paired test", "[compare]")
{
    auto const fitted = model_test(
        values{1, 2, 5, 7, 3, 3.5},
        design_of({{1, 0, 0, 0}, {1, 0, 0, 1}, {1, 1, 0, 0}, {1, 1, 0, 1}, {1, 0, 1, 0}, {1, 0, 1, 1}}));
    REQUIRE(fitted.has_value());
    check_equal(*fitted, *paired_t_test(values{1, 2, 0.5}));
}

TEST_CASE("values that follow the model exactly have no test", "[compare]")
{
    matrix const design = design_of({{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}});
    CHECK_FALSE(model_test(values{5, 5, 5, 5}, design).has_value());
    CHECK_FALSE(model_test(values{0.1, 0.4, 0.3, 0.6}, design).has_value());
}
