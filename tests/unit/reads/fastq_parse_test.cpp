#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/reads/fastq.hpp>

using namespace polarmir;
using reads::fastq_chunk;
using reads::read_view;

namespace {

fastq_chunk chunk_of(std::string_view text, std::uint64_t line = 1, std::uint64_t record = 1)
{
    return {{text.begin(), text.end()}, line, record};
}

/// The message without the remedy that nearly all have.
std::string without_remedy(std::string const & message)
{
    std::size_t const remedy = message.find("; copy or download the file again");
    return message.substr(0, remedy);
}

/// The message of the parse_error that a file with this text ends with.
std::string problem(std::string_view text, std::uint64_t line = 1, std::uint64_t record = 1)
{
    fastq_chunk chunk = chunk_of(text, line, record);
    try
    {
        static_cast<void>(reads::parse(chunk, "x.fq"));
    }
    catch (parse_error const & error)
    {
        return without_remedy(error.what());
    }
    return "no error";
}

/// name/bases/qualities of each read
std::vector<std::string> parsed(std::string_view text)
{
    fastq_chunk chunk = chunk_of(text);
    std::vector<std::string> result;
    for (read_view const & read : reads::parse(chunk, "x.fq"))
        result.push_back(std::string{read.name} + '/' + std::string{read.bases} + '/' +
                         std::string{read.qualities});
    return result;
}

using strings = std::vector<std::string>;

std::string const good{"@r1 lane 1\nACGTN\n+\n!I5~#\n"};
strings const good_read{"r1 lane 1/ACGTN/!I5~#"};

} // namespace

TEST_CASE("a record is a name and bases and qualities")
{
    CHECK(parsed(good) == good_read);
    CHECK(parsed(good + good + good).size() == 3);
    CHECK(parsed("").empty());
}

TEST_CASE("line ends and blank last lines and a missing last line end are accepted")
{
    CHECK(parsed("@r1 lane 1\r\nACGTN\r\n+\r\n!I5~#\r\n") == good_read);
    CHECK(parsed("@r1 lane 1\r\nACGTN\n+\r\n!I5~#") == good_read);
    CHECK(parsed("@r1 lane 1\nACGTN\n+\n!I5~#\r") == good_read);
    CHECK(parsed(good.substr(0, good.size() - 1)) == good_read);
    for (std::string const tail : {"\n", "\r\n", "\n\n", "\n\n\n\n\n", "\r\n\n\r\n"})
        CHECK(parsed(good + tail) == good_read);
    CHECK(parsed("\n\n").empty());
}

TEST_CASE("names may be empty or repeated or start with another at sign")
{
    CHECK(parsed("@\nA\n+\nI\n") == strings{"/A/I"});
    CHECK(parsed("@r\nA\n+r\nI\n") == strings{"r/A/I"});
    CHECK(parsed("@@\nA\n+anything\nI\n") == strings{"@/A/I"});
    CHECK(parsed("@r\nAC\n+\n@+\n@s\nA\n+\n+\n") == strings{"r/AC/@+", "s/A/+"});
}

TEST_CASE("empty reads are accepted in every form")
{
    for (std::string const text :
         {"@e\n\n+\n\n", "@e\n\n+\n", "@e\n\n+", "@e\r\n\r\n+\r\n\r\n", "@e\n\n+\n\n\n\n"})
        CHECK(parsed(text) == strings{"e//"});
    CHECK(parsed("@e\n\n+\n\n" + good) == strings{"e//", good_read[0]});
}

TEST_CASE("bases become upper case DNA letters")
{
    CHECK(parsed("@r\nacgtnuUACGTN.\n+\nIIIIIIIIIIIII\n") == strings{"r/ACGTNTTACGTNN/IIIIIIIIIIIII"});
}

TEST_CASE("a letter that is no base is refused by line and position")
{
    CHECK(problem("@SRR1.301 x\nACXT\n+\nIIII\n", 1201, 301) ==
          "x.fq:1202: sequence has 'X' at position 3, which is no base (record 301, SRR1.301)");
    CHECK(problem("@r\nACG \n+\nIIII\n") ==
          "x.fq:2: sequence has ' ' at position 4, which is no base (record 1, r)");
    CHECK(problem(std::string_view{"@r\nA\0GT\n+\nIIII\n", 15}) ==
          "x.fq:2: sequence has byte 0x00 at position 2, which is no base (record 1, r)");
    for (char const letter : std::string{"BDEFHIJKLMOPQRSVWXYZbdry-*@+#0"})
        CHECK(problem(std::string{"@r\nACGTACGTACGTACGTACGT"} + letter + "\n+\nIIIIIIIIIIIIIIIIIIIII\n") !=
              "no error");
}

TEST_CASE("every byte but the quality range is refused as quality")
{
    for (int byte = 0; byte < 256; ++byte)
    {
        if (byte == '\n' || byte == '\r')
            continue;
        std::string const qualities = std::string(20, 'I') + static_cast<char>(byte) + 'I';
        std::string const message = problem("@r\n" + std::string(22, 'A') + "\n+\n" + qualities + "\n");
        CAPTURE(byte);
        CHECK((message == "no error") == (byte >= 33 && byte <= 126));
    }
    CHECK(problem("@r\nAC\n+\nI \n") ==
          "x.fq:4: quality has ' ' at position 2, outside '!' to '~' (record 1, r)");
    CHECK(problem("@r\nAC\n+\n\x7fI\n") ==
          "x.fq:4: quality has byte 0x7f at position 1, outside '!' to '~' (record 1, r)");
}

