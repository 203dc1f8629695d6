#include "support/catch.hpp"

#include <polarmir/concordance/agreement.hpp>

#include <array>
#include <cmath>
#include <stdexcept>

using namespace polarmir::concordance;

TEST_CASE("agreement of columns worked out by hand", "[concordance]")
{
    // log2(x + 1) is 3, 4, 5 and 4, 5, 6: variances and covariance 2/3, means one apart.
    std::array<double, 4> const x{7, 15, 31, 1};
    std::array<double, 4> const y{15, 31, 63, 4};
    agreement const found = agreement_of(x, y);
    CHECK(found.mirnas == 3); // the last has fewer than five reads in both
    REQUIRE(found.lin);
    CHECK(std::abs(*found.lin - 4.0 / 7) < 1e-12);
    CHECK(found.spearman == 1.0);
    CHECK(found.within == 0);
}

TEST_CASE("equal columns agree entirely, constant ones say nothing", "[concordance]")
{
    std::array<double, 3> const x{5, 50, 500};
    agreement const same = agreement_of(x, x);
    CHECK(same.spearman == 1.0);
    CHECK(same.lin == 1.0);
    CHECK(same.within == 3);
    std::array<double, 3> const flat{9, 9, 9};
    CHECK_FALSE(agreement_of(flat, x).spearman);
    CHECK(agreement_of(flat, x).lin == 0.0);
    CHECK_FALSE(agreement_of(flat, flat).lin);
    CHECK_THROWS_AS(agreement_of(std::array<double, 1>{1}, x), std::invalid_argument);
}

TEST_CASE("ten per cent or a read is near", "[concordance]")
{
    std::array<double, 5> const x{100, 100, 6, 6, 0};
    std::array<double, 5> const y{110, 111, 7, 8, 5};
    CHECK(agreement_of(x, y).within == 2);
    std::array<double, 4> const ties_x{10, 10, 20, 30};
    std::array<double, 4> const ties_y{7, 8, 9, 6};
    // Ranks 1.5 1.5 3 4 and 2 3 4 1: sum of products -1.5, of squares 4.5 and 5.
    REQUIRE(agreement_of(ties_x, ties_y).spearman);
    CHECK(std::abs(*agreement_of(ties_x, ties_y).spearman + 1.5 / std::sqrt(22.5)) < 1e-12);
}
