#include "support/catch.hpp"

#include <polarmir/qc/diversity.hpp>

#include <cmath>
#include <vector>

using namespace polarmir;
using reads = std::vector<double>;

TEST_CASE("miRNAs of the same frequency are as many as their effective number", "[qc]")
{
    auto const even = qc::diversity_of(reads{7, 0, 7, 7, 0, 7});
    REQUIRE(even.has_value());
    CHECK(even->detected == 4);
    CHECK(std::abs(even->effective_number - 4) < 1e-12);
    CHECK(std::abs(even->simpson - 0.75) < 1e-12);
    CHECK(even->top1_share == 0.25);
    CHECK(even->top10_share == 1);
    CHECK(even->coverage == 1);
    CHECK(even->chao1 == 4);
}

TEST_CASE("a sample of one miRNA has no diversity", "[qc]")
{
    auto const single = qc::diversity_of(reads{0, 90, 0});
    REQUIRE(single.has_value());
    CHECK(single->effective_number == 1);
    CHECK(single->shannon == 0);
    CHECK(single->simpson == 0);
}

TEST_CASE("when every miRNA has one read nothing is known of the others", "[qc]")
{
    auto const rare = qc::diversity_of(reads{1, 1, 1, 1});
    REQUIRE(rare.has_value());
    CHECK(rare->singletons == 4);
    CHECK(rare->coverage == 0);
    CHECK(rare->chao1 == 4 + 6);
}

TEST_CASE("miRNAs at a share of reads are counted with the limit", "[qc]")
{
    auto const some = qc::diversity_of(reads{1, 10, 9, 999980, 0});
    REQUIRE(some.has_value());
    CHECK(some->at_1_cpm == 4);
    CHECK(some->at_10_cpm == 2);
}

TEST_CASE("without reads there is no diversity to tell", "[qc]")
{
    CHECK_FALSE(qc::diversity_of(reads{0, 0}).has_value());
    CHECK_FALSE(qc::diversity_of(reads{}).has_value());
}
