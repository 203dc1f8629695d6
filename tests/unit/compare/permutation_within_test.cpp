#include "numbers.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/permutation.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace polarmir::compare;
using polarmir::test::numbers;

namespace {

using sample_values = std::vector<stratified_value>;

} // namespace

TEST_CASE("one stratum is a permutation of all labels", "[compare]")
{
    std::vector<double> const x{1, 4, 2.5};
    std::vector<double> const y{3, 7, 8, 2};
    sample_values all;
    for (double const value : x)
        all.push_back({value, true, "b"});
    for (double const value : y)
        all.push_back({value, false, "b"});
    auto const within = permute_within(all);
    REQUIRE(within.has_value());
    CHECK(within->is_exact);
    CHECK(within->p == permute_labels(x, y)->p);
}

TEST_CASE("labels change places within strata only", "[compare]")
{
    // The second batch lies 100 higher; within each the case is above its two controls: of 3 x 3
    // arrangements one is as high and none as low.
    sample_values const all{{3, true, "1"},
                            {1, false, "1"},
                            {2, false, "1"},
                            {103, true, "2"},
                            {101, false, "2"},
                            {102, false, "2"}};
    auto const within = permute_within(all);
    REQUIRE(within.has_value());
    CHECK(within->is_exact);
    CHECK(within->p == 2.0 / 9.0);
}

TEST_CASE("strata of one group say nothing", "[compare]")
{
    sample_values all{{3, true, "1"}, {1, false, "1"}, {2, false, "1"}, {5, false, "1"}};
    double const p = permute_within(all)->p;
    all.push_back({1000, true, "2"});
    all.push_back({-7, true, "2"});
    CHECK(permute_within(all)->p == p);
    CHECK_FALSE(permute_within(sample_values{{1, true, "1"}, {2, false, "2"}}).has_value());
    CHECK_FALSE(permute_within({}).has_value());
}

TEST_CASE("draws within strata do not depend on the order of samples", "[compare]")
{
    sample_values all;
    std::vector<double> const values = numbers(40, 5, 1);
    for (std::size_t i = 0; i < values.size(); ++i)
        all.push_back({values[i], i % 2 == 0, i < 20 ? "a" : "b"});
    auto const drawn = permute_within(all);
    CHECK_FALSE(drawn->is_exact);
    std::ranges::reverse(all);
    CHECK(permute_within(all)->p == drawn->p);
    for (stratified_value & one : all)
        one.value += one.is_case ? 1000 : 0;
    CHECK(permute_within(all)->p == 1e-4);
}
