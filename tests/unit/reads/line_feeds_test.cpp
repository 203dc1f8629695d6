#include "reads/line_feeds.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <string>

using namespace polarmir;

TEST_CASE("line feeds are counted alike in every way, at any place and in any number")
{
    std::mt19937_64 random{8};
    for (int round = 0; round < 3000; ++round)
    {
        std::string text(random() % 2000, round % 5 == 0 ? '\n' : 'A');
        for (std::size_t i = random() % 60; i < text.size(); i += 1 + random() % 60)
            text[i] = random() % 4 == 0 ? '\xff' : '\n';
        std::string_view const part = std::string_view{text}.substr(random() % (text.size() + 1));
        auto const expected = static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
        REQUIRE(reads::count_line_feeds(part) == expected);
        REQUIRE(reads::count_line_feeds_portably(part) == expected);
    }
}
