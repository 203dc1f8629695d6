#include "explain/drawing.hpp"
#include "support/catch.hpp"

#include <polarmir/core/nucleotide.hpp>

using namespace polarmir;
using explain::draw;
using explain::fit_text;
using explain::lay;
using explain::lay_reverse;

namespace {

constexpr char const * sequence = "AACCGGTTACGTACGTTTGG";

std::string drawn(explain::laying const & what, explain::window const & shown = {0, 20})
{
    auto const drawing = draw(what, sequence, shown);
    return std::string(drawing.offset, ' ') + drawing.letters;
}

} // namespace

TEST_CASE("equal bases are dots, other bases capital, tails small letters", "[explain]")
{
    CHECK(drawn(lay("CCGGTTACGT", {0, 2, 0, 0})) == "  ..........");
    CHECK(drawn(lay("CCGATTACGT", {0, 2, 0, 1})) == "  ...A......");
    // A tail is not compared, also where it equals the sequence.
    CHECK(drawn(lay("CCGGTTACGTTA", {0, 2, 2, 0})) == "  ..........ta");
    CHECK(drawn(lay("CCGGTTACGTAC", {0, 2, 2, 0})) == "  ..........ac");
    // Beyond the end of the sequence.
    CHECK(drawn(lay("TTTGGAA", {0, 15, 2, 0})) == "               .....aa");
    CHECK(drawn(lay("TTTGGAA", {0, 15, 2, 0}), {10, 20}) == "     .....aa");
}

TEST_CASE("an insert of the opposite strand is drawn as what it pairs with", "[explain]")
{
    std::string const complement = reverse_complement(sequence);
    // Bases 3 to 12 of the reverse complement are bases 8 to 17 of the sequence.
    std::string const insert = complement.substr(3, 10);
    CHECK(drawn(lay_reverse(insert, {0, 3, 0, 0}, 20)) == "       ..........");
    CHECK(drawn(lay_reverse(insert + "GG", {0, 3, 2, 0}, 20)) == "     cc..........");
    // A tail may reach before the sequence.
    auto const at_the_end = lay_reverse(complement.substr(12) + "TC", {0, 12, 2, 0}, 20);
    CHECK(at_the_end.begin == -2);
    CHECK(drawn(at_the_end, {-2, 20}) == "ga........");
}

TEST_CASE("a window shows a part of the sequence", "[explain]")
{
    auto const part = draw(sequence, {4, 9});
    CHECK(part.offset == 0);
    CHECK(part.letters == "GGTTA");
    auto const before = draw(sequence, {-3, 4});
    CHECK(before.offset == 3);
    CHECK(before.letters == "AACC");
}

TEST_CASE("how well an insert fits is told in words", "[explain]")
{
    CHECK(fit_text("ACGTACGTA", 0, 0) == "exact");
    CHECK(fit_text("ACGTACGTA", 1, 0) == "1 mismatch");
    CHECK(fit_text("ACGTACGTA", 2, 1) == "2 mismatches, tail A");
    CHECK(fit_text("ACGTACGTA", 0, 3) == "tail GTA");
}
