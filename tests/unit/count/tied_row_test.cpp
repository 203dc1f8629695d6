#include "support/catch.hpp"

#include <polarmir/count/tied_row.hpp>

using namespace polarmir;
using ties = std::vector<count::tied_row>;

namespace {

/// Mature 0 at [10, 32) of hairpin 0; mature 1 at [5, 27) and again at [10, 32) of hairpin 1, a repeat of
/// five bases.
reference::mirna_reference two_hairpins()
{
    std::string const sequence{"TCGCTTAAGGGTGCTAAAGACAATTACATAACATACACGTCAGCACGAAACTTG"};
    std::string const repeat{"ACGTTACGTTACGTTACGTTACGTTACGTTACGTTACGTTACGTT"};
    return {"two hairpins",
            {{"MI1", "h1", sequence}, {"MI2", "h2", repeat}},
            {{"MIMAT0", "m0", sequence.substr(10, 22)}, {"MIMAT1", "m1", repeat.substr(5, 22)}},
            {{0, 0, {10, 32}}, {1, 1, {5, 27}}, {1, 1, {10, 32}}}};
}

count::assignment claimed(std::vector<count::claim> const & claims, std::uint8_t tail)
{
    count::assignment verdict;
    verdict.read_class = count::read_class::mirna;
    verdict.claims = claims;
    verdict.stratum.tail = tail;
    return verdict;
}

} // namespace

TEST_CASE("ends are told relative to the mature, without the tail")
{
    auto const reference = two_hairpins();
    // 23 bases from 9 on, of which the last two are no template: [9, 30).
    CHECK(tied_rows(claimed({{0, 0, 0, 9}}, 2), 23, reference) == ties{{0, -1, -2}});
    CHECK(tied_rows(claimed({{0, 0, 0, 12}}, 0), 25, reference) == ties{{0, 2, 5}});
}

TEST_CASE("of several places of a mature the nearest one counts")
{
    auto const reference = two_hairpins();
    CHECK(tied_rows(claimed({{0, 0, 0, 11}, {1, 1, 1, 9}}, 0), 22, reference) ==
          ties{{0, 1, 1}, {1, -1, -1}});
    // A row that claims on two hairpins is one of the tie.
    CHECK(tied_rows(claimed({{1, 0, 0, 12}, {1, 1, 1, 10}}, 0), 22, reference) == ties{{1, 0, 0}});
}

TEST_CASE("a place that is nearer at the 5' end but too far at the 3' end does not claim")
{
    // [8, 26): two before the place at 10, whose end is six behind; three behind that at 5, whose end is one.
    CHECK(tied_rows(claimed({{1, 1, 1, 8}}, 0), 18, two_hairpins()) == ties{{1, 3, -1}});
}

TEST_CASE("an insert that no mature claims has no tied rows")
{
    CHECK(count::tied_rows({}, 22, two_hairpins()).empty());
}
