#include "support/catch.hpp"

#include <polarmir/compare/two_groups.hpp>

#include <cmath>
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
    CHECK_FALSE(result.smallest_rank_p.has_value());
    group_difference const pair = compare_pairs(values{2}, values{1});
    CHECK(pair.difference == 1);
    CHECK_FALSE(pair.t.has_value());
    CHECK_FALSE(pair.rank_p.has_value());
}

TEST_CASE("what rounding explains is no spread", "[compare]")
{
    // The same numbers on other scales: differences of a few units in the last place.
    values cases;
    values controls;
    for (double const scale : {3.0, 7.0, 11.0})
    {
        cases.push_back((0.1 * scale) / scale);
        controls.push_back((0.7 * scale) / (7 * scale));
    }
    group_difference const unpaired = compare_groups(cases, controls);
    CHECK(std::abs(unpaired.difference) < 1e-15);
    CHECK_FALSE(unpaired.t.has_value());
    CHECK_FALSE(unpaired.standardised.has_value());
    group_difference const paired = compare_pairs(cases, controls);
    CHECK_FALSE(paired.t.has_value());
    CHECK_FALSE(paired.rank_p.has_value());
    CHECK(paired.difference == 0);
}

TEST_CASE("no result depends on the order of the samples", "[compare]")
{
    values cases;
    values controls;
    for (int i = 0; i < 13; ++i)
    {
        cases.push_back(std::fmod(i * 0.618, 1.0) + 0.1);
        controls.push_back(std::fmod(i * 0.414, 1.0));
    }
    group_difference const before = compare_groups(cases, controls);
    values const reversed(cases.rbegin(), cases.rend());
    values const also(controls.rbegin(), controls.rend());
    group_difference const after = compare_groups(reversed, also);
    CHECK_FALSE(before.permutation->is_exact);
    CHECK(before.permutation->p == after.permutation->p);
    CHECK(before.permutation->p == compare_groups(controls, cases).permutation->p);
    CHECK(before.shift->ci.low == after.shift->ci.low);
    CHECK(before.order->auc == after.order->auc);
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
    CHECK(*paired.smallest_rank_p == 0.125);
    CHECK(*paired.rank_p == 0.125);
    CHECK_FALSE(paired.order.has_value());
}
