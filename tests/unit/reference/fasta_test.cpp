#include "reference/fasta.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

using namespace polarmir;
using namespace polarmir::reference;
using test::message_of;

namespace {

source_text as_source(std::string text)
{
    return {"x.fa", std::move(text), {}};
}

bool same(fasta_record const & a, fasta_record const & b)
{
    return a.header == b.header && a.sequence == b.sequence;
}

} // namespace

TEST_CASE("FASTA records have header and line and DNA letters")
{
    auto const records = read_fasta(as_source("\n>one MI1 text \nACGU\nacgu\n\n>two\nRYKNU \n>three\nAC GT"));
    REQUIRE(records.size() == 3);
    CHECK(records[0].header == "one MI1 text");
    CHECK(records[0].sequence == "ACGTACGT");
    CHECK(records[0].line == 2);
    CHECK(records[1].sequence == "NNNNT");
    CHECK(records[1].line == 6);
    CHECK(records[2].sequence == "ACGT");
    CHECK(records[2].line == 8);
}

TEST_CASE("the library and our own scan read the same FASTA records")
{
    std::string const text = ">one MI1 text\nACGU\nacgu\n>two\nRYSWKMBDHVN\n>empty\n>three\nAC GT\n";
    auto const library = parse_fasta_with_library(text);
    auto const own = scan_fasta(text);
    REQUIRE(library.size() == own.size());
    for (std::size_t i = 0; i < own.size(); ++i)
        CHECK(same(library[i], own[i]));
}

TEST_CASE("the library and our own scan read the same records of miRBase")
{
    std::string const file = GENERATE("hairpin.hsa.fa", "mature.hsa.fa", "hairpin.all.reconstructed.fa.gz");
    source_text const source = read_source(test::shared_data("data/mirbase/" + file));
    auto const library = parse_fasta_with_library(source.text);
    auto const own = scan_fasta(source.text);
    REQUIRE(library.size() == own.size());
    CHECK(std::equal(library.begin(), library.end(), own.begin(), same));
}

TEST_CASE("a character that is no IUPAC code is located")
{
    for (char const bad : {'X', '*', '7', ';', '>', '-', '.', '\x01'})
    {
        CAPTURE(bad);
        auto const records =
            read_fasta(as_source(std::string{">one\nACGT\n>two\nACGT\nAC"} + bad + "T\n>three\nAC\n"));
        REQUIRE(records.size() == 3);
        CHECK(records[0].bad_character == '\0');
        CHECK(records[1].bad_character == bad);
        CHECK(records[1].bad_line == 5);
        CHECK(records[2].sequence == "AC");
    }
}

TEST_CASE("a file that is no FASTA is refused")
{
    CHECK(message_of<parse_error>([] { (void)read_fasta(as_source("\n@read\nACGT\n+\nIIII\n")); }) ==
          "x.fa:2: expected a FASTA header ('>'), found '@read'");
    CHECK(message_of<input_error>([] { (void)read_fasta(as_source("")); }) == "x.fa: holds no FASTA record");
    CHECK(message_of<input_error>([] { (void)read_fasta(as_source("\n \n")); }) ==
          "x.fa: holds no FASTA record");
}

TEST_CASE("source files may be gzip and have any line ends")
{
    test::tmp_dir const directory;
    std::string const text{">one\nACGT\n>two\nAC\n"};
    CHECK(read_source(write_gzip(directory, "a.fa.gz", text)).text == text);
    CHECK(read_source(write(directory, "b.fa", ">one\r\nACGT\r\n>two\r\nAC\r\n")).text == text);
    CHECK(read_source(write(directory, "c.fa", ">one\rACGT\r>two\rAC\r")).text == text);
    CHECK(read_source(write(directory, "d.fa", "\xEF\xBB\xBF" + text)).text == text);
    source_text const source = read_source(write(directory, "e.fa", text));
    CHECK(source.path == (directory / "e.fa").string());
    CHECK(source.origin.name == "e.fa");
    CHECK(source.origin.xxh3.size() == 32);
    CHECK_THROWS_AS(read_source(directory / "none.fa"), input_error);
}

TEST_CASE("a letter that is none is located behind a gap, which is allowed elsewhere")
{
    auto const records = read_fasta(as_source(">one\nAC-GT\nAC.T\nACJT\nAC-G\n"));
    REQUIRE(records.size() == 1);
    CHECK(records[0].bad_character == 'J');
    CHECK(records[0].bad_line == 4);
}
