#include "numbers.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/location_shift.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
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

TEST_CASE("the interval of large groups is that of adding up every choice", "[compare]")
{
    for (auto const & [n, m] : std::vector<std::pair<std::size_t, std::size_t>>{
             {100, 100}, {140, 60}, {60, 140}, {150, 50}, {197, 3}, {3, 197}})
    {
        CAPTURE(n, m);
        values const x = numbers(n, 71, 1);
        values const y = numbers(m, 72, 1);
        // Ways to choose `smaller` of the ranks with each sum: only additions, so nothing cancels.
        std::size_t const smaller = std::min(n, m);
        std::size_t const most = smaller * (n + m);
        std::vector<std::vector<long double>> sums(smaller + 1, std::vector<long double>(most + 1, 0.0L));
        sums[0][0] = 1;
        for (std::size_t rank = 1; rank <= n + m; ++rank)
            for (std::size_t k = std::min(smaller, rank); k >= 1; --k)
                for (std::size_t sum = most; sum >= rank; --sum)
                    sums[k][sum] += sums[k - 1][sum - rank];
        long double total{0};
        for (long double const ways : sums[smaller])
            total += ways;
        std::size_t const lowest = smaller * (smaller + 1) / 2;
        std::size_t rank{0};
        long double below{0};
        while ((below + sums[smaller][lowest + rank]) / total < 0.025L)
            below += sums[smaller][lowest + rank++];
        REQUIRE(rank > 0);

        values differences;
        for (double const a : x)
            for (double const b : y)
                differences.push_back(a - b);
        std::ranges::sort(differences);
        auto const got = hodges_lehmann(x, y);
        REQUIRE(got.has_value());
        CHECK(got->ci.low == differences[rank - 1]);
        CHECK(got->ci.high == differences[differences.size() - rank]);
        CHECK(std::abs(got->level - static_cast<double>(1 - 2 * below / total)) < 1e-10);
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
