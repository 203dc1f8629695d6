#include "alignment_files.hpp"
#include "support/files.hpp"
#include "support/samtools.hpp"
#include "support/tmp_dir.hpp"

#include <array>
#include <random>

using namespace polarmir::test;
namespace reads = polarmir::reads;

TEST_CASE("the records of SAM become FASTQ as they were sequenced", "[reads]")
{
    tmp_dir const dir;
    polarmir::io::write_file(
        dir / "x.sam",
        sam_header + aligned("r1", 0, 0, "ABCDEFG") + aligned("r2", 16, 0, "ABCDEFG", "\tRX:Z:ACGT") +
            "r3\t4\t*\t0\t0\t*\t*\t0\t0\tNAC\t*\n" + "r4\t4\t*\t0\t0\t*\t*\t0\t0\t*\t*\n");
    yield const got = read_all(dir / "x.sam");
    CHECK(got.text == "@r1\nGATTACA\n+\nABCDEFG\n"
                      "@r2\tRX:Z:ACGT\nTGTAATC\n+\nGFEDCBA\n"
                      "@r3\nNAC\n+\nBBB\n"
                      "@r4\n\n+\n\n");
    CHECK(got.note.empty());
}

TEST_CASE("second mates are left out and named, other flags decide as in samtools fastq", "[reads]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam",
                             sam_header + aligned("p", 1 + 64, 0, "III") + aligned("p", 1 + 128, 9, "III") +
                                 aligned("q", 1 + 128, 9, "III") + aligned("both", 1 + 64 + 128, 9, "III") +
                                 aligned("second", 256, 9, "III") + aligned("part", 2048, 9, "III") +
                                 aligned("failed", 512, 3, "III"));
    yield const got = read_all(dir / "x.sam");
    CHECK(got.text == "@p\nGAT\n+\nIII\n@both\nTTA\n+\nIII\n@failed\nTAC\n+\nIII\n");
    CHECK(got.note ==
          (dir / "x.sam").string() + ": left out 2 second mates: a small RNA is read from one end");
}

TEST_CASE("BAM, CRAM and SAM give the reads that samtools fastq gives", "[reads]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", many_kinds());
    polarmir::io::write_file(dir / "genome.fa", ">chr1\n" + genome + '\n');
    samtools(dir.path(), "view -b -o x.bam x.sam");
    samtools(dir.path(), "view -C -T genome.fa -o x.cram x.sam");
    samtools(dir.path(), "view -C --output-fmt-option embed_ref=1 -T genome.fa -o embedded.cram x.sam");
    samtools(dir.path(), "fastq -n -T RX x.bam > expected.fq");
    std::string const expected = read_file(dir / "expected.fq");
    REQUIRE(expected.size() > 300);
    for (char const * name : {"x.sam", "x.bam", "x.cram", "embedded.cram"})
    {
        CAPTURE(name);
        CHECK(read_all(dir / name).text == expected);
    }
}

TEST_CASE("of BAM, CRAM and SAM all bytes are read in the end", "[reads]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", many_kinds());
    polarmir::io::write_file(dir / "genome.fa", ">chr1\n" + genome + '\n');
    samtools(dir.path(), "view -b -o x.bam x.sam");
    samtools(dir.path(), "view -C -T genome.fa -o x.cram x.sam");
    for (char const * name : {"x.sam", "x.bam", "x.cram"})
    {
        CAPTURE(name);
        reads::alignment_reader reader{dir / name};
        while (reader.next())
        {}
        CHECK(reader.bytes_read() == std::filesystem::file_size(dir / name));
    }
}

TEST_CASE("chunks of any size hold whole records", "[reads]")
{
    tmp_dir const dir;
    std::string sam = sam_header;
    for (int i = 0; i < 500; ++i)
        sam += aligned("r" + std::to_string(i),
                       i % 2 == 0 ? 0 : 16,
                       static_cast<std::size_t>(i) % 60,
                       "ABCDEFGHIJKLMNOP");
    polarmir::io::write_file(dir / "x.sam", sam);
    yield const whole = read_all(dir / "x.sam");
    CHECK(whole.chunks == 1);
    for (std::size_t const bytes : {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{4096}})
    {
        CAPTURE(bytes);
        yield const got = read_all(dir / "x.sam", bytes);
        CHECK(got.text == whole.text);
        CHECK(got.chunks >= (bytes < 2 ? 500 : whole.text.size() / (bytes + 100)));
    }
}

TEST_CASE("the digest is that of the bytes on disk", "[reads]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", sam_header);
    // The digest of the same bytes read as text.
    polarmir::io::input_file text{dir / "x.sam"};
    std::array<char, 4096> buffer{};
    REQUIRE(text.read(buffer) == sam_header.size());
    yield const got = read_all(dir / "x.sam");
    CHECK(got.digest.bytes == sam_header.size());
    CHECK(got.digest.xxh3 == text.digest().xxh3);
    CHECK(got.chunks == 0); // a header alone is a file without reads
}

