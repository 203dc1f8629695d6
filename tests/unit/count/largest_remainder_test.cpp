#include "count/largest_remainder.hpp"
#include "support/catch.hpp"

#include <vector>

using polarmir::count::round_to_total;
using whole = std::vector<std::uint64_t>;

TEST_CASE("the largest remainders are rounded up")
{
    CHECK(round_to_total(std::vector{1.2, 2.7, 3.1}, 7) == whole{1, 3, 3});
    CHECK(round_to_total(std::vector{0.4, 0.3, 0.3}, 1) == whole{1, 0, 0});
    CHECK(round_to_total(std::vector{0.6, 0.7, 0.7}, 2) == whole{0, 1, 1});
    CHECK(round_to_total(std::vector{4.0, 0.0}, 4) == whole{4, 0});
    CHECK(round_to_total(std::vector<double>{}, 0).empty());
}

TEST_CASE("of equal remainders the first is rounded up in spite of rounding errors")
{
    CHECK(round_to_total(std::vector{0.5, 0.5}, 1) == whole{1, 0});
    CHECK(round_to_total(std::vector{1.5, 2.5, 0.5, 0.5}, 5) == whole{2, 3, 0, 0});
    CHECK(round_to_total(std::vector{0.5 - 1e-12, 0.5 + 1e-12}, 1) == whole{1, 0});
}

TEST_CASE("a value just below a whole number is rounded to it")
{
    CHECK(round_to_total(std::vector{2.9999999999, 3.0000000001}, 6) == whole{3, 3});
}
