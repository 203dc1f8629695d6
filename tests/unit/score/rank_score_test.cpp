#include "support/catch.hpp"

#include <polarmir/score/rank_score.hpp>

#include <vector>

using namespace polarmir::score;
using values = std::vector<double>;
using places = std::vector<std::size_t>;

TEST_CASE("a rank score goes from -0.5 to 0.5 on each side", "[score]")
{
    values const data{10, 20, 30, 40, 50, 60};
    auto const top = rank_scores(data, places{4, 5}, places{}, ties::average);
    REQUIRE(top.has_value());
    CHECK(top->total == 0.5);
    CHECK(top->dispersion == 1.4826 * 0.5);
    CHECK_FALSE(top->down.has_value());
    CHECK(rank_scores(data, places{0, 1}, places{}, ties::average)->total == -0.5);
    auto const both = rank_scores(data, places{5}, places{0}, ties::average);
    REQUIRE(both.has_value());
    CHECK(both->total == 1);
    CHECK(both->up->score == 0.5);
    CHECK(both->down->score == 0.5);
}

TEST_CASE("no member, or nothing but members, has no rank score", "[score]")
{
    values const data{1, 2};
    CHECK_FALSE(rank_scores(data, places{}, places{}, ties::average).has_value());
    CHECK_FALSE(rank_scores(data, places{0, 1}, places{}, ties::average).has_value());
}
