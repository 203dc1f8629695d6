#include "count/end_profile.hpp"
#include "support/catch.hpp"

using namespace polarmir;
using Catch::Matchers::WithinAbs;
using count::end_profile;

TEST_CASE("nothing is known of ends without reads")
{
    end_profile const profile;
    CHECK(profile({0, 0, 0}) == profile({3, -3, 5}));
    CHECK_THAT(profile({0, 0, 0}), WithinAbs(1.0 / 77, 1e-15));
}

TEST_CASE("an abundant miRNA does not speak for all")
{
    // Row 1: all ends as annotated; row 2: half of the reads begin one base later; and equal fractions.
    end_profile const profile{{{{1, 0, 0}, 1000000}, {{2, 0, 0}, 10}, {{2, 1, 0}, 10}}};
    double const ends_at_0 = (1.0 / 11 + 1 + 1) / 3;
    CHECK_THAT(profile({7, 0, 0}), WithinAbs((1.0 / 7 + 1 + 0.5) / 3 * ends_at_0, 1e-12));
    CHECK_THAT(profile({7, 1, 0}), WithinAbs((1.0 / 7 + 0.5) / 3 * ends_at_0, 1e-12));
    CHECK_THAT(profile({7, -1, 2}), WithinAbs((1.0 / 7) / 3 * (1.0 / 11) / 3, 1e-12));
}

TEST_CASE("a miRNA with few reads says nothing of ends")
{
    end_profile const none;
    end_profile const few{{{{1, 0, 0}, end_profile::fewest_reads - 1}}};
    CHECK(few({0, 0, 0}) == none({0, 0, 0}));
    end_profile const enough{{{{1, 0, 0}, end_profile::fewest_reads}}};
    CHECK(enough({0, 0, 0}) > none({0, 0, 0}));
}

TEST_CASE("the fractions of all ends sum to 1")
{
    end_profile const profile{{{{1, 0, 0}, 50}, {{1, -2, 1}, 7}, {{4, 3, -5}, 12}, {{4, -3, 5}, 1}}};
    double sum{0};
    for (int begin = -3; begin <= 3; ++begin)
        for (int end = -5; end <= 5; ++end)
            sum += profile({0, static_cast<std::int8_t>(begin), static_cast<std::int8_t>(end)});
    CHECK_THAT(sum, WithinAbs(1, 1e-12));
}