TEST_CASE("a record that is no short read is named by its number in the file", "[reads]")
{
    tmp_dir const dir;
    fs::path const file = dir / "x.sam";
    std::string const good = sam_header + aligned("r1", 0, 0, "III") + aligned("r1", 256, 0, "III");
    auto const with =
        [&](std::string const & bases, std::string const & qualities, std::string const & tag = "") {
            polarmir::io::write_file(
                file, good + "r2\t4\t*\t0\t0\t*\t*\t0\t0\t" + bases + '\t' + qualities + tag + '\n');
            return refusal(file);
        };
    CHECK(with("ACGRA", "IIIII") == "sequence has 'R' at position 4, which is no base (record 3, r2)");
    CHECK(with("=CGA", "IIII") == "sequence has '=' at position 1, which is no base (record 3, r2)");
    CHECK(with(std::string(513, 'A'), "*") ==
          "read of 513 nt: at most 512 are supported, this is not a short-read file (record 3, r2)");
    CHECK(with(std::string(512, 'A'), "*") == "none");
    CHECK(with("ACG", "IIII") == "record 3 is damaged or cut short; copy or make the file again");
    CHECK(with("ACG", "I\x7fI") == "quality of 94 at position 2: at most 93 is allowed (record 3, r2)");
    CHECK(with("ACG", "III", "\tRX:Z:A\x01G") == "the tag RX holds byte 0x01 (record 3, r2)");
}

TEST_CASE("what is no alignment by its content is refused", "[reads]")
{
    tmp_dir const dir;
    for (std::string const & content : {std::string{"once upon a time\n"},
                                        std::string{">chr1\nACGT\n"},
                                        record("r1", "ACGT"),
                                        std::string(200, '\0'),
                                        std::string{"x"}})
        for (char const * name : {"x.bam", "x.cram", "x.sam"})
        {
            CAPTURE(content, name);
            polarmir::io::write_file(dir / name, content);
            CHECK(refusal(dir / name).find("neither BAM, CRAM nor SAM") == 0);
        }
    polarmir::io::write_file(dir / "x.bam", "");
    CHECK(refusal(dir / "x.bam").find("empty") == 0);
    CHECK(refusal(dir / "absent.bam") == "cannot open: No such file or directory");
    CHECK(refusal(dir.path()).find("not a regular file") == 0);
    write_gzip(dir / "x.sam.gz", many_kinds());
    CHECK(refusal(dir / "x.sam.gz").find("compressed with gzip, not with bgzip") == 0);
}

TEST_CASE("a file cut anywhere is refused by name", "[reads]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "x.sam", many_kinds());
    samtools(dir.path(), "view -b -o x.bam x.sam");
    samtools(dir.path(), "view -C --output-fmt-option no_ref=1 -o x.cram x.sam");
    for (char const * ending : {".bam", ".cram"})
    {
        std::string const whole = read_file(dir / (std::string{"x"} + ending));
        for (std::size_t size = 0; size < whole.size(); ++size)
        {
            CAPTURE(ending, size);
            fs::path const cut = dir / (std::string{"cut"} + ending);
            polarmir::io::write_file(cut, whole.substr(0, size));
            CHECK(refusal(cut) != "none");
        }
    }
    std::string const text = many_kinds();
    polarmir::io::write_file(dir / "cut.sam", text.substr(0, text.size() - 12));
    CHECK(refusal(dir / "cut.sam").find("cut short at byte " + std::to_string(text.size() - 12)) == 0);
}

TEST_CASE("a damaged file is refused or read the same", "[reads]")
{
    tmp_dir const dir;
    std::string sam = sam_header;
    for (int i = 0; i < 300; ++i)
        sam += aligned("r" + std::to_string(i), 0, static_cast<std::size_t>(i) % 60, "ABCDEFGHIJKLMNOP");
    polarmir::io::write_file(dir / "x.sam", sam);
    samtools(dir.path(), "view -b -o x.bam x.sam");
    samtools(dir.path(), "view -C --output-fmt-option no_ref=1 -o x.cram x.sam");
    std::string const expected = read_all(dir / "x.bam").text;
    std::mt19937 random{7}; // NOLINT: the same damage in every run
    for (char const * ending : {".bam", ".cram"})
    {
        std::string const whole = read_file(dir / (std::string{"x"} + ending));
        std::size_t refused{0};
        for (int i = 0; i < 300; ++i)
        {
            std::string damaged = whole;
            // The checksums do not cover the first block of CRAM's header.
            std::size_t const at = 200 + random() % (whole.size() - 200);
            damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1 + random() % 255));
            fs::path const file = dir / (std::string{"damaged"} + ending);
            polarmir::io::write_file(file, damaged);
            CAPTURE(ending, at);
            if (refusal(file) != "none")
                ++refused;
            else
                CHECK(read_all(file).text == expected);
        }
        CAPTURE(ending, refused);
        CHECK(refused > 200);
    }
}
