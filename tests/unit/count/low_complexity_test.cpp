#include "count/low_complexity.hpp"
#include "support/catch.hpp"

using polarmir::count::is_low_complexity;

TEST_CASE("one base over nine tenths is low complexity")
{
    CHECK(is_low_complexity("TTTTTTTTTTTTTTTTTTTT"));
    CHECK(is_low_complexity("TTTTGTTTTTTTTTTTTCTT"));       // 18 of 20
    CHECK_FALSE(is_low_complexity("TTTTGTTTATTTTTTTTCTT")); // 17 of 20
}

TEST_CASE("a repeat of two bases over nine tenths is low complexity")
{
    CHECK(is_low_complexity("ACACACACACACACACACACA"));
    CHECK(is_low_complexity("ACACACGCACACACACTCAC"));
    CHECK_FALSE(is_low_complexity("ACACACGCACATACACTCAC"));
    CHECK_FALSE(is_low_complexity("ACACACACAGTGTGTGTGTG"));
    CHECK_FALSE(is_low_complexity("AACCAACCAACCAACCAACC"));
}

TEST_CASE("a letter that is no base is not part of a repeat")
{
    CHECK_FALSE(is_low_complexity("NNNNNNNNNNNNNNNNNNNN"));
    CHECK(is_low_complexity("AAAAAAAAANNAAAAAAAAA"));
    CHECK_FALSE(is_low_complexity("AAAAAAAAANNNAAAAAAAA"));
    CHECK_FALSE(is_low_complexity(""));
}
