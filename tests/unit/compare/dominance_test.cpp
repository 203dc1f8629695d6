#include "support/catch.hpp"

#include <polarmir/compare/dominance.hpp>

#include <cmath>
#include <vector>

using namespace polarmir::compare;
using values = std::vector<double>;

TEST_CASE("dominance counts pairs, ties half", "[compare]")
{
    auto const some = dominance_of(values{1, 3, 3}, values{2, 3});
    REQUIRE(some.has_value());
    CHECK(some->auc == 0.5); // 3 > 2 twice, 1 < 2 and 1 < 3, ties twice
    CHECK(some->delta == 0);
    CHECK_FALSE(dominance_of(values{}, values{1}).has_value());
}

TEST_CASE("the interval of an AUC is finite and mirrored at complete separation", "[compare]")
{
    auto const above = dominance_of(values{4, 5, 6}, values{1, 2, 3});
    auto const below = dominance_of(values{1, 2, 3}, values{4, 5, 6});
    CHECK(above->auc == 1);
    CHECK(above->auc_ci.high == 1);
    CHECK(above->auc_ci.low > 0.4);
    CHECK(below->auc == 0);
    CHECK(below->auc_ci.low == 0);
    CHECK(std::abs(above->auc_ci.low + below->auc_ci.high - 1) < 1e-9);
    CHECK_FALSE(above->delta_ci.has_value());
    CHECK_FALSE(dominance_of(values{1}, values{2, 3})->delta_variance.has_value());
}
