#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <string>
#include <vector>

using namespace polarmir;
using reads::parse_sample_sheet;

namespace {

std::string message_of(std::string_view text)
{
    try
    {
        static_cast<void>(parse_sample_sheet(text, "s.csv"));
    }
    catch (input_error const & e)
    {
        return e.what();
    }
    return "accepted";
}

std::string first_row(std::string_view text)
{
    reads::sheet_row const row = parse_sample_sheet(text, "s.csv").rows.front();
    std::string shown = row.sample + '|' + row.file + '|' + row.mate;
    for (std::string const & value : row.annotations)
        shown += '|' + value;
    return shown;
}

} // namespace

TEST_CASE("the header line decides on the delimiter of a sample sheet", "[reads]")
{
    CHECK(first_row("sample\tfastq_1\tnote\nA\tx.fq\tb,c;d\n") == "A|x.fq||b,c;d");
    CHECK(first_row("sample;fastq_1;note,comma\nA;x.fq;1,5\n") == "A|x.fq||1,5");
    CHECK(first_row("sample,fastq_1,a;b\nA,x.fq,1;5\n") == "A|x.fq||1;5");
    CHECK(first_row("group,fastq,sample\nM1,x.fq,A\n") == "A|x.fq||M1");
    CHECK(first_row("Sample\tFILE\nA\tx y.fq\n") == "A|x y.fq|");
    CHECK(first_row("sample,fastq_1,Sample_ID,RGSM\nA,x.fq,1,2\n") == "A|x.fq||1|2");
    CHECK(first_row("sample,fastq_1,fastq_2\nA,x_1.fq,x_2.fq\n") == "A|x_1.fq|x_2.fq");
}

TEST_CASE("byte order mark and line ends and quotes of spreadsheets are accepted", "[reads]")
{
    CHECK(first_row("\xEF\xBB\xBFsample,file\r\nA,x.fq\r\n") == "A|x.fq|");
    CHECK(first_row("sample,file\rA,x.fq\r") == "A|x.fq|");
    CHECK(first_row("sample,file\nA,x.fq") == "A|x.fq|");
    CHECK(first_row("\n ,\nsample , file \n\n A , x.fq \n,,\n") == "A|x.fq|");
    CHECK(first_row("\"sample\",\"file\",\"note\"\n\"A\",\"a,b.fq\",\"say \"\"hi\"\"\"\n") ==
          "A|a,b.fq||say \"hi\"");
    CHECK(first_row("\"sample\";\"file\";\"a\tb,c\"\n\"A\";\"x.fq\";1\n") == "A|x.fq||1");
    CHECK(first_row("sample\tfile\tnote\nA\tx.fq\t\"a\tb\nc\"\n") == "A|x.fq||a\tb\nc");
    CHECK(first_row("sample,file,,\nA,x.fq,,\n") == "A|x.fq|");
}

TEST_CASE("rows of a sheet know their line also behind line ends in quotes", "[reads]")
{
    auto const sheet = parse_sample_sheet("sample,file,note\nA,x,\"1\n2\"\n\nB,y,\n", "s.csv");
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[0].line == 2);
    CHECK(sheet.rows[1].line == 5);
    CHECK(sheet.annotation_columns == std::vector<std::string>{"note"});
}

TEST_CASE("every fault of a sample sheet is told with its line", "[reads]")
{
    struct fault
    {
        std::string text;
        std::string message;
    };
    std::vector<fault> const faults{
        {"", "s.csv: is empty"},
        {"\n \n", "s.csv: is empty"},
        {"sample,file\n", "s.csv: names no sample; give it a line for each"},
        {"name,file\nA,x\n", "s.csv:1: no column 'sample'"},
        {"sample,path\nA,x\n", "s.csv:1: no column 'fastq_1'"},
        {"sample,file,fastq_1\nA,x,y\n", "s.csv:1: columns 'fastq_1' and 'file' both"},
        {"sample,file,Batch,batch\nA,x,1,2\n", "s.csv:1: column 'batch' occurs twice"},
        {"sample,file,\nA,x,1\n", "s.csv:2: column 3 has no name"},
        {"sample,file\nA,x\nB\n", "s.csv:3: has 1 fields, the header line 2"},
        {"sample,file\nA,x,y\n", "s.csv:2: has 3 fields, the header line 2"},
        {"sample,file\nA,\n", "s.csv:2: sample 'A' has no file"},
        {"sample,file\n,x\n", "s.csv:2: sample name '' is empty"},
        {"sample,file\n../../etc,x\n", "s.csv:2: sample name '../../etc' must not begin with '.'"},
        {"sample,file\na/b,x\n", "s.csv:2: sample name 'a/b' must not hold '/'"},
        {"sample,file\n-rf,x\n", "s.csv:2: sample name '-rf' must not begin with '-'"},
        {"sample,file\n\"a\nb\",x\n", "s.csv:2: sample name 'a\\x0ab' must not hold control"},
        {"sample,file,\xFC\nA,x,1\n", "s.csv:1: column '\\xfc' is not UTF-8"},
        {"sample,file,g\nA,x,caf\xE9\n", "s.csv:2: 'caf\\xe9' is not UTF-8"},
        {"sample,file\nA,\"x\n", "s.csv:2: a double quote is opened but never closed"},
        {"sample,file\nA,\"x\"y\n", "s.csv:2: text behind a closing double quote"},
        {"sample,file,g\nA,x,case\nB,y,\nA,z,control\n",
         "s.csv:4: sample 'A' has g 'control', but 'case' on line 2"},
        {"[Header],\nFileFormatVersion,2\n[BCLConvert_Data]\n", "s.csv:1: this is an Illumina sample sheet"},
        {"Lane,Sample_ID,index\n1,A,ACGT\n", "s.csv:1: this is an Illumina sample sheet"},
        {"RGID,RGSM,RGLB,Lane,Read1File,Read2File\na,b,c,1,d,\n", "s.csv:1: this is an Illumina fastq_list"},
        {std::string{"PK\3\4\x14\0\6", 7}, "s.csv: is an Excel workbook"},
        {"\xFF\xFEs", "s.csv: is UTF-16"},
    };
    for (fault const & expected : faults)
    {
        CAPTURE(expected.text);
        std::string const message = message_of(expected.text);
        CHECK(message.substr(0, expected.message.size()) == expected.message);
        CHECK(message.find('\n') == std::string::npos);
    }
    CHECK(message_of("Sample_ID,x\nA,1\n").find("columns sample and fastq_1") != std::string::npos);
}

