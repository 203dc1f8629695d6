#include "score/neighbours.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace polarmir::score;

namespace {

/// The neighbours found by looking at every row: the K nearest places, as many on each side as there are.
std::vector<std::size_t>
neighbours_of(std::vector<double> const & abundance, std::size_t row, std::size_t neighbours)
{
    std::vector<std::size_t> order(abundance.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](auto a, auto b) {
        return std::pair{abundance[a], a} < std::pair{abundance[b], b};
    });
    auto const place = std::ranges::find(order, row) - order.begin();
    auto const half = static_cast<std::ptrdiff_t>(neighbours / 2);
    auto const size = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t first = place - half;
    std::ptrdiff_t last = place + half;
    while (first < 0)
    {
        ++first;
        ++last;
    }
    while (last >= size)
    {
        --first;
        --last;
    }
    std::vector<std::size_t> found;
    for (std::ptrdiff_t i = first; i <= last; ++i)
        if (i != place)
            found.push_back(order[static_cast<std::size_t>(i)]);
    return found;
}

} // namespace

TEST_CASE("neighbours in abundance are those a search of every row finds", "[score]")
{
    std::vector<double> abundance;
    std::vector<double> level;
    for (std::size_t i = 0; i < 31; ++i)
    {
        abundance.push_back(static_cast<double>((i * 17) % 11)); // with ties
        level.push_back(static_cast<double>((i * i) % 23));
    }
    constexpr std::size_t wanted{6};
    abundance_ranking const ranking{abundance, wanted};
    for (std::size_t row = 0; row < abundance.size(); ++row)
    {
        std::vector<std::size_t> const expected = neighbours_of(abundance, row, wanted);
        REQUIRE(expected.size() == wanted);
        double mean{0};
        for (std::size_t const other : expected)
            mean += level[other] / wanted;
        double variance{0};
        for (std::size_t const other : expected)
            variance += (level[other] - mean) * (level[other] - mean) / wanted;
        auto const got = ranking.around(row, level);
        REQUIRE(got.has_value());
        CHECK(std::abs(got->mean - mean) < 1e-12);
        CHECK(std::abs(got->variance - variance) < 1e-12);
    }
}

TEST_CASE("rows that nothing tells apart have no neighbours", "[score]")
{
    std::vector<double> const abundance{0, 0, 0, 0, 0, 1, 2, 3};
    std::vector<double> const level(abundance.size(), 1.0);
    abundance_ranking const ranking{abundance, 2};
    CHECK_FALSE(ranking.around(0, level).has_value());
    CHECK_FALSE(ranking.around(3, level).has_value());
    CHECK(ranking.around(4, level).has_value()); // its window holds a row with reads
    CHECK(ranking.around(7, level).has_value());
    CHECK_FALSE(abundance_ranking(std::vector<double>{1, 2}, 2).around(0, level).has_value());
    CHECK_FALSE(abundance_ranking(std::vector<double>{5}, 2).around(0, level).has_value());
}
