#include "support/catch.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"
#include "unit/io/gzip_support.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/reads/fastq.hpp>

using namespace polarmir;
using namespace polarmir::test;

namespace {

struct content
{
    std::size_t reads{0};
    std::size_t chunks{0};
    std::string joined; ///< the reads as four LF lines each
    std::string error;
};

void append(std::string & text, reads::read_view const & read)
{
    text += '@';
    text += read.name;
    text += '\n';
    text += read.bases;
    text += "\n+\n";
    text += read.qualities;
    text += '\n';
}

content read(std::filesystem::path const & path,
             std::size_t chunk_bytes = reads::fastq_reader::default_chunk_bytes,
             io::input_config config = {})
{
    content result;
    try
    {
        reads::fastq_reader reader{path, config, chunk_bytes};
        while (std::optional<reads::fastq_chunk> chunk = reader.next())
        {
            ++result.chunks;
            REQUIRE(chunk->first_record == result.reads + 1);
            REQUIRE(chunk->first_line == 4 * result.reads + 1);
            for (reads::read_view const & read : reads::parse(*chunk, reader.name()))
            {
                ++result.reads;
                append(result.joined, read);
            }
        }
        REQUIRE(!reader.next());
    }
    catch (input_error const & error)
    {
        result.error = error.what();
    }
    return result;
}

} // namespace

TEST_CASE("every cut into chunks gives the same records")
{
    tmp_dir const dir;
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "@read" + std::to_string(i) + "\n" + std::string(static_cast<std::size_t>(i * 7 % 11), 'A') +
                "\n+\n" + std::string(static_cast<std::size_t>(i * 7 % 11), 'I') + "\n";
    for (std::string const tail : {"", "\n", "\n\n\n\n\n\n\n\n\n"})
    {
        write_bytes(dir / "x.fq", text + tail);
        for (std::size_t size = 1; size < text.size() + 15; ++size)
        {
            content const got = read(dir / "x.fq", size);
            CAPTURE(size, tail);
            CHECK(got.error.empty());
            CHECK(got.reads == 30);
            CHECK((got.joined == text));
        }
    }
}

TEST_CASE("an error has the same message for every cut into chunks")
{
    tmp_dir const dir;
    std::string const good{"@r\nACGT\n+\nIIII\n"};
    std::string const path = (dir / "x.fq").string();
    std::vector<std::pair<std::string, std::string>> const cases{
        {"@bad\nACGT\n+\nIII\n", path + ":16: quality has 3 characters, sequence has 4 (record 4, bad)"},
        {"\n\n\n\n\n", path + ":13: expected '@' at the start of a record, found a blank line (record 4)"},
        {"\n", path + ":13: expected '@' at the start of a record, found a blank line (record 4)"},
        {"@bad\nAC\nGT\n+\nII\nII\n",
         path + ":15: expected '+' behind one line of sequence, found 'G' (record 4, bad)"}};
    for (auto const & [bad, message] : cases)
    {
        write_bytes(path, good + good + good + bad + good + good + good + good);
        for (std::size_t size = 1; size < 150; ++size)
        {
            CAPTURE(size);
            CHECK(read(path, size).error == message + "; copy or download the file again");
        }
    }
}

