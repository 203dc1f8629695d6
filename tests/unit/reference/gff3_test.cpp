#include "reference/gff3.hpp"
#include "support.hpp"
#include "support/catch.hpp"

using namespace polarmir;
using namespace polarmir::reference;
using test::message_of;

namespace {

std::string const hairpin_line{
    "chr1\t.\tmiRNA_primary_transcript\t101\t140\t.\t-\t.\tID=MI1_2;Alias=MI1;Name=xyz-mir-1\n"};
std::string const mature_line{
    "chr1\t.\tmiRNA\t115\t136\t.\t-\t.\tID=MIMAT1_1;Alias=MIMAT1;Name=xyz-miR-1-5p;Derives_from=MI1_2\n"};

gff3_annotation parse(std::string const & text)
{
    return parse_gff3({"x.gff3", text, {}});
}

std::string refusal(std::string const & text)
{
    return message_of<input_error>([&] { (void)parse(text); });
}

} // namespace

TEST_CASE("GFF3 lines of hairpins and matures are read by accession")
{
    auto const annotation =
        parse("##gff-version 3\n#\n" + hairpin_line + "\nchr1\t.\tgene\t1\t2\t.\t.\t.\tID=g\n" + mature_line);
    REQUIRE(annotation.hairpins.contains("MI1"));
    locus const & place = annotation.hairpins.at("MI1").front();
    CHECK(place.chromosome == "chr1");
    CHECK(place.first == 101);
    CHECK(place.last == 140);
    CHECK(place.minus_strand);
    REQUIRE(annotation.matures.size() == 1);
    CHECK(annotation.matures[0].accession == "MIMAT1");
    CHECK(annotation.matures[0].name == "xyz-miR-1-5p");
    CHECK(annotation.matures[0].hairpin == "MI1");
    CHECK(annotation.matures[0].line == 6);
}

TEST_CASE("the release of miRBase is read from the comments")
{
    CHECK(parse(hairpin_line).release.empty());
    CHECK(parse("# microRNAs:               miRBase v22\n" + hairpin_line).release == "miRBase 22");
    CHECK(parse("# microRNAs: miRBase v21.1 (2014)\n" + hairpin_line).release == "miRBase 21.1");
    CHECK(parse("# older than miRBase v9\n" + hairpin_line).release.empty());
}

TEST_CASE("a GFF3 mature may come before its hairpin")
{
    CHECK(parse(mature_line + hairpin_line).matures.front().hairpin == "MI1");
}

TEST_CASE("a malformed GFF3 line is refused with its place")
{
    CHECK(refusal("chr1\tx\n").starts_with("x.gff3:1: expected 9 columns, found 2"));
    CHECK(refusal(hairpin_line + "c\t.\tmiRNA\tx\t3\t.\t+\t.\tID=a;Alias=a;Name=a;Derives_from=MI1_2\n")
              .starts_with("x.gff3:2: start and end"));
    CHECK(refusal(hairpin_line + "c\t.\tmiRNA\t4\t3\t.\t+\t.\tID=a;Alias=a;Name=a;Derives_from=MI1_2\n")
              .starts_with("x.gff3:2: start and end"));
    CHECK(refusal(hairpin_line + "c\t.\tmiRNA\t1\t3\t.\t.\t.\tID=a;Alias=a;Name=a;Derives_from=MI1_2\n")
              .starts_with("x.gff3:2: expected strand"));
    CHECK(refusal(hairpin_line + "c\t.\tmiRNA\t1\t3\t.\t+\t.\tID=a;Alias=a;Name=a\n")
              .starts_with("x.gff3:2: attribute Derives_from is missing"));
    CHECK(refusal(hairpin_line + "c\t.\tmiRNA\t1\t3\t.\t+\t.\tID=a;Alias=a;Name=a;Derives_from=MI7\n")
              .starts_with("x.gff3:2: a derives from MI7, which is not in the file"));
    CHECK(refusal("##gff-version 3\n").starts_with("x.gff3: holds no miRNA_primary_transcript"));
}
