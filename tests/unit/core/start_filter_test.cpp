#include "support/catch.hpp"

#include <polarmir/core/start_filter.hpp>

#include <algorithm>
#include <bit>
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

std::uint64_t starts_in(std::string const & window, std::string const & sequence, filter_rate rate)
{
    start_filter const filter{sequence, rate};
    std::uint64_t const starts = filter(read_window{window});
    REQUIRE(starts == filter(read_window::made_portably(window)));
    return starts;
}

bool begins_at(std::string const & window, std::string const & sequence, std::size_t begin, std::size_t rate)
{
    std::size_t const overlap = std::min(sequence.size(), window.size() - begin);
    std::size_t mismatches{0};
    for (std::size_t i = 0; i < overlap; ++i)
        mismatches += sequence[i] != 'N' && window[begin + i] != sequence[i] ? 1U : 0U;
    return mismatches <= overlap / rate;
}

} // namespace

TEST_CASE("no start of a sequence in a window is ruled out")
{
    std::mt19937_64 random{31};
    std::size_t found{0};
    for (int round = 0; round < 20'000; ++round)
    {
        std::string const sequence = random_bases(random, random() % 70, round % 3 == 0 ? "ACGTN" : "ACGT");
        std::string window = random_bases(random, random() % 30, "ACGT") + sequence +
                             random_bases(random, random() % 40, "ACGTN");
        for (std::size_t errors = random() % 6; errors != 0 && !window.empty(); --errors)
            window[random() % window.size()] = "ACGTN"[random() % 5];
        window = window.substr(0, random() % (window_length + 1));
        auto const rate = round % 2 == 0 ? filter_rate::one_in_ten : filter_rate::one_in_twelve;
        CAPTURE(window, sequence, bases_per_mismatch(rate));
        std::uint64_t const starts = starts_in(window, sequence, rate);
        for (std::size_t begin = 0; begin < window.size(); ++begin)
            if (begins_at(window, sequence, begin, bases_per_mismatch(rate)))
            {
                ++found;
                REQUIRE(((starts >> begin) & 1U) == 1);
            }
        REQUIRE((window.size() == window_length || starts >> window.size() == 0));
    }
    CHECK(found > 20'000);
}

TEST_CASE("nearly all other positions are ruled out")
{
    std::string const adapter{"TGGAATTCTCGGGTGCCAAGG"};
    std::mt19937_64 random{32};
    constexpr int rounds{2000};
    std::size_t set{0};
    for (int round = 0; round < rounds; ++round)
        set += static_cast<std::size_t>(
            std::popcount(starts_in(random_bases(random, 64, "ACGT"), adapter, filter_rate::one_in_ten)));
    CHECK(set < rounds / 2); // of 64 positions each
    CHECK(std::countr_zero(starts_in("ACGTACGT" + adapter + "ACGTACGT", adapter, filter_rate::one_in_ten)) ==
          8);
}
