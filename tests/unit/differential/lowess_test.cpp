#include "differential/lowess.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

using polarmir::differential::lowess;
using namespace polarmir::test;
using numbers = std::vector<double>;

TEST_CASE("lowess keeps a straight line", "[differential]")
{
    numbers x;
    numbers y;
    for (int i = 0; i < 40; ++i)
    {
        x.push_back(i * i);
        y.push_back(3 - 0.5 * x.back());
    }
    for (double const span : {0.1, 0.5, 1.0})
    {
        auto const fitted = lowess(x, y, span);
        for (std::size_t i = 0; i < x.size(); ++i)
            CHECK(std::abs(fitted[i] - y[i]) < 1e-9);
    }
}

TEST_CASE("lowess takes no notice of one outlier", "[differential]")
{
    numbers x;
    numbers y;
    for (int i = 0; i < 40; ++i)
    {
        x.push_back(i);
        y.push_back(i + (i % 2 == 0 ? 0.1 : -0.1));
    }
    auto const before = lowess(x, y, 0.5);
    y[20] = 25;
    auto const after = lowess(x, y, 0.5);
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(std::abs(after[i] - before[i]) < 0.02);
}

TEST_CASE("lowess of nothing, one and two points", "[differential]")
{
    CHECK(lowess({}, {}, 0.5).empty());
    CHECK(lowess(numbers{1}, numbers{5}, 0.5) == numbers{5});
    auto const two = lowess(numbers{1, 2}, numbers{5, 7}, 0.5);
    check_relative(two[0], 5);
    check_relative(two[1], 7);
}

TEST_CASE("lowess gives points of the same place the same value", "[differential]")
{
    auto const fitted = lowess(numbers{1, 1, 1, 2, 3, 3}, numbers{0, 1, 5, 2, 2, 8}, 0.7);
    CHECK(fitted[0] == fitted[1]);
    CHECK(fitted[1] == fitted[2]);
    CHECK(fitted[4] == fitted[5]);
}
