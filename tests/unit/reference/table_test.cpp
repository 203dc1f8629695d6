#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/table.hpp>

using namespace polarmir;
using namespace polarmir::reference;
using test::contains;
using test::message_of;
using test::small_reference;

namespace {

std::string const small_table{"hairpin_accession\thairpin_name\tsequence\tmatures\n"
                              "MI01\txyz-mir-1\tACGTTGGAATGTAAAGAAGTATGTATCCGGTTAACCGGAA\t"
                              "MIMAT01:xyz-miR-1-5p:5-26;MIMAT03:xyz-miR-1-3p:27-40\n"
                              "MI02\txyz-mir-2\tTTTGGAATGTAAAGAAGTATGTATGACCTGACTGATCGAT\t"
                              "MIMAT01:xyz-miR-1-5p:3-24;MIMAT02:xyz-miR-2-5p:3-24\n"};

std::string header()
{
    return small_table.substr(0, small_table.find('\n') + 1);
}

std::string refusal(std::string const & lines)
{
    return message_of<input_error>([&] { (void)from_table(header() + lines, "t.tsv", "label"); });
}

} // namespace

TEST_CASE("the canonical table has positions as people write them")
{
    CHECK(to_table(small_reference()) == small_table);
    CHECK(small_reference().hash() == xxh3_hex(small_table));
}

TEST_CASE("a reference survives its table form")
{
    mirna_reference const back = from_table(small_table, "t.tsv", "label");
    CHECK(back.hash() == small_reference().hash());
    CHECK(to_table(back) == small_table);
    CHECK(back.label() == "label");
}

TEST_CASE("a table may be RNA and lower case and have CRLF ends and lines in any order")
{
    std::string const text = header() + "MI02\txyz-mir-2\tuuuggaauguaaagaaguauguaugaccugacugaucgau\t"
                                        "MIMAT02:xyz-miR-2-5p:3-24;MIMAT01:xyz-miR-1-5p:3-24\r\n"
                                        "MI01\txyz-mir-1\tACGTTGGAATGTAAAGAAGTATGTATCCGGTTAACCGGAA\t"
                                        "MIMAT03:xyz-miR-1-3p:27-40;MIMAT01:xyz-miR-1-5p:5-26\r\n";
    CHECK(from_table(text, "t.tsv", "label").hash() == small_reference().hash());
}

TEST_CASE("a hairpin without matures keeps its line")
{
    std::string const text = header() + "MI01\txyz-mir-1\tACGTNACGT\t\n";
    mirna_reference const bare = from_table(text, "t.tsv", "label");
    CHECK(bare.placements_in(0).empty());
    CHECK(to_table(bare) == text);
}

TEST_CASE("a malformed table is refused with file and line")
{
    std::string const good{"MI01\ta\tACGTACGTACGT\tM1:m:1-4\n"};
    CHECK(refusal(good).empty());
    for (std::string const matures :
         {"M1:m", "M1:m:0-4", "M1:m:4-1", "M1:m:1-13", "M1:m:1-x", "M1:m:1", "M1:m:1-4;"})
    {
        CAPTURE(matures);
        std::string const message = refusal(good + "MI02\tb\tACGTACGTACGT\t" + matures + "\n");
        CHECK(message.starts_with("t.tsv:3: expected accession:name:first-last"));
    }
    CHECK(refusal(good + "MI02\tb\tACGT\tM1:other:1-4\n").starts_with("t.tsv:3: mature M1 has another name"));
    CHECK(refusal(good + "MI02\tb\tTCGT\tM1:m:1-4\n")
              .starts_with("t.tsv:3: mature M1 has another name or sequence"));
    CHECK(refusal(good + good).starts_with("t.tsv: hairpin accession 'MI01' is given twice"));
    CHECK(refusal("MI01\ta\tACXT\t\n").starts_with("t.tsv: hairpin 'a' holds other letters"));
    CHECK_THROWS_AS(from_table("hairpin_accession\tsequence\n", "t.tsv", "label"), parse_error);
}
