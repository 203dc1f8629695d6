#include "small_model.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/camera.hpp>

#include <algorithm>
#include <array>

using namespace polarmir;
using namespace polarmir::test;
using differential::camera_result;
using differential::direction;
using differential::member_list;

namespace {

std::optional<camera_result>
one_set(model const & of, member_list const & members, std::optional<double> correlation = {})
{
    return differential::camera(of.fit, of.variances, std::array{members}, correlation).front();
}

camera_result result_of(model const & of, member_list const & members, std::optional<double> correlation = {})
{
    std::optional<camera_result> const result = one_set(of, members, correlation);
    REQUIRE(result.has_value());
    return *result;
}

} // namespace

TEST_CASE("camera: there is one result for each set, and none without members or without others",
          "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    std::vector<member_list> const sets{
        rows({1, 2}), {}, rows({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}), rows({3})};
    auto const results = differential::camera(of.fit, of.variances, sets);
    REQUIRE(results.size() == 4);
    CHECK(results[0]->members == 2);
    CHECK_FALSE(results[1].has_value());
    CHECK_FALSE(results[2].has_value());
    CHECK(results[3]->members == 1);
    CHECK_FALSE(one_set(with_effects({{1, 2}, {3, 4}}), rows({0})).has_value());
}

TEST_CASE("camera: one member has no correlation", "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    CHECK_FALSE(result_of(of, rows({3})).correlation.has_value());
}

TEST_CASE("camera: weights do not count", "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    CHECK(result_of(of, rows({1, 4, 6})).p == result_of(of, {{1, 2}, {4, -1}, {6, 0.5}}).p);
}

TEST_CASE("camera: correlation is that of the residual effects", "[differential]")
{
    // The first two agree in all but size, the third is their opposite.
    model const of =
        with_effects({{2, 1, -1, 2}, {3, 2, -2, 4}, {1, -1, 1, -2}, {0, 1, 1, 0}, {-1, 2, 0, 1}});
    CHECK(*result_of(of, rows({0, 1})).correlation == Approx(1));
    CHECK(*result_of(of, rows({0, 2})).correlation == Approx(-1));
}

TEST_CASE("camera: correlated members count less", "[differential]")
{
    model const of =
        with_effects({{2, 1, -1, 2}, {3, 2, -2, 4}, {1, -1, 1, -2}, {0, 1, 1, 0}, {-1, 2, 0, 1}});
    member_list const members = rows({0, 1});
    camera_result const independent = result_of(of, members, 0);
    camera_result const related = result_of(of, members, 0.5);
    camera_result const equal = result_of(of, members, 1);
    CHECK(independent.direction == direction::up);
    CHECK(independent.p < related.p);
    CHECK(related.p < equal.p);
    CHECK(*related.correlation == 0.5);
    CHECK(result_of(of, members).t == Approx(equal.t)); // whose estimate is 1
}

TEST_CASE("camera: members that differ in opposite ways count as uncorrelated", "[differential]")
{
    model const of =
        with_effects({{2, 1, -1, 2}, {3, 2, -2, 4}, {1, -1, 1, -2}, {0, 1, 1, 0}, {-1, 2, 0, 1}});
    CHECK(result_of(of, rows({0, 2})).t == Approx(result_of(of, rows({0, 2}), 0).t));
}

TEST_CASE("camera: a change that all rows share is no difference", "[differential]")
{
    model const of = with_effects({{4, 1, -1}, {4, 2, -2}, {4, -1, 1}, {4, 1, 1}});
    CHECK_FALSE(one_set(of, rows({0, 1})).has_value());
    model const up = with_effects({{4, 1, -1}, {5, 2, -2}, {1, -1, 1}, {2, 1, 1}});
    CHECK(result_of(up, rows({0, 1})).direction == direction::up);
    CHECK(result_of(up, rows({2, 3})).direction == direction::down);
    CHECK(result_of(up, rows({0, 1}), 0.1).p == Approx(result_of(up, rows({2, 3}), 0.1).p));
}

TEST_CASE("camera: degrees of freedom are the residual ones, or those of the rows with a known correlation",
          "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    CHECK(result_of(of, rows({1, 2})).df == 4);
    CHECK(result_of(of, rows({1, 2}), 0.1).df == 10);
    model const one = fitted(some_expression(3), two_group_design(3, 1));
    CHECK(result_of(one, rows({1, 2})).df == 1);
}

TEST_CASE("camera: constant rows do no harm", "[differential]")
{
    matrix values = some_expression(6);
    std::ranges::fill(values.row(4), 3.0);
    std::ranges::fill(values.row(8), 0.0);
    model const of = fitted(values, two_group_design(6, 3));
    camera_result const result = result_of(of, rows({1, 2, 4}));
    CHECK(result.p > 0);
    CHECK(result.p <= 1);
    CHECK(std::isfinite(*result.correlation));
}

TEST_CASE("camera: a correlation out of range is refused", "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    CHECK_THROWS_AS(one_set(of, rows({1, 2}), -0.1), usage_error);
    CHECK_THROWS_AS(one_set(of, rows({1, 2}), 1.1), usage_error);
}
