#include "support/catch.hpp"

#include <polarmir/core/packed_sequence.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using polarmir::packed_sequence;

namespace {

std::vector<std::string> random_sequences(std::size_t number)
{
    std::mt19937_64 random{20};
    std::vector<std::string> sequences{
        "", "A", "AA", std::string(64, 'T'), std::string(32, 'A'), std::string(33, 'A')};
    while (sequences.size() < number)
    {
        std::string bases(random() % (packed_sequence::max_length + 1), '\0');
        std::ranges::generate(bases, [&] { return "ACGT"[random() % 4]; });
        sequences.push_back(bases);
    }
    return sequences;
}

} // namespace

TEST_CASE("a packed sequence gives back its letters at every length", "[core]")
{
    for (std::string const & bases : random_sequences(2000))
    {
        CAPTURE(bases);
        packed_sequence const packed{bases};
        REQUIRE(packed.size() == bases.size());
        REQUIRE(packed.to_string() == bases);
    }
}

TEST_CASE("packed sequences are ordered like their letters", "[core]")
{
    std::vector<std::string> letters = random_sequences(500);
    for (std::size_t i = 1; i < letters.size(); ++i)
    {
        CAPTURE(letters[i - 1], letters[i]);
        CHECK((packed_sequence{letters[i - 1]} < packed_sequence{letters[i]}) ==
              (letters[i - 1] < letters[i]));
        CHECK((packed_sequence{letters[i - 1]} == packed_sequence{letters[i]}) ==
              (letters[i - 1] == letters[i]));
    }
}

TEST_CASE("lower case and U pack like upper case and T", "[core]")
{
    CHECK(packed_sequence{"ugagg"} == packed_sequence{"TGAGG"});
}

TEST_CASE("trailing A bases change the hash although they add no bits", "[core]")
{
    std::set<std::uint64_t> hashes;
    for (std::size_t length = 0; length <= packed_sequence::max_length; ++length)
        hashes.insert(packed_sequence{std::string(length, 'A')}.hash());
    CHECK(hashes.size() == packed_sequence::max_length + 1);
}

TEST_CASE("one base of a packed sequence is changed")
{
    std::string bases(64, 'C');
    packed_sequence const packed{bases};
    for (std::size_t const position : {0U, 1U, 31U, 32U, 63U})
        for (std::uint8_t code = 0; code < 4; ++code)
        {
            std::string changed = bases;
            changed[position] = "ACGT"[code];
            CHECK(packed.with(position, code) == packed_sequence{changed});
        }
}
