#include "cohort_text.hpp"
#include "support/catch.hpp"

using polarmir::test::reads_folder;
using lines = std::vector<std::string>;

namespace {

std::string const data{"[Data]\nSample_ID,Sample_Project,group\n"};

} // namespace

TEST_CASE("the sheet of a run folder describes the samples and never chooses them", "[reads]")
{
    reads_folder folder;
    folder.add_all({"run/P/A_S1_R1_001.fastq", "run/P/B_S2_R1_001.fastq", "run/x.fastq"})
        .add_text("run/SampleSheet.csv", data + "B,P,control\nA,P,tumor\nC,P,tumor\n");
    CHECK(folder.samples({"run"}) == lines{"A: run/P/A_S1_R1_001.fastq project=P group=tumor",
                                           "B: run/P/B_S2_R1_001.fastq project=P group=control",
                                           "x: run/x.fastq project= group="});
    CHECK(folder.notes({"run"}) ==
          lines{"run/SampleSheet.csv: describes 2 of 3 samples, columns project, group"});
    CHECK(folder.warnings({"run"}) == lines{"run/SampleSheet.csv: samples without a FASTQ file: C (line 5)"});
    CHECK(folder.samples({"run/"}) == folder.samples({"run"}));
    CHECK(folder.samples({"run/P"}) == lines{"A: run/P/A_S1_R1_001.fastq", "B: run/P/B_S2_R1_001.fastq"});
    CHECK(folder.samples({"run/P/A_S1_R1_001.fastq"}) == lines{"A: run/P/A_S1_R1_001.fastq"});
}

TEST_CASE("samples of one name get the words on their own project", "[reads]")
{
    reads_folder folder;
    folder.add_all({"run/P/A_S1_R1_001.fastq", "run/Q/A_S2_R1_001.fastq"})
        .add_text("run/SampleSheet.csv", data + "A,P,tumor\nA,Q,control\n");
    CHECK(folder.samples({"run"}) == lines{"P_A: run/P/A_S1_R1_001.fastq project=P group=tumor",
                                           "Q_A: run/Q/A_S2_R1_001.fastq project=Q group=control"});
}

TEST_CASE("a sheet of a run folder that cannot be used is a warning", "[reads]")
{
    reads_folder folder;
    folder.add("run/A_S1_R1_001.fastq");
    lines const plain{"A: run/A_S1_R1_001.fastq"};
    SECTION("broken")
    {
        folder.add_text("run/SampleSheet.csv", "[Data]\nLane,index\n1,ACGT\n");
        CHECK(folder.warnings({"run"}) ==
              lines{"not used: run/SampleSheet.csv:2: no column 'Sample_ID' below [data]"});
    }
    SECTION("damaged")
    {
        folder.add_text("run/SampleSheet.csv", "\x1f\x8b\x08");
        REQUIRE(folder.warnings({"run"}).size() == 1);
        CHECK(folder.warnings({"run"}).front().find("not used: run/SampleSheet.csv") == 0);
    }
    SECTION("several")
    {
        folder.add_text("run/SampleSheet.csv", data + "A,,x\n")
            .add_text("run/SampleSheet_v2.csv", data + "A,,y\n");
        CHECK(folder.warnings({"run"}) == lines{"run: holds several Illumina sample sheets, none is used: "
                                                "SampleSheet.csv, SampleSheet_v2.csv"});
    }
    SECTION("of another kind")
    {
        folder.add_text("run/samplesheet.csv", "sample,fastq_1\nB,run/A_S1_R1_001.fastq\n");
        CHECK(folder.warnings({"run"}).empty());
        CHECK(folder.notes({"run"}) ==
              lines{"run/samplesheet.csv: no Illumina sample sheet, not used; to use "
                    "it, give it with --samples"});
    }
    CHECK(folder.samples({"run"}) == plain);
}

TEST_CASE("each run folder is described by its own sheet", "[reads]")
{
    reads_folder folder;
    folder.add("1/A_S1_R1_001.fastq", "A1:1:HONE:1:1:1:1").add("1/P/T_S2_R1_001.fastq", "A1:1:HONE:1:1:1:2");
    folder.add("2/B_S1_R1_001.fastq", "A1:2:HTWO:1:1:1:1").add("2/P/T_S2_R1_001.fastq", "A1:2:HTWO:1:1:1:2");
    folder.add_text("1/SampleSheet.csv", "[Data]\nSample_ID,group\nA,x\nT,x\n");
    SECTION("they agree")
    {
        folder.add_text("2/SampleSheet.csv", "[Data]\nSample_ID,Group,age\nB,y,7\nT,x,8\n");
        CHECK(folder.samples({"2", "1"}) ==
              lines{"A: 1/A_S1_R1_001.fastq group=x age=",
                    "B: 2/B_S1_R1_001.fastq group=y age=7",
                    "T: 1/P/T_S2_R1_001.fastq 2/P/T_S2_R1_001.fastq group=x age=8"});
    }
    SECTION("they contradict each other")
    {
        folder.add_text("2/SampleSheet.csv", "[Data]\nSample_ID,group\nB,y\nT,y\n");
        CHECK(folder.samples({"2", "1"}).back() == "T: 1/P/T_S2_R1_001.fastq 2/P/T_S2_R1_001.fastq group=");
        CHECK(folder.warnings({"1", "2"}) ==
              lines{"sample 'T' pools files of 2 flow cells",
                    "sample 'T' has group 'x' and 'y' in the sample sheets of two run folders; left empty"});
    }
}

TEST_CASE("masking in the sheet of a run folder is told", "[reads]")
{
    reads_folder folder;
    folder.add("run/A_S1_R1_001.fastq")
        .add_text("run/SampleSheet.csv", "[Settings]\nAdapter,TGGAATTC\n[Data]\nSample_ID\nA\n");
    REQUIRE(folder.warnings({"run"}).size() == 1);
    CHECK(folder.warnings({"run"}).front().find("run/SampleSheet.csv:2: Adapter,TGGAATTC: ") == 0);
    CHECK(folder.samples({"run"}) == lines{"A: run/A_S1_R1_001.fastq"});
    CHECK(folder.notes({"run"}) == lines{"run/SampleSheet.csv: describes 1 of 1 samples"});
    folder.add_text("s.csv", "sample,fastq_1\nB,A_S1_R1_001.fastq\n");
    CHECK(folder.samples({"run"}, "s.csv") == lines{"B: run/A_S1_R1_001.fastq"});
    CHECK(folder.warnings({"run"}, "s.csv") == folder.warnings({"run"}));
    CHECK(folder.warnings({"run"}, "run/SampleSheet.csv") == folder.warnings({"run"}));
}
