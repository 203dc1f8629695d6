#include "support/catch.hpp"

#include <polarmir/compare/two_groups.hpp>

#include <vector>

using namespace polarmir::compare;
using values = std::vector<double>;

TEST_CASE("one sample in a group gives effects but no p-values", "[compare]")
{
    group_difference const result = compare_groups(values{2}, values{1, 0, 0.5});
    CHECK(result.difference == 1.5);
    CHECK(result.shift.has_value());
    CHECK(result.order.has_value());
    CHECK_FALSE(result.t.has_value());
    CHECK_FALSE(result.rank_p.has_value());
    CHECK_FALSE(result.permutation.has_value());
    CHECK_FALSE(result.smallest_p.has_value());
    group_difference const pair = compare_pairs(values{2}, values{1});
    CHECK(pair.difference == 1);
    CHECK_FALSE(pair.t.has_value());
    CHECK_FALSE(pair.rank_p.has_value());
}

TEST_CASE("pairs are compared within themselves", "[compare]")
{
    values const cases{10, 20, 30, 40};
    values const controls{9, 18.9, 29, 38.8};
    group_difference const unpaired = compare_groups(cases, controls);
    group_difference const paired = compare_pairs(cases, controls);
    CHECK(unpaired.t->p > 0.5);
    CHECK(paired.t->p < 0.01);
    CHECK(paired.is_paired);
    CHECK(paired.n_case == 4);
    CHECK(*paired.smallest_p == 0.125);
    CHECK(*paired.rank_p == 0.125);
    CHECK_FALSE(paired.order.has_value());
}
