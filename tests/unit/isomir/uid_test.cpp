#include "support/catch.hpp"

#include <polarmir/isomir/uid.hpp>

#include <set>
#include <stdexcept>
#include <string>

using namespace polarmir;

TEST_CASE("unique names are those of published mirGFF3 files", "[isomir]")
{
    // From the examples of mirtop.
    CHECK(isomir::uid("TGAGGTAGTAGGTTGTATAGTT") == "iso-22-XKVLRYVPQ");
    CHECK(isomir::uid("GATGAGGTAGTAGGTTGTATAGTT") == "iso-24-5URPV39QFE");
    CHECK(isomir::uid("TGAGGTAGTAGGTTGTATAG") == "iso-20-XKVLRYVP");
    CHECK(isomir::uid("TGAGGTAGTAGGTTGTATAGT") == "iso-21-XKVLRYVPE");
    CHECK(isomir::uid("TGAGGTAGTAGGTTGTATAGTTT") == "iso-23-XKVLRYVP0Q");
    CHECK(isomir::uid("GAGCTAGTAGGTTGTATAGTAA") == "iso-22-5I1P7WH3F");
}

TEST_CASE("no two sequences have one name", "[isomir]")
{
    std::set<std::string> names;
    std::size_t made{0};
    for (std::size_t length = 1; length <= 7; ++length)
        for (std::size_t number = 0; number < std::size_t{1} << (2 * length); ++number, ++made)
        {
            std::string sequence;
            for (std::size_t i = 0; i < length; ++i)
                sequence += "ACGT"[(number >> (2 * i)) & 3U];
            names.insert(isomir::uid(sequence));
        }
    CHECK(names.size() == made);
}

TEST_CASE("only sequences of bases have a unique name", "[isomir]")
{
    CHECK_THROWS_AS(isomir::uid(""), std::invalid_argument);
    CHECK_THROWS_AS(isomir::uid("TGAGNTAG"), std::invalid_argument);
}
