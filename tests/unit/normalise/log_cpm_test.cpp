#include "counts.hpp"
#include "support/catch.hpp"

#include <polarmir/normalise/library_size.hpp>
#include <polarmir/normalise/log_cpm.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::test;

TEST_CASE("counts per million of plain libraries add up to a million", "[normalise]")
{
    matrix const values = normalise::cpm(small_cohort(), normalise::library_sizes(small_cohort()));
    for (double const sum : normalise::library_sizes(values))
        CHECK(std::abs(sum - 1e6) < 1e-6);
}

TEST_CASE("without reads the log-CPM is the same in every sample", "[normalise]")
{
    matrix const counts = from_rows({{0, 0, 0}, {100, 1000, 50000}});
    matrix const values = normalise::log_cpm(counts, normalise::library_sizes(counts));
    CHECK(std::abs(values(0, 0) - values(0, 1)) < 1e-12);
    CHECK(std::abs(values(0, 0) - values(0, 2)) < 1e-12);
}

TEST_CASE("a weak prior leaves CPM as they are, a strong one takes all to the same value", "[normalise]")
{
    matrix const counts = from_rows({{8, 16}, {1e6 - 8, 2e6 - 16}});
    std::vector<double> const sizes{1e6, 2e6};
    matrix const weak = normalise::log_cpm(counts, sizes, 1e-9);
    CHECK(std::abs(weak(0, 0) - 3) < 1e-8);
    CHECK(std::abs(weak(0, 1) - 3) < 1e-8);
    matrix const strong = normalise::log_cpm(counts, sizes, 1e9); // half of everything
    CHECK(std::abs(strong(0, 0) - std::log2(5e5)) < 1e-2);
}