TEST_CASE("a chunk holds about as much as was asked for")
{
    tmp_dir const dir;
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += "@read\nACGTACGTACGTACGTACGT\n+\nIIIIIIIIIIIIIIIIIIII\n";
    write_bytes(dir / "x.fq.gz", gzip_member(text));
    content const got = read(dir / "x.fq.gz");
    CHECK(got.reads == 50'000);
    CHECK(got.chunks == text.size() / reads::fastq_reader::default_chunk_bytes + 1);
    CHECK((got.joined == text));
}

TEST_CASE("an empty file has no chunk")
{
    tmp_dir const dir;
    for (std::string const & bytes : {std::string{}, gzip_member("")})
    {
        content const got = read(write_bytes(dir / "x.fq.gz", bytes));
        CHECK(got.chunks == 0);
        CHECK(got.error.empty());
    }
    CHECK(read(write_bytes(dir / "x.fq", "\n\n\n\n\n\n")).reads == 0);
}

TEST_CASE("lines without end are refused before they fill the memory")
{
    tmp_dir const dir;
    std::string const path = (dir / "x.fq").string();
    std::string const good{"@r\nACGT\n+\nIIII\n"};
    auto const error = [&](std::string const & text, std::size_t size) {
        return read(write_bytes(path, text), size).error;
    };
    std::string const line(3'000'000, 'A');
    CHECK(error(line, 1 << 20) == path + ":1: line too long: not a FASTQ file? (record 1)");
    CHECK(error("@r\n" + line, 1 << 20) == path + ":2: line too long: not a FASTQ file? (record 1)");
    CHECK(error(good + "@s\n" + line, 1000) == path + ":6: line too long: not a FASTQ file? (record 2)");
    CHECK(error(">r\n" + line, 1 << 20) ==
          path + ": this is FASTA, not FASTQ: base qualities are missing; give the original FASTQ");
    CHECK(error(std::string(3'000'000, '\n') + good, 1 << 20) ==
          path + ":1: thousands of blank lines where a record is expected (record 1); copy or download the "
                 "file again");
    std::string mac;
    for (int i = 0; i < 100'000; ++i)
        mac += "@r\rACGT\r+\rIIII\r";
    CHECK(error(mac, 1 << 20) ==
          path + ":1: lines end with CR alone (record 1); convert the file to LF line ends");
    CHECK(error("@r\n" + std::string(700, 'A') + "\n+\n" + std::string(700, 'I') + "\n", 1 << 20) ==
          path +
              ":2: read of 700 nt: at most 512 are supported, this is not a short-read file (record 1, r)");
}

TEST_CASE("compressed FASTQ cut anywhere is an error and never a shorter sample")
{
    tmp_dir const dir;
    std::string const text{"@r\nACGT\n+\nIIII\n@s\nGG\n+\nII\n"};
    std::string const bytes = gzip_member(text) + gzip_member(text);
    std::size_t const member = bytes.size() / 2;
    for (std::size_t size = 1; size < bytes.size(); ++size)
        if (size != member)
            for (io::inflate_backend const backend : backends)
                CHECK(!read(write_bytes(dir / "x", bytes.substr(0, size)), 1 << 20, {backend}).error.empty());
}

TEST_CASE("the digest of a read file is complete")
{
    tmp_dir const dir;
    std::string const bytes = gzip_member("@r\nACGT\n+\nIIII\n");
    reads::fastq_reader reader{write_bytes(dir / "x.gz", bytes)};
    while (reader.next())
    {}
    CHECK(reader.digest().bytes == bytes.size());
}

TEST_CASE("real files have as many reads as a quarter of their lines")
{
    struct expectation
    {
        char const * file;
        std::size_t reads;
    };
    auto const [file, expected] = GENERATE(expectation{"reads/bovine_plasma_trimmed", 12'500},
                                           expectation{"reads/compsra_cohort/sample01", 10'000},
                                           expectation{"reads/compsra_cohort/sample02", 10'000},
                                           expectation{"reads/compsra_cohort/sample03", 10'000},
                                           expectation{"reads/compsra_cohort/sample07", 10'000},
                                           expectation{"reads/compsra_cohort/sample08", 10'000},
                                           expectation{"reads/compsra_cohort/sample09", 10'000},
                                           expectation{"reads/encode_HepG2_barcoded", 10'856},
                                           expectation{"reads/excerpt_testData_human", 1'000},
                                           expectation{"reads/mirtrace_sample1", 10'000},
                                           expectation{"reads/mirtrace_sample3", 10'000},
                                           expectation{"reads/mirtrace_sample4_oyster", 10'000},
                                           expectation{"reads/mirtrace_video1_100k", 100'000},
                                           expectation{"reads/qiaseq_mouse_umi_5k", 5'000},
                                           expectation{"reads/seqcluster_umi_header", 3},
                                           expectation{"reads/seqpac_fly_fq1_nameless", 10'000},
                                           expectation{"reads/serum_RNA014937_S1_R1", 10'000},
                                           expectation{"expected/encode/HepG2.1.test_trim", 9'752},
                                           expectation{"expected/excerpt/testData_human.fastq.clipped", 699});
    std::filesystem::path const path = shared_data(std::string{"data/"} + file + ".fastq.gz");
    content const fastest = read(path);
    content const zlib = read(path, 10'000, {io::inflate_backend::zlib});
    CAPTURE(file, fastest.error, zlib.error);
    CHECK(fastest.reads == expected);
    CHECK(zlib.reads == expected);
    CHECK((fastest.joined == zlib.joined));
}
