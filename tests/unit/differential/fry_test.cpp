#include "small_model.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/t_test.hpp>

#include <algorithm>
#include <array>

using namespace polarmir;
using namespace polarmir::test;
using differential::direction;
using differential::fry_result;
using differential::member_list;

namespace {

std::optional<fry_result> one_set(model const & of, member_list const & members)
{
    return differential::fry(of.fit, of.variances, std::array{members}).front();
}

fry_result result_of(model const & of, member_list const & members)
{
    std::optional<fry_result> const result = one_set(of, members);
    REQUIRE(result.has_value());
    return *result;
}

void check_same(fry_result const & one, fry_result const & other)
{
    CHECK(one.t == Approx(other.t).epsilon(1e-10));
    CHECK(one.p == Approx(other.p).epsilon(1e-10));
    CHECK(*one.p_mixed == Approx(*other.p_mixed).epsilon(1e-10));
}

} // namespace

TEST_CASE("fry: of one member it is the t test of that row", "[differential]")
{
    matrix const values = some_expression(7);
    model const of = fitted(values, two_group_design(7, 3));
    for (std::size_t row = 0; row < values.rows(); ++row)
    {
        fry_result const result = result_of(of, rows({row}));
        auto const expected = compare::student_test(values.row(row).last(3), values.row(row).first(4));
        REQUIRE(expected.has_value());
        CHECK(result.t == Approx(expected->t).epsilon(1e-10));
        CHECK(result.p == Approx(expected->p).epsilon(1e-10));
        CHECK(result.df == 5);
        CHECK(result.direction == (expected->t > 0 ? direction::up : direction::down));
        CHECK(result.p_mixed == result.p);
    }
}

TEST_CASE("fry: there is one result for each set, and none without members", "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    std::vector<member_list> const sets{rows({1, 2}), {}, rows({3, 4, 5})};
    auto const results = differential::fry(of.fit, of.variances, sets);
    REQUIRE(results.size() == 3);
    CHECK(results[0]->members == 2);
    CHECK_FALSE(results[1].has_value());
    CHECK(results[2]->members == 3);
    CHECK(differential::fry(of.fit, of.variances, {}).empty());
}

TEST_CASE("fry: all rows can be a set", "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    fry_result const result = result_of(of, rows({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
    CHECK(result.members == 12);
    CHECK(result.p > 0);
    CHECK(result.p <= 1);
}

TEST_CASE("fry: only ratios of weights count", "[differential]")
{
    model const of = fitted(some_expression(6), two_group_design(6, 3));
    check_same(result_of(of, {{2, 1}, {5, 1}, {7, 1}}), result_of(of, {{2, 0.3}, {5, 0.3}, {7, 0.3}}));
    check_same(result_of(of, {{2, 1}, {5, 2}, {7, 4}}), result_of(of, {{2, 3}, {5, 6}, {7, 12}}));
    CHECK(result_of(of, {{2, 1}, {5, 1}, {7, 1}}).p != Approx(result_of(of, {{2, 1}, {5, 2}, {7, 4}}).p));
}

TEST_CASE("fry: the order of members and of samples does not matter", "[differential]")
{
    matrix const values = some_expression(6);
    matrix const design = two_group_design(6, 3);
    matrix turned{values.rows(), 6};
    matrix turned_design{6, 2};
    for (std::size_t i = 0; i < 6; ++i)
    {
        for (std::size_t row = 0; row < values.rows(); ++row)
            turned(row, 5 - i) = values(row, i);
        for (std::size_t k = 0; k < 2; ++k)
            turned_design(5 - i, k) = design(i, k);
    }
    model const of = fitted(values, design);
    check_same(result_of(of, {{1, 1}, {3, -2}, {6, 3}}), result_of(of, {{6, 3}, {1, 1}, {3, -2}}));
    check_same(result_of(of, {{1, 1}, {3, -2}, {6, 3}}),
               result_of(fitted(turned, turned_design), {{1, 1}, {3, -2}, {6, 3}}));
}

TEST_CASE("fry: opposite weights, or groups exchanged, turn the direction and nothing else", "[differential]")
{
    matrix const values = some_expression(6);
    matrix design = two_group_design(6, 3);
    fry_result const plain = result_of(fitted(values, design), {{1, 1}, {3, -2}, {6, 3}});
    fry_result const opposite = result_of(fitted(values, design), {{1, -1}, {3, 2}, {6, -3}});
    for (std::size_t i = 0; i < 6; ++i)
        design(i, 1) = 1 - design(i, 1);
    fry_result const exchanged = result_of(fitted(values, design), {{1, 1}, {3, -2}, {6, 3}});
    for (fry_result const & turned : {opposite, exchanged})
    {
        CHECK(turned.t == Approx(-plain.t).epsilon(1e-10));
        CHECK(turned.p == Approx(plain.p).epsilon(1e-10));
        CHECK(*turned.p_mixed == Approx(*plain.p_mixed).epsilon(1e-10));
        CHECK(turned.direction != plain.direction);
    }
}

TEST_CASE("fry: members that rise as the set expects are found, and cancel where it does not expect them to",
          "[differential]")
{
    matrix values = some_expression(10);
    for (std::size_t i = 5; i < 10; ++i)
    {
        values(0, i) += 1;
        values(1, i) += 1;
        values(2, i) -= 1;
        values(3, i) -= 1;
    }
    model const of = fitted(values, two_group_design(10, 5));
    fry_result const expected = result_of(of, {{0, 1}, {1, 1}, {2, -1}, {3, -1}});
    CHECK(expected.p < 0.001);
    CHECK(expected.direction == direction::up);
    fry_result const not_expected = result_of(of, rows({0, 1, 2, 3}));
    CHECK(not_expected.p > 0.05);
    CHECK(*expected.p_mixed == Approx(*not_expected.p_mixed).epsilon(1e-10)); // whatever the signs
}

TEST_CASE("fry: one residual degree of freedom is enough", "[differential]")
{
    model const of = fitted(some_expression(3), two_group_design(3, 1));
    fry_result const result = result_of(of, rows({0, 1, 2}));
    CHECK(result.df == 1);
    CHECK(result.p > 0);
    CHECK(result.p <= 1);
    REQUIRE(result.p_mixed.has_value());
    CHECK(*result.p_mixed >= 0);
    CHECK(*result.p_mixed <= 1);
}

TEST_CASE("fry: constant rows add nothing to a set, and alone make none", "[differential]")
{
    matrix values = some_expression(6);
    std::ranges::fill(values.row(4), 3.7);
    std::ranges::fill(values.row(8), 0.1);
    model const of = fitted(values, two_group_design(6, 3));
    CHECK_FALSE(one_set(of, rows({4})).has_value());
    CHECK_FALSE(one_set(of, rows({4, 8})).has_value());
    CHECK(result_of(of, rows({1, 2, 4, 8})).t == Approx(result_of(of, rows({1, 2})).t).epsilon(1e-10));
}

TEST_CASE("fry: without a preferred rotation there is no mixed p", "[differential]")
{
    fry_result const result = result_of(with_effects({{1, 0}, {0, 1}}), rows({0, 1}));
    CHECK(result.t == Approx(1));
    CHECK(result.p == Approx(0.5));
    CHECK_FALSE(result.p_mixed.has_value());
}
