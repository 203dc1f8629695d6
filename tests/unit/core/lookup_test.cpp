#include "support/catch.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>

using namespace polarmir;

TEST_CASE("a value is found by its name, the first of several")
{
    std::vector<std::pair<std::string, int>> const pairs{{"a", 1}, {"b", 2}, {"a", 3}};
    CHECK(value_of(pairs, "a") == 1);
    CHECK(value_of(pairs, "b") == 2);
    CHECK(value_of(pairs, "c") == 0);
}

TEST_CASE("a position is that of the first element that is equal")
{
    std::vector<std::string> const names{"set", "miRNA", "set"};
    CHECK(position_of(names, "set") == 0);
    CHECK(position_of(names, std::string_view{"miRNA"}) == 1);
    CHECK_FALSE(position_of(names, "weight"));
    CHECK_FALSE(position_of(std::vector<std::string>{}, ""));
}

TEST_CASE("a position is found by what a projection makes of the elements")
{
    std::vector<std::string> const names{"Sample", "GROUP"};
    CHECK(position_of(names, "group", to_lower) == 1);
    CHECK_FALSE(position_of(names, "GROUP", to_lower));
}
