// The same reads under two names are no two samples.
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <string>
#include <vector>

using namespace polarmir::test;

TEST_CASE("samples that hold the same reads are named", "[cli]")
{
    tmp_dir const dir;
    std::string const reads = demo_sample().text();
    for (std::string const name : {"a", "copy"})
        polarmir::io::write_file(dir / "in" / (name + ".fastq"), reads);
    polarmir::io::write_file(dir / "in/other.fastq", reads + reads);
    auto const run = run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string(), "-t", "1"});
    CAPTURE(run.err);
    CHECK(run.code == 0);
    CHECK(run.err.find("warning: samples with the same reads: a and copy (copy.fastq); ") !=
          std::string::npos);

    polarmir::io::write_file(dir / "in/copy.fastq", reads + reads + reads);
    auto const mended = run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string(), "-t", "1"});
    CHECK(mended.err.find("same reads") == std::string::npos);
}

TEST_CASE("a lane that two samples have copies of is named, lanes without reads are not", "[cli]")
{
    tmp_dir const dir;
    std::string const reads = demo_sample().text();
    polarmir::io::write_file(dir / "in/a_S1_L001_R1_001.fastq", reads);
    polarmir::io::write_file(dir / "in/b_S2_L001_R1_001.fastq", reads + reads);
    auto const merged = [&](std::string const & second_lane) {
        for (std::string const name : {"a_S1", "b_S2"})
            polarmir::io::write_file(dir / "in" / (name + "_L002_R1_001.fastq"), second_lane);
        auto const run = run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string(), "-t", "1"});
        CAPTURE(run.err);
        CHECK(run.code == 0);
        return run.err;
    };
    CHECK(merged(reads + reads + reads)
              .find("samples with the same reads: a and b (b_S2_L002_R1_001.fastq); ") != std::string::npos);
    CHECK(merged("").find("same reads") == std::string::npos);
}