TEST_CASE("lengths that differ are refused")
{
    CHECK(problem("@SRR1.301\nACGT\n+\nIII\n", 1201, 301) ==
          "x.fq:1204: quality has 3 characters, sequence has 4 (record 301, SRR1.301)");
    CHECK(problem("@\nACG\n+\nIIII\n", 5, 2) ==
          "x.fq:8: quality has 4 characters, sequence has 3 (record 2)");
    CHECK(problem("@r\n\n+\nI\n") == "x.fq:4: quality has 1 characters, sequence has 0 (record 1, r)");
    CHECK(problem("@r\nACGT\n+\n\n") == "x.fq:4: quality has 0 characters, sequence has 4 (record 1, r)");
}

TEST_CASE("a record without at sign or plus sign is refused")
{
    CHECK(problem(good + "r2\nA\n+\nI\n") ==
          "x.fq:5: expected '@' at the start of a record, found 'r' (record 2, r2)");
    CHECK(problem(good + "\n" + good) ==
          "x.fq:5: expected '@' at the start of a record, found a blank line (record 2)");
    CHECK(problem("\n" + good) ==
          "x.fq:1: expected '@' at the start of a record, found a blank line (record 1)");
    CHECK(problem(" " + good) == "x.fq:1: expected '@' at the start of a record, found ' ' (record 1)");
    CHECK(problem("@r\nACGT\nACGT\n+\nIIII\nIIII\n") ==
          "x.fq:3: expected '+' behind one line of sequence, found 'A' (record 1, r)");
    CHECK(problem("@r\nACGT\n\n+\nIIII\n") ==
          "x.fq:3: expected '+' behind one line of sequence, found a blank line (record 1, r)");
    CHECK(problem(good + ">r\nACGT\n>s\nACG\n") ==
          "x.fq:5: expected '@' at the start of a record, found '>' (record 2, >r)");
}

TEST_CASE("the end of the file inside a record is refused")
{
    CHECK(problem("@r") == "x.fq:1: the file ends inside a record (record 1, r)");
    CHECK(problem("@r\n") == "x.fq:1: the file ends inside a record (record 1, r)");
    CHECK(problem("@r\nACGT") == "x.fq:2: the file ends inside a record (record 1, r)");
    CHECK(problem("@r\nACGT\n+") == "x.fq:3: the file ends inside a record (record 1, r)");
    CHECK(problem("@r\nACGT\n+\n") == "x.fq:3: the file ends inside a record (record 1, r)");
    CHECK(problem("@r\nACGT\n+\nII") == "x.fq:4: quality has 2 characters, sequence has 4 (record 1, r)");
    CHECK(problem(good + "@r2\nA") == "x.fq:6: the file ends inside a record (record 2, r2)");
}

TEST_CASE("lines that end with CR alone are named")
{
    CHECK(problem("@r\rACGT\r+\rIIII\r") ==
          "x.fq:1: lines end with CR alone (record 1, r); convert the file to LF line ends");
}

TEST_CASE("a read of 512 nt is accepted and a longer one refused")
{
    std::string const longest = "@r\n" + std::string(512, 'A') + "\n+\n" + std::string(512, 'I') + "\n";
    CHECK(parsed(longest).size() == 1);
    CHECK(problem("@r\n" + std::string(513, 'A') + "\n+\n" + std::string(513, 'I') + "\n") ==
          "x.fq:2: read of 513 nt: at most 512 are supported, this is not a short-read file (record 1, r)");
}

TEST_CASE("NUL bytes are refused everywhere")
{
    CHECK(problem(std::string_view{"@r\0s\nA\n+\nI\n", 11}) ==
          "x.fq:1: the name holds a NUL byte (record 1, r?s)");
    CHECK(problem(std::string_view{"@r\nA\n+\0\nI\n", 10}) ==
          "x.fq:3: the line behind the sequence holds a NUL byte (record 1, r)");
    CHECK(problem(std::string_view{"@r\nA\n+\nI\n\0\0\0", 12}) ==
          "x.fq:5: expected '@' at the start of a record, found byte 0x00 (record 2, ?"
          "?"
          "?)");
}

TEST_CASE("other formats are named")
{
    CHECK(problem(">r\nACGT\n") ==
          "x.fq: this is FASTA, not FASTQ: base qualities are missing; give the original FASTQ");
    CHECK(problem(std::string_view{"BAM\1\0\0\0\0", 8}) ==
          "x.fq: this is BAM, not FASTQ; name the file .bam, or convert it with 'samtools fastq'");
    CHECK(problem("@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:10\n") ==
          "x.fq: this is SAM, not FASTQ; name the file .sam, or convert it with 'samtools fastq'");
    CHECK(problem("BZh91AY&SY\n\n\n\n") ==
          "x.fq: this is compressed with bzip2; decompress it or compress it with gzip");
    CHECK(problem("\x1f\x8b\x08\n") == "x.fq: this is gzip data within gzip data; decompress it once");
    CHECK(problem("some text\n") ==
          "x.fq:1: expected '@' at the start of a record, found 's' (record 1, some)");
}

TEST_CASE("a name in a message is short and printable")
{
    std::string const message = problem("@\x1b[31m" + std::string(500, 'n') + "\nA\n+\n \n");
    CHECK(message == "x.fq:4: quality has ' ' at position 1, outside '!' to '~' (record 1, ?[31m" +
                         std::string(75, 'n') + ")");
}
