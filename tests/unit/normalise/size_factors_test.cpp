#include "counts.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/size_factors.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::test;
using Catch::Matchers::Contains;

TEST_CASE("size factors are the depths of samples of the same RNA", "[normalise]")
{
    matrix const counts = from_rows({{100, 400}, {30, 120}, {7, 28}});
    for (auto const & sizes : {normalise::median_ratio_size_factors(counts, names),
                               normalise::poscounts_size_factors(counts, names)})
    {
        CHECK(std::abs(sizes[0] - 0.5) < 1e-12);
        CHECK(std::abs(sizes[1] - 2) < 1e-12);
    }
}

TEST_CASE("poscounts does without a miRNA in every sample, the median ratio does not", "[normalise]")
{
    matrix const counts = from_rows({{5, 0}, {0, 5}});
    auto const sizes = normalise::poscounts_size_factors(counts, names);
    CHECK(sizes[0] == sizes[1]);
    CHECK_THROWS_AS(normalise::median_ratio_size_factors(counts, names), input_error);
    CHECK_THROWS_WITH(normalise::median_ratio_size_factors(counts, names), Contains("poscounts"));
}

TEST_CASE("size factors of a sample without reads are refused by name", "[normalise]")
{
    matrix const counts = from_rows({{0, 5}, {0, 5}});
    CHECK_THROWS_WITH(normalise::median_ratio_size_factors(counts, names), Contains("sample A"));
    CHECK_THROWS_WITH(normalise::poscounts_size_factors(counts, names), Contains("sample A"));
}
