#include "numbers.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/location_shift.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace polarmir::compare;
using polarmir::test::numbers;
using values = std::vector<double>;

namespace {

/// The interval from the rank sum distribution counted by choosing, one count per value of W.
location_shift by_counting(values const & x, values const & y)
{
    std::size_t const n = x.size();
    std::size_t const all = n + y.size();
    values ways(n * y.size() + 1, 0.0);
    for (std::uint64_t chosen = 0; chosen < std::uint64_t{1} << all; ++chosen)
    {
        std::size_t sum{0};
        std::size_t count{0};
        for (std::size_t i = 0; i < all; ++i)
            if (((chosen >> i) & 1U) != 0)
            {
                sum += i + 1;
                ++count;
            }
        if (count == n)
            ++ways[sum - n * (n + 1) / 2];
    }
    double total{0};
    for (double const w : ways)
        total += w;
    values differences;
    for (double const a : x)
        for (double const b : y)
            differences.push_back(a - b);
    std::ranges::sort(differences);
    // The innermost order statistics that leave out at most 2.5 % on each side; the outermost where none do.
    std::size_t rank{1};
    double below = ways[0] / total;
    double level = 1 - 2 * below;
    for (std::size_t k = 1; k < ways.size(); ++k)
    {
        if (below >= 0.025 - 1e-12)
            break;
        rank = k;
        level = 1 - 2 * below;
        below += ways[k] / total;
    }
    return {0, {differences[rank - 1], differences[differences.size() - rank]}, level};
}

} // namespace

TEST_CASE("the interval of a shift is that of counting every choice", "[compare]")
{
    std::uint64_t seed{40};
    for (std::size_t n = 1; n <= 6; ++n)
        for (std::size_t m = 1; m <= 6; ++m)
        {
            CAPTURE(n, m);
            values const x = numbers(n, ++seed, 1);
            values const y = numbers(m, ++seed, 1);
            auto const got = hodges_lehmann(x, y);
            location_shift const expected = by_counting(x, y);
            REQUIRE(got.has_value());
            CHECK(std::abs(got->level - expected.level) < 1e-12);
            CHECK(got->ci.low == expected.ci.low);
            CHECK(got->ci.high == expected.ci.high);
        }
}

TEST_CASE("large groups keep their level", "[compare]")
{
    auto const exact = hodges_lehmann(numbers(100, 7, 1), numbers(100, 8, 1));
    CHECK(exact->level >= 0.95);
    CHECK(exact->level < 0.951);
    auto const normal = hodges_lehmann(numbers(101, 7, 1), numbers(100, 8, 1));
    CHECK(std::abs(normal->ci.low - exact->ci.low) < 0.02);
    CHECK(std::abs(normal->ci.high - exact->ci.high) < 0.02);
}

TEST_CASE("shifts of one value, and of pairs", "[compare]")
{
    auto const single = hodges_lehmann(values{3}, values{1});
    CHECK(single->estimate == 2);
    CHECK(single->ci.low == 2);
    CHECK_FALSE(hodges_lehmann(values{}, values{1}).has_value());
    auto const paired = paired_hodges_lehmann(values{1, 2, 0, 6});
    CHECK(paired->estimate == 2.75); // Walsh averages of 1, 2, 6: 1 1.5 2 3.5 4 6
    CHECK_FALSE(paired_hodges_lehmann(values{0, 0}).has_value());
}
