#include "count/tie_components.hpp"
#include "made_ties.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace polarmir;
using rows = std::vector<std::uint32_t>;

TEST_CASE("rows joined by ties form a component")
{
    auto const components = count::find_tie_components(
        test::ties_of({{{1, 7}, 10}, {{2, 3}, 20}, {{3, 9}, 30}, {{4, 7, 8}, 40}, {{5, 6}, 50}}), {});
    REQUIRE(components.size() == 3);
    CHECK(components[0].rows == rows{1, 4, 7, 8});
    CHECK(components[1].rows == rows{2, 3, 9});
    CHECK(components[2].rows == rows{5, 6});
    REQUIRE(components[0].groups.size() == 2);
    CHECK(components[0].groups[0].members == rows{0, 2});
    CHECK(components[0].groups[0].reads == 10);
    CHECK(components[0].groups[1].members == rows{1, 2, 3});
    CHECK(components[0].groups[1].tie == std::vector<count::tied_row>{{4, 0, 0}, {7, 0, 0}, {8, 0, 0}});
    CHECK_FALSE(components[0].ends_differ());
}

TEST_CASE("a late tie joins two components")
{
    auto const components =
        count::find_tie_components(test::ties_of({{{1, 2}, 1}, {{3, 4}, 1}, {{5, 6}, 1}, {{2, 6}, 1}}), {});
    REQUIRE(components.size() == 2);
    CHECK(components[0].rows == rows{1, 2, 5, 6});
    CHECK(components[1].rows == rows{3, 4});
}

TEST_CASE("every row of a tie joins")
{
    auto const components = count::find_tie_components(test::ties_of({{{1, 2, 9}, 1}, {{9, 12}, 1}}), {});
    REQUIRE(components.size() == 1);
    CHECK(components[0].rows == rows{1, 2, 9, 12});
}

TEST_CASE("no ties make no components")
{
    CHECK(count::find_tie_components(test::ties_of({}), {}).empty());
}

TEST_CASE("reads of the same rows with other ends are a group of their own")
{
    count::end_profile const profile{{{{5, 0, 0}, 98}, {{5, 1, 0}, 2}}};
    auto const components = count::find_tie_components(
        {{{{1, 0, 0}, {2, 1, 0}}, 10}, {{{1, 1, 0}, {2, 0, 0}}, 20}, {{{7, 0, 0}, {8, 0, 0}}, 30}}, profile);
    REQUIRE(components.size() == 2);
    CHECK(components[0].rows == rows{1, 2});
    REQUIRE(components[0].groups.size() == 2);
    CHECK(components[0].groups[0].reads == 10);
    CHECK(components[0].groups[0].ends[0] > components[0].groups[0].ends[1]);
    CHECK(components[0].groups[1].ends[0] < components[0].groups[1].ends[1]);
    CHECK(components[0].ends_differ());
    CHECK_FALSE(components[1].ends_differ());
}
