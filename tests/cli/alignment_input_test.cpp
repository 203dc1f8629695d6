// BAM, CRAM and SAM in place of FASTQ.
#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/samtools.hpp"
#include "support/tmp_dir.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// The demo sample as FASTQ and, made of it, unaligned BAM, CRAM and SAM, each in a folder of its own.
struct demo_files
{
    tmp_dir dir;

    demo_files()
    {
        for (char const * folder : {"fastq", "bam", "cram", "sam"})
            fs::create_directory(dir / folder);
        polarmir::io::write_file(dir / "fastq/S1.fastq", demo_sample().text());
        samtools(dir.path(), "import -0 fastq/S1.fastq -O BAM -o bam/S1.bam");
        samtools(dir.path(), "view -C -o cram/S1.cram bam/S1.bam");
        samtools(dir.path(), "view -h -o sam/S1.sam bam/S1.bam");
    }

    [[nodiscard]] cli_result run(std::string const & input, std::string const & output) const
    {
        return run_cli({"run", (dir / input).string(), "-o", (dir / output).string()});
    }
};

std::map<std::string, std::string> tables(fs::path const & results)
{
    std::map<std::string, std::string> found = tree(results / "counts");
    found.merge(tree(results / "qc"));
    return found;
}

} // namespace

TEST_CASE("BAM, CRAM and SAM are counted as the FASTQ they were made of", "[cli]")
{
    demo_files const files;
    REQUIRE(files.run("fastq", "from_fastq").code == 0);
    auto const expected = tables(files.dir / "from_fastq");
    REQUIRE(expected.size() > 5);
    for (std::string const format : {"bam", "cram", "sam"})
    {
        auto const result = files.run(format, "from_" + format);
        CAPTURE(format, result.err);
        CHECK(result.code == 0);
        CHECK(tables(files.dir / ("from_" + format)) == expected);
        CHECK(tree(files.dir / ("from_" + format) / "samples") == tree(files.dir / "from_fastq/samples"));
    }
}

TEST_CASE("a sheet may name alignments, and FASTQ for the same sample", "[cli]")
{
    demo_files const files;
    polarmir::io::write_file(files.dir / "sheet.tsv",
                             "sample\tfastq_1\nA\tbam/S1.bam\nA\tfastq/S1.fastq\nB\tcram/S1.cram\n");
    auto const result = run_cli({"run",
                                 "--samples",
                                 (files.dir / "sheet.tsv").string(),
                                 "-o",
                                 (files.dir / "out").string(),
                                 "-t",
                                 "2"});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    auto const counts = cells(files.dir / "out/counts/mature_counts.tsv").at("hsa-let-7a-5p");
    CHECK(counts.at("A") == "400");
    CHECK(counts.at("B") == "200");
}

TEST_CASE("samples --inspect looks into BAM", "[cli]")
{
    demo_files const files;
    auto const result = run_cli({"samples", "--inspect", (files.dir / "bam").string()});
    CAPTURE(result.out, result.err);
    CHECK(result.code == 0);
    CHECK(result.out.find("S1.bam\t400\t50\t") != std::string::npos);
    CHECK(result.out.find("TGGAATTCTCGGGTGCCAAGG") != std::string::npos);
}

TEST_CASE("a finished BAM is kept, by its content where its time is another", "[cli]")
{
    demo_files const files;
    fs::path const bam = files.dir / "bam/S1.bam";
    REQUIRE(files.run("bam", "out").code == 0);
    auto const kept = [&] {
        return files.run("bam", "out").err.find("kept from before: 1") != std::string::npos;
    };
    CHECK(kept());
    fs::last_write_time(bam, fs::last_write_time(bam) + std::chrono::seconds{7});
    CHECK(kept());
    // One byte of the first block's time stamp, which no checksum covers: other bytes, same size.
    std::string bytes = read_file(bam);
    bytes[4] = '\x01';
    polarmir::io::write_file(bam, bytes);
    fs::last_write_time(bam, fs::last_write_time(bam) + std::chrono::seconds{14});
    CHECK_FALSE(kept());
}

TEST_CASE("a bad BAM fails its sample by name, the others go on", "[cli]")
{
    demo_files const files;
    std::string const whole = read_file(files.dir / "bam/S1.bam");
    polarmir::io::write_file(files.dir / "bam/cut.bam", whole.substr(0, whole.size() / 2));
    polarmir::io::write_file(files.dir / "bam/garbage.bam", "no BAM at all\n");
    polarmir::io::write_file(files.dir / "bam/renamed.fastq", whole);
    auto const result = files.run("bam", "out");
    CAPTURE(result.err);
    CHECK(result.code == 1);
    CHECK(result.err.find("sample cut failed: " + (files.dir / "bam/cut.bam").string() +
                          ": cut short at byte") != std::string::npos);
    CHECK(result.err.find("sample garbage failed: " + (files.dir / "bam/garbage.bam").string() +
                          ": neither BAM") != std::string::npos);
    CHECK(result.err.find("this is BAM, not FASTQ; name the file .bam") != std::string::npos);
    CHECK(read_file(files.dir / "out/counts/mature_counts.tsv").starts_with("miRNA\tS1\n"));
    CHECK(std::ranges::count(result.err, '[') == 0); // nothing of htslib's own
}

TEST_CASE("a BAM without records is a sample without reads", "[cli]")
{
    demo_files const files;
    samtools(files.dir.path(), "view -H -b -o bam/empty.bam bam/S1.bam");
    auto const result = files.run("bam", "out");
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.err.find("empty: no reads") != std::string::npos);
    CHECK(cells(files.dir / "out/counts/mature_counts.tsv").at("hsa-let-7a-5p").at("empty") == "0");
    CHECK(cells(files.dir / "out/counts/mature_counts.tsv").at("hsa-let-7a-5p").at("S1") == "200");
}

TEST_CASE("second mates are named in the log", "[cli]")
{
    demo_files const files;
    polarmir::io::write_file(files.dir / "fastq/S1_2.txt", demo_sample().text());
    samtools(files.dir.path(), "import -1 fastq/S1.fastq -2 fastq/S1_2.txt -O BAM -o bam/S1.bam");
    auto const result = files.run("bam", "out");
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.err.find("left out 400 second mates") != std::string::npos);
    CHECK(result.err.find("S1: 400 reads =") != std::string::npos);
}
