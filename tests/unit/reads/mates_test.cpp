#include "cohort_text.hpp"
#include "support/catch.hpp"

#include <polarmir/reads/sequencing_lane.hpp>

using polarmir::test::reads_folder;
using lines = std::vector<std::string>;

namespace {

std::string const first_end = "A1:1:HFLOW:1:1101:1000:2000 1:N:0:A";
std::string const second_end = "A1:1:HFLOW:1:1101:1000:2000 2:N:0:A";
std::string const other_first = "A1:1:HFLOW:1:1101:7777:2000 1:N:0:A";
std::string const other_second = "A1:1:HFLOW:1:1101:7777:2000 2:N:0:A";

} // namespace

TEST_CASE("R may stand for replicate: the first reads tell", "[reads]")
{
    reads_folder folder;
    SECTION("mates")
    {
        folder.add("x_R1.fastq", first_end).add("x_R2.fastq", second_end);
        CHECK(folder.samples() == lines{"x: x_R1.fastq"});
        CHECK(folder.warnings().empty());
    }
    SECTION("mates that lost different reads")
    {
        folder.add("x_R1.fastq", first_end).add("x_R2.fastq", other_second);
        CHECK(folder.samples() == lines{"x: x_R1.fastq"});
        CHECK(folder.warnings().empty());
    }
    SECTION("replicates")
    {
        folder.add("x_R1.fastq", first_end).add("x_R2.fastq", other_first);
        CHECK(folder.samples() == lines{"x_R1: x_R1.fastq", "x_R2: x_R2.fastq"});
        CHECK(folder.skipped().empty());
    }
    SECTION("a replicate alone")
    {
        folder.add("x.R2.fastq", other_first).add("y.R2.fastq", second_end);
        CHECK(folder.samples() == lines{"x.R2: x.R2.fastq"});
        CHECK(folder.skipped() == lines{"y.R2.fastq: mate (R2): a small RNA is read from one end"});
    }
    SECTION("reads that do not say which end they are")
    {
        folder.add("x_R1.fastq", "molecule17").add("x_R2.fastq", "molecule18");
        CHECK(folder.samples() == lines{"x: x_R1.fastq"});
        CHECK(folder.warnings() ==
              lines{"x_R2.fastq is left out as the mate of x_R1.fastq, but begins with another read; if they "
                    "are two samples, say so with a sample sheet (--samples)"});
    }
    SECTION("names of a demultiplexer leave no doubt")
    {
        folder.add("x_S1_R1_001.fastq", first_end).add("x_S1_R2_001.fastq", other_first);
        CHECK(folder.samples() == lines{"x: x_S1_R1_001.fastq"});
    }
}

TEST_CASE("mates are found behind the names that other programs give", "[reads]")
{
    auto const [one, two] = GENERATE(std::pair{"x_1.clean.fastq", "x_2.clean.fastq"},
                                     std::pair{"x_R1.trimmed.fastq", "x_R2.trimmed.fastq"},
                                     std::pair{"x_r1.fastq", "x_r2.fastq"},
                                     std::pair{"x_read1.fastq", "x_read2.fastq"},
                                     std::pair{"x_R1_val_1.fastq", "x_R2_val_2.fastq"},
                                     std::pair{"x-1-cut.fastq", "x-2-cut.fastq"},
                                     std::pair{"x_forward.fastq", "x_reverse.fastq"});
    CAPTURE(one, two);
    {
        reads_folder folder;
        folder.add(one, first_end).add(two, second_end);
        std::string const stem{std::string{one}.substr(0, std::string{one}.size() - 6)};
        CHECK(folder.samples() == lines{stem + ": " + one});
        CHECK(folder.skipped() == lines{std::string{two} + ": mate (R2): a small RNA is read from one end"});
    }
    {
        reads_folder folder;
        folder.add(one, first_end).add(two, other_first);
        CHECK(folder.samples().size() == 2);
    }
}

TEST_CASE("flow cell and lane are read from names of Illumina and MGI", "[reads]")
{
    using polarmir::reads::lane_of;
    auto const place = [](char const * name) {
        auto const lane = lane_of(name);
        return lane ? lane->flow_cell + " " + lane->lane : "none";
    };
    CHECK(place("A00123:45:HFLOW1XX:3:1101:1000:2000 1:N:0:ACGT") == "HFLOW1XX 3");
    CHECK(place("A00123:45:HFLOW1XX:3:1101:1000:2000\tRX:Z:ACGT") == "HFLOW1XX 3");
    CHECK(place("SRR1.1 A00123:45:HFLOW1XX:1:1101:1000:2000 length=50") == "HFLOW1XX 1");
    CHECK(place("V300012345L1C001R0010000001/1") == "V300012345 1");
    CHECK(place("CL100059708L2C001R001_10") == "CL100059708 2");
    CHECK(place("DP8400012345TLL4C001R0010000001/1") == "DP8400012345TL 4");
    CHECK(place("E100012345BL1C001R0010000001") == "E100012345B 1");
    CHECK(place("LLLL1C") == "none");
    CHECK(place("A00123:45::1:1101:1000:2000") == "none");
    CHECK(place("A00123:45:HFLOW1XX:1:1101:1000") == "none");
    CHECK(place("") == "none");
}
