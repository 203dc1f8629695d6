#include "counts.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/agreement.hpp>
#include <polarmir/normalise/factors.hpp>

using namespace polarmir;
using namespace polarmir::test;
using normalise::tmm_rle_disagreements;

TEST_CASE("samples alike have factors alike", "[normalise]")
{
    auto const found = tmm_rle_disagreements(small_cohort(), names);
    REQUIRE(found.has_value());
    CHECK(found->empty());
}

TEST_CASE("a sample whose reads are unlike the others' only where all have some stands out", "[normalise]")
{
    // RLE sees 3 miRNAs, which all samples have; TMM also those that C has in common with the reference
    // alone.
    matrix counts{43, 3};
    for (std::size_t row = 0; row < counts.rows(); ++row)
    {
        bool const is_common = row < 3;
        counts(row, 0) = 100 + static_cast<double>(row);
        counts(row, 1) = is_common ? 110 : 0;
        counts(row, 2) = is_common ? 20 : 130 + static_cast<double>(row);
    }
    auto const found = tmm_rle_disagreements(counts, names);
    REQUIRE(found.has_value());
    REQUIRE_FALSE(found->empty());
    auto const tmm = normalise::factors(counts, normalise::method::tmm, names);
    auto const rle = normalise::factors(counts, normalise::method::rle, names);
    for (auto const & difference : *found)
    {
        CHECK(difference.tmm == tmm[difference.sample]);
        CHECK(difference.rle == rle[difference.sample]);
    }
}

TEST_CASE("without RLE there is nothing to agree with", "[normalise]")
{
    CHECK_FALSE(tmm_rle_disagreements(from_rows({{5, 0}, {0, 6}}), names).has_value());
    CHECK_THROWS_AS(tmm_rle_disagreements(from_rows({{5, 0}}), names), input_error);
}
