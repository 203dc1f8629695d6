#include "count/claims.hpp"
#include "support/catch.hpp"
#include "unit/count/small_reference.hpp"

using namespace polarmir;

namespace {

std::string const hairpin{"TCGCTTAAGGGTGCTAAAGACAATTACATAACATACACGTCAGCACGAAACTTG"};

/// One hairpin with matures at these places, by accession.
reference::mirna_reference with_matures(std::vector<interval> const & places)
{
    std::vector<reference::mature> matures;
    std::vector<reference::placement> placements;
    for (interval const & where : places)
    {
        auto const number = static_cast<std::uint32_t>(matures.size());
        matures.push_back({std::string{"MIMAT"}.append(std::to_string(number)),
                           std::string{"m"}.append(std::to_string(number)),
                           hairpin.substr(where.begin, where.length())});
        placements.push_back({0, number, where});
    }
    return {"one hairpin", {{"MI1", "h", hairpin}}, matures, placements};
}

} // namespace

TEST_CASE("the mature with the smallest 5' shift claims")
{
    auto const reference = with_matures({{10, 32}, {12, 30}});
    CHECK(count::claiming_mature(reference, 0, {10, 30}) == 0);
    CHECK(count::claiming_mature(reference, 0, {12, 32}) == 1);
    CHECK(count::claiming_mature(reference, 0, {13, 32}) == 1);
}

TEST_CASE("of equal 5' shifts the smaller 3' shift claims")
{
    auto const reference = with_matures({{10, 32}, {10, 28}, {14, 33}});
    CHECK(count::claiming_mature(reference, 0, {10, 32}) == 0);
    CHECK(count::claiming_mature(reference, 0, {10, 29}) == 1);
    CHECK(count::claiming_mature(reference, 0, {12, 33}) == 2);
    CHECK(count::claiming_mature(reference, 0, {12, 31}) == 0);
}

TEST_CASE("of equal shifts the mature that begins first claims and then the smaller accession")
{
    auto const begins = with_matures({{14, 32}, {10, 32}});
    CHECK(count::claiming_mature(begins, 0, {12, 32}) == 1);
    auto const accessions = with_matures({{10, 32}, {10, 28}});
    CHECK(count::claiming_mature(accessions, 0, {10, 30}) == 0);
}

TEST_CASE("no mature claims beyond its windows")
{
    auto const reference = with_matures({{10, 32}});
    for (std::uint32_t begin = 7; begin <= 13; ++begin)
        for (std::uint32_t end = 27; end <= 37; ++end)
            CHECK(count::claiming_mature(reference, 0, {begin, end}) == 0);
    CHECK_FALSE(count::claiming_mature(reference, 0, {6, 32}));
    CHECK_FALSE(count::claiming_mature(reference, 0, {14, 32}));
    CHECK_FALSE(count::claiming_mature(reference, 0, {10, 26}));
    CHECK_FALSE(count::claiming_mature(reference, 0, {10, 38}));
}

TEST_CASE("length needed to be counted depends on mismatches")
{
    CHECK(count::is_countable(17, 0));
    CHECK_FALSE(count::is_countable(16, 0));
    CHECK(count::is_countable(18, 1));
    CHECK_FALSE(count::is_countable(17, 1));
    CHECK(count::is_countable(18, 2));
}

TEST_CASE("the tail does not count towards the length")
{
    auto const reference = test::small_reference();
    auto const verdict = [&](std::uint8_t tail, std::uint8_t mismatches, std::size_t length) {
        align::result const found{{mismatches, {}, tail}, {{0, 12, tail, mismatches}}};
        return count::assign_to_hairpins(reference, test::a_5p.substr(0, length), found).read_class;
    };
    CHECK(verdict(0, 0, 17) == count::read_class::mirna);
    CHECK(verdict(2, 0, 19) == count::read_class::mirna);
    CHECK(verdict(0, 1, 18) == count::read_class::mirna);
    CHECK(verdict(0, 1, 17) == count::read_class::hairpin_other);
    CHECK(verdict(1, 1, 18) == count::read_class::hairpin_other);
}
