#include "support/catch.hpp"

#include <polarmir/count/assignment_list.hpp>

#include <random>
#include <vector>

using namespace polarmir;

namespace {

/// One of a few hundred verdicts, which differ in all that a verdict has.
count::assignment some_verdict(std::mt19937 & engine)
{
    auto const random = [&engine] { return static_cast<std::uint32_t>(engine()); };
    count::assignment verdict;
    verdict.read_class = static_cast<count::read_class>(random() % 3);
    verdict.stratum.mismatches = static_cast<std::uint8_t>(random() % 2);
    verdict.stratum.tail = static_cast<std::uint8_t>(random() % 2);
    verdict.target = random() % 2;
    if (random() % 2 == 0)
        verdict.claims.push_back({random() % 2, random() % 2, 0, random() % 2});
    if (random() % 2 == 0)
        verdict.rows.push_back(random() % 2);
    if (random() % 2 == 0)
        verdict.places.push_back({0, random() % 2});
    return verdict;
}

} // namespace

TEST_CASE("a list of verdicts gives each back, and keeps each once")
{
    std::mt19937 random{5};
    std::vector<count::assignment> expected;
    count::assignment_list all;
    for (int piece = 0; piece < 20; ++piece)
    {
        count::assignment_list some;
        for (int i = 0; i < 500; ++i)
        {
            expected.push_back(some_verdict(random));
            some.push_back(expected.back());
        }
        all.append(some);
    }
    REQUIRE(all.size() == expected.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        REQUIRE(all[i] == expected[i]);
    CHECK(all.distinct().size() < 3 * 2 * 2 * 2 * 9 * 3 * 3);
    for (std::size_t a = 0; a < all.distinct().size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            REQUIRE(!(all.distinct()[a] == all.distinct()[b]));
}
