#include "support/catch.hpp"

#include <polarmir/core/ranks.hpp>

#include <vector>

using namespace polarmir;
using values = std::vector<double>;

TEST_CASE("ranks of equal values", "[core]")
{
    values const data{5, 1, 5, 3};
    CHECK(ranks(data, ties::average) == values{3.5, 1, 3.5, 2});
    CHECK(ranks(data, ties::minimum) == values{3, 1, 3, 2});
}
