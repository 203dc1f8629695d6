// --keep-trimmed: the inserts that are aligned, as FASTQ.
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/io/input_file.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

std::string inflated(fs::path const & path)
{
    polarmir::io::input_file file{path};
    std::string text;
    std::string block(std::size_t{1} << 16, '\0');
    for (std::size_t size = file.read(block); size != 0; size = file.read(block))
        text.append(block, 0, size);
    return text;
}

cli_result count(fs::path const & in, fs::path const & out, std::vector<std::string> const & more = {})
{
    std::vector<std::string> arguments{"run", in.string(), "-o", out.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_cli(arguments);
}

} // namespace

TEST_CASE("kept reads are those that are aligned, in their order, as BGZF", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", demo_sample().text());
    REQUIRE(count(dir / "in", dir / "out", {"--keep-trimmed", "-t", "1"}).code == 0);
    REQUIRE(count(dir / "in", dir / "out4", {"--keep-trimmed", "-t", "4"}).code == 0);
    fs::path const kept = dir / "out/trimmed/s.fastq.gz";
    std::string const bytes = read_file(kept);
    CHECK(bytes == read_file(dir / "out4/trimmed/s.fastq.gz"));
    // A gzip member with the extra field BC, and at the end the empty block of the SAM specification, 4.1.2.
    CHECK(bytes.substr(0, 4) == "\x1f\x8b\x08\x04");
    CHECK(bytes.substr(12, 4) == std::string{"BC\x02\x00", 4});
    CHECK(bytes.substr(bytes.size() - 12) ==
          std::string{"\x1b\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00", 12});

    std::string const text = inflated(kept);
    CHECK(text.starts_with(record("read1", let_7a_5p)));
    std::size_t lines{0};
    for (char const letter : text)
        lines += letter == '\n' ? 1U : 0U;
    CHECK(lines == 4 * (400 - 2 - 5 - 6)); // all but N, dimers and too short

    // The trimmed reads give the same counts again.
    fs::create_directories(dir / "again");
    fs::copy(kept, dir / "again/s.fastq.gz");
    REQUIRE(count(dir / "again", dir / "out_again", {"--adapter", "none"}).code == 0);
    CHECK(read_file(dir / "out_again/counts/mature_counts.tsv") ==
          read_file(dir / "out/counts/mature_counts.tsv"));
}

TEST_CASE("a kept read has its UMI in the name and qualities of offset 33", "[cli]")
{
    tmp_dir const dir;
    std::string const qiaseq{"AACTGTAGGCACCATCAAT"};
    std::string text;
    std::string const umis{"ACGTTGCATGCAACCGGTTAACGT"};
    for (std::size_t i = 0; i < 200; ++i)
    {
        std::string const insert = i % 2 == 0 ? let_7a_5p : mir_21_5p;
        std::string const umi = umis.substr(i % 12, 12);
        std::string const read = insert + qiaseq + umi + "AGATCGGAAGAGCACACGTCT";
        std::string qualities(read.size(), 'h'); // Phred 40 with offset 64
        qualities[0] = 'g';
        qualities[1] = 'B';
        text += "@r" + std::to_string(i) + " 1:N:0:ATCACG\n" + read + "\n+\n" + qualities + '\n';
    }
    polarmir::io::write_file(dir / "in/s.fastq", text);
    REQUIRE(count(dir / "in", dir / "out", {"--keep-trimmed", "--kit", "qiaseq"}).code == 0);
    std::string const kept = inflated(dir / "out/trimmed/s.fastq.gz");
    CHECK(kept.starts_with("@r0_ACGTTGCATGCA 1:N:0:ATCACG\n" + std::string{let_7a_5p} + "\n+\nH#" +
                           std::string(20, 'I') + '\n'));
}

TEST_CASE("kept reads are made again when they are gone, and only on request", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", demo_sample().text());
    REQUIRE(count(dir / "in", dir / "out").code == 0);
    CHECK_FALSE(fs::exists(dir / "out/trimmed"));
    auto const wanted = count(dir / "in", dir / "out", {"--keep-trimmed"});
    CHECK(wanted.err.find("samples counted: 1, kept from before: 0") != std::string::npos);
    REQUIRE(fs::exists(dir / "out/trimmed/s.fastq.gz"));
    CHECK(count(dir / "in", dir / "out", {"--keep-trimmed"}).err.find("kept from before: 1") !=
          std::string::npos);
    fs::remove(dir / "out/trimmed/s.fastq.gz");
    REQUIRE(count(dir / "in", dir / "out", {"--keep-trimmed"}).code == 0);
    CHECK(fs::exists(dir / "out/trimmed/s.fastq.gz"));

    // What a killed run has left goes with the next.
    polarmir::io::write_file(dir / "out/trimmed/.s.partial.tmp.77.0", "half");
    fs::remove(dir / "out/trimmed/s.fastq.gz");
    REQUIRE(count(dir / "in", dir / "out", {"--keep-trimmed"}).code == 0);
    CHECK(tree(dir / "out/trimmed").size() == 1);

    // Reads of another file must not stay beside the new counts.
    polarmir::io::write_file(dir / "in/s.fastq",
                             demo_sample().text() + record("more", truseq_read(let_7a_5p)));
    REQUIRE(count(dir / "in", dir / "out").code == 0);
    CHECK_FALSE(fs::exists(dir / "out/trimmed/s.fastq.gz"));
}
