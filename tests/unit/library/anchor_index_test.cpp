#include "library/anchor_index.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using polarmir::library::anchor_index;
using polarmir::library::is_repetitive;

namespace {

std::string const mir21{"TAGCTTATCAGACTGATGTTGA"};
std::string const let7a{"TGAGGTAGTAGGTTGTATAGTT"};
std::string const let7c{"TGAGGTAGTAGGTTGTATGGTT"};
std::string const tail{"TGGAATTCTCGGGTGCC"};

anchor_index make_index(std::vector<std::string> const & matures)
{
    return anchor_index{matures};
}

} // namespace

TEST_CASE("a mature is found up to sixteen bases inside the read")
{
    anchor_index const index = make_index({mir21, let7a});
    std::string const before{"CACACCACACACCACA"};
    for (std::uint32_t offset = 0; offset <= 16; ++offset)
    {
        auto const hit = index.find(before.substr(0, offset) + mir21 + tail);
        CAPTURE(offset);
        REQUIRE(hit);
        CHECK(index.matures()[hit->mature] == mir21);
        CHECK(hit->begin == offset);
        CHECK(hit->end == offset + 22);
    }
    CHECK_FALSE(index.find(before + "C" + mir21 + tail));
}

TEST_CASE("a mature is found when the read ends within its last three bases")
{
    anchor_index const index = make_index({mir21});
    CHECK(index.find(mir21.substr(0, 19)));
    CHECK_FALSE(index.find(mir21.substr(0, 18)));
    CHECK_FALSE(index.find(""));
}

TEST_CASE("sequencing errors and tails are tolerated behind the seed of a mature")
{
    anchor_index const index = make_index({mir21});
    CHECK(index.find("TAGCTTATCAGACTGATCTTGA" + tail));       // one mismatch in the body
    CHECK(index.find("TAGCTTATCAGACTGATGTCCC" + tail));       // another 3' end
    CHECK_FALSE(index.find("TAGCTTATCAGACTGACCTTGA" + tail)); // two mismatches
    CHECK_FALSE(index.find("TAGCTTATCAGACTGCTGTTGA" + tail)); // in the seed
    CHECK_FALSE(index.find("TAGCTTATCANACTGATGTTGA" + tail));
}

TEST_CASE("of matures with the same beginning the one that agrees longest is taken")
{
    anchor_index const index = make_index({let7c, let7a, let7a + "T"});
    CHECK(index.matures()[index.find(let7a + "CCAACC")->mature] == let7a);
    CHECK(index.matures()[index.find(let7c + "CCAACC")->mature] == let7c);
    CHECK(index.matures()[index.find(let7a + "TCCAACC")->mature] == let7a + "T");
}

TEST_CASE("matures that would be found anywhere are left out of the index")
{
    anchor_index const index = make_index({mir21,
                                           mir21,
                                           "UAGCUUAUCAGACUGAUGUUGA",
                                           "TAGCTTATCAGACTG",
                                           "TAGCTTATCAGACTNATGTTGA",
                                           "ACACACACACACACACACACAC",
                                           "AAAAAAAAAAAAAAAATGCATG"});
    REQUIRE(index.matures().size() == 1);
    CHECK(index.matures().front() == mir21);
    CHECK_FALSE(make_index({}).find(mir21));
}

TEST_CASE("the antisense strand of a mature is no anchor")
{
    CHECK_FALSE(make_index({mir21}).find("TCAACATCAGTCTGATAAGCTA" + tail));
}

TEST_CASE("repetitive sequences are recognised")
{
    CHECK(is_repetitive("AAAAAAAAAAAA"));
    CHECK(is_repetitive("ATATATATATAT"));
    CHECK_FALSE(is_repetitive("TGGAATTCTCGG"));
    CHECK_FALSE(is_repetitive("GTGTGTATGCAT"));
    CHECK_FALSE(is_repetitive(""));
}