TEST_CASE("a sheet is read from plain and gzip files", "[reads]")
{
    test::tmp_dir const dir;
    test::write_gzip(dir / "s.tsv.gz", "sample\tfile\nA\tx.fq\n");
    CHECK(reads::read_sample_sheet(dir / "s.tsv.gz").rows.front().sample == "A");
    CHECK_THROWS_AS(static_cast<void>(reads::read_sample_sheet(dir / "none.tsv")), input_error);
}

TEST_CASE("a written sheet field is read back unchanged", "[reads]")
{
    CHECK(reads::sheet_field("plain, with; \"inner\" quotes") == "plain, with; \"inner\" quotes");
    for (std::string const value :
         {"", "a", " a ", "\"", "\"a\"", "a\"b", "a\tb", "a\r\nb", "\n", "a,b;c", "'", "\"\"\t\"", "é"})
    {
        CAPTURE(value);
        std::string const sheet = "sample\tfile\tnote\nA\tx\t" + reads::sheet_field(value) + '\n';
        CHECK(parse_sample_sheet(sheet, "s").rows.front().annotations.front() == value);
    }
}

TEST_CASE("names that could leave the output folder or break a table are refused", "[reads]")
{
    using reads::fault_of_sample_name;
    for (std::string const good :
         {"A", "a b", "Zwölf", "患者", "<b>", "a'b\"c", "a\\b", "x..y", "$(reboot)", "~"})
    {
        CAPTURE(good);
        CHECK_FALSE(fault_of_sample_name(good));
        CHECK_NOTHROW(reads::check_sample_name(good));
    }
    std::vector<std::string> const bad{"",
                                       ".",
                                       "..",
                                       ".hidden",
                                       "-x",
                                       "\"x",
                                       "a/b",
                                       "a\nb",
                                       "a\tb",
                                       "a\x7f",
                                       std::string("a\0b", 3),
                                       "\xC2\x85x",
                                       "\xFF",
                                       "\xC0\xAF",
                                       "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80",
                                       "a\xE2\x82",
                                       std::string(201, 'a')};
    for (std::string const & name : bad)
    {
        CAPTURE(name);
        CHECK(fault_of_sample_name(name));
        CHECK_THROWS_AS(reads::check_sample_name(name), usage_error);
    }
    CHECK_FALSE(fault_of_sample_name(std::string(200, 'a')));
}

TEST_CASE("a sheet with formulas for spreadsheets is refused", "[reads]")
{
    std::string const refused = " is a formula for a spreadsheet that opens the results";
    CHECK(message_of("sample,file,note\nA,x.fq,\"=cmd|' /C calc'!A0\"\n") ==
          "s.csv:2: '=cmd|' /C calc'!A0'" + refused + "; begin it with a letter");
    CHECK(message_of("sample,file,@sum\nA,x.fq,1\n") ==
          "s.csv:1: column '@sum'" + refused + "; begin it with a letter");
    CHECK(message_of("sample,file\n=A1,x.fq\n") == "s.csv:2: '=A1'" + refused + "; begin it with a letter");
    CHECK(first_row("sample,file,her2,stored\nA,x.fq,+,-80C\n") == "A|x.fq||+|-80C");
    CHECK(first_row("sample,file\nA,=x.fq\n") == "A|=x.fq|"); // written to the tables as ./=x.fq
}
