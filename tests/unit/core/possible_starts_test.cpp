#include "support/catch.hpp"

#include <polarmir/core/possible_starts.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

using namespace polarmir;

namespace {

std::string random_bases(std::mt19937_64 & random, std::size_t length, std::string_view letters)
{
    std::string bases(length, 'A');
    for (char & base : bases)
        base = letters[random() % letters.size()];
    return bases;
}

/// Bit by bit, as it is defined.
std::uint64_t starts_slowly(std::string const & window, std::string const & adapter, std::size_t allowed)
{
    std::uint64_t starts{0};
    for (std::size_t begin = 0; begin < window.size(); ++begin)
    {
        std::size_t mismatches{0};
        for (std::size_t i = 0; i < std::min({adapter.size(), prefix_length, window.size() - begin}); ++i)
            mismatches += adapter[i] != 'N' && window[begin + i] != adapter[i] ? 1U : 0U;
        if (mismatches <= allowed || allowed > 3)
            starts |= std::uint64_t{1} << begin;
    }
    return starts;
}

} // namespace

TEST_CASE("all possible starts of an adapter in a window are found at once, in every way of doing it")
{
    std::mt19937_64 random{31};
    for (int round = 0; round < 20'000; ++round)
    {
        std::string const window =
            random_bases(random, random() % (window_length + 1), round % 2 == 0 ? "ACGTN" : "AC");
        std::string const adapter = random_bases(random, random() % 40, round % 3 == 0 ? "ACGTN" : "AC");
        std::size_t const allowed = random() % 5;
        CAPTURE(window, adapter, allowed);
        std::uint64_t const expected = starts_slowly(window, adapter, allowed);
        REQUIRE(possible_starts(window, adapter, allowed) == expected);
        REQUIRE(possible_starts_portably(window, adapter, allowed) == expected);
    }
}
