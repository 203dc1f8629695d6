#include "support/catch.hpp"

#include <polarmir/qc/rarefaction.hpp>

#include <cmath>

using namespace polarmir;
using reads = std::vector<double>;

TEST_CASE("one read shows one miRNA, all reads show all", "[qc]")
{
    reads const counts{5, 0, 3, 1, 120};
    CHECK(qc::expected_detected(counts, 0) == 0);
    CHECK(std::abs(qc::expected_detected(counts, 1) - 1) < 1e-12);
    CHECK(qc::expected_detected(counts, 129) == 4);
}

TEST_CASE("the expected number of miRNAs is the mean over all ways to draw", "[qc]")
{
    // Two of the reads a a b c: aa ab ab ac ac bc, of which five show two miRNAs.
    CHECK(std::abs(qc::expected_detected(reads{2, 1, 1}, 2) - 11.0 / 6) < 1e-12);
}

TEST_CASE("more reads never show fewer miRNAs", "[qc]")
{
    auto const curve = qc::rarefaction(reads{1, 1, 2, 3, 50, 900, 4000});
    REQUIRE(curve.size() == qc::rarefaction_shares.size());
    for (std::size_t i = 1; i < curve.size(); ++i)
    {
        CHECK(curve[i].depth > curve[i - 1].depth);
        CHECK(curve[i].detected > curve[i - 1].detected);
    }
    CHECK(curve.back().detected == 7);
}

TEST_CASE("without reads no miRNA is seen", "[qc]")
{
    for (auto const & point : qc::rarefaction(reads{0, 0}))
        CHECK(point.detected == 0);
}
