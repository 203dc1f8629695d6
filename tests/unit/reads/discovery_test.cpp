#include "cohort_text.hpp"
#include "support/catch.hpp"

#include <algorithm>

using polarmir::test::reads_folder;
using lines = std::vector<std::string>;

namespace {

std::string const first_end = "A00123:45:HFLOW1XX:1:1101:1000:2000 1:N:0:ACGT";
std::string const second_end = "A00123:45:HFLOW1XX:1:1101:1000:2000 2:N:0:ACGT";
std::string const other_read = "A00123:45:HFLOW1XX:1:1101:7777:2000 1:N:0:ACGT";
std::string const other_cell = "A00123:46:HFLOW2XX:1:1101:1000:2000 1:N:0:ACGT";

} // namespace

TEST_CASE("lanes and chunks of a sample are merged in natural order", "[reads]")
{
    reads_folder folder;
    folder.add_all({"T_S1_L002_R1_001.fastq.gz",
                    "T_S1_L001_R1_002.fastq.gz",
                    "T_S1_L001_R1_001.fastq.gz",
                    "S10_S3_L001_R1_001.fastq.gz",
                    "S2_S2_L001_R1_001.fastq.gz"});
    CHECK(folder.samples() == lines{"S2: S2_S2_L001_R1_001.fastq.gz",
                                    "S10: S10_S3_L001_R1_001.fastq.gz",
                                    "T: T_S1_L001_R1_001.fastq.gz T_S1_L001_R1_002.fastq.gz "
                                    "T_S1_L002_R1_001.fastq.gz"});
}

TEST_CASE("lanes come before folders in the order of files", "[reads]")
{
    reads_folder folder;
    folder.add_all({"a/P/T_S1_L002_R1_001.fastq", "b/P/T_S1_L001_R1_001.fastq"});
    CHECK(folder.samples() == lines{"T: b/P/T_S1_L001_R1_001.fastq a/P/T_S1_L002_R1_001.fastq"});
}

TEST_CASE("files that are not analysed are listed with the reason", "[reads]")
{
    reads_folder folder;
    folder.add_all({"T_S1_L001_R1_001.fastq.gz",
                    "T_S1_L001_R2_001.fastq.gz",
                    "T_S1_L001_I1_001.fastq.gz",
                    "Undetermined_S0_L001_R1_001.fastq.gz",
                    "._T_S1_L001_R1_001.fastq.gz",
                    "ref.fa",
                    "old.sra",
                    "notes.txt"});
    CHECK(folder.samples() == lines{"T: T_S1_L001_R1_001.fastq.gz"});
    CHECK(folder.skipped() ==
          lines{"._T_S1_L001_R1_001.fastq.gz: hidden file",
                "T_S1_L001_I1_001.fastq.gz: index read",
                "T_S1_L001_R2_001.fastq.gz: mate (R2): a small RNA is read from one end",
                "Undetermined_S0_L001_R1_001.fastq.gz: undetermined: reads that belong to no sample",
                "old.sra: is in a form that polarmir does not read; convert it to FASTQ (plain or gzip)",
                "ref.fa: is FASTA, without base qualities; polarmir needs FASTQ"});
}

TEST_CASE("the first reads tell whether two digits are mates or samples", "[reads]")
{
    reads_folder folder;
    SECTION("mates")
    {
        folder.add("x_1.fastq", first_end).add("x_2.fastq", second_end);
        CHECK(folder.samples() == lines{"x: x_1.fastq"});
        CHECK(folder.skipped() == lines{"x_2.fastq: mate (R2): a small RNA is read from one end"});
    }
    SECTION("mates with marks")
    {
        folder.add("x_1.fastq", "r7/1").add("x_2.fastq", "r7/2");
        CHECK(folder.samples() == lines{"x: x_1.fastq"});
    }
    SECTION("mates as the archives write them")
    {
        folder.add("x.1.fastq", "SRR100.1 1 length=50").add("x.2.fastq", "SRR100.1 1 length=50");
        CHECK(folder.samples() == lines{"x: x.1.fastq"});
    }
    SECTION("mates with numbered ends")
    {
        folder.add("x_1.fastq", "SRR100.7.1 7").add("x_2.fastq", "SRR100.7.2 7");
        CHECK(folder.samples() == lines{"x: x_1.fastq"});
    }
    SECTION("samples")
    {
        folder.add("x_1.fastq", first_end).add("x_2.fastq", other_read);
        CHECK(folder.samples() == lines{"x_1: x_1.fastq", "x_2: x_2.fastq"});
        CHECK(folder.skipped().empty());
    }
    SECTION("one alone is a sample")
    {
        folder.add("x_2.fastq").add("y_1.fastq").add("sub/x_1.fastq");
        CHECK(folder.samples() == lines{"x_1: sub/x_1.fastq", "x_2: x_2.fastq", "y_1: y_1.fastq"});
    }
    SECTION("unclear")
    {
        std::string const name = GENERATE("", "1");
        folder.add("x_1.fastq", name).add("x_2.fastq", name);
        std::string const message = folder.refusal();
        CHECK(message.find("x_1.fastq and x_2.fastq may be") == 0);
        CHECK(message.find("--samples") != std::string::npos);
    }
    SECTION("one that is empty cannot be the end of the other")
    {
        bool const is_first = GENERATE(true, false);
        folder.add(is_first ? "x_1.fastq" : "x_2.fastq", first_end)
            .add(is_first ? "x_2.fastq" : "x_1.fastq", std::nullopt);
        CHECK(folder.samples() == lines{"x_1: x_1.fastq", "x_2: x_2.fastq"});
        CHECK(folder.warnings().empty());
    }
    SECTION("two that are empty stop nothing")
    {
        folder.add("x_1.fastq", std::nullopt).add("x_2.fastq", std::nullopt);
        CHECK(folder.samples() == lines{"x_1: x_1.fastq", "x_2: x_2.fastq"});
        CHECK(folder.warnings() ==
              lines{"x_1.fastq and x_2.fastq hold no reads and are taken for two samples"});
    }
    SECTION("replicates on an MGI flow cell")
    {
        folder.add("V300012345_L01_T_1.fq", "V300012345L1C001R0010000001/1")
            .add("V300012345_L01_T_2.fq", "V300012345L1C001R0010000077/1");
        CHECK(folder.samples() == lines{"T_1: V300012345_L01_T_1.fq", "T_2: V300012345_L01_T_2.fq"});
    }
    SECTION("MGI files without a telling read are what their names say")
    {
        folder.add("V300012345_L01_T_1.fq", std::nullopt).add("V300012345_L01_T_2.fq", std::nullopt);
        CHECK(folder.samples() == lines{"T: V300012345_L01_T_1.fq"});
    }
}

TEST_CASE("the same flow cell and lane and chunk twice is refused", "[reads]")
{
    reads_folder folder;
    SECTION("the same run demultiplexed twice")
    {
        folder.add("a/P/T_S1_L001_R1_001.fastq", first_end).add("b/P/T_S1_L001_R1_001.fastq", other_read);
        std::string const message = folder.refusal();
        CHECK(message.find("a/P/T_S1_L001_R1_001.fastq and b/P/T_S1_L001_R1_001.fastq") == 0);
        CHECK(message.find("flow cell, lane and chunk") != std::string::npos);
    }
    SECTION("with and without lanes")
    {
        folder.add("T_S1_L001_R1_001.fastq", first_end).add("T_S1_R1_001.fastq", first_end);
        CHECK(folder.refusal() != "accepted");
    }
    SECTION("a second copy under a plain name")
    {
        folder.add("T_S1_L001_R1_001.fastq", first_end).add("T.fastq", first_end);
        CHECK(folder.refusal() != "accepted");
    }
    SECTION("nameless reads cannot be told apart")
    {
        folder.add("a/P/T_S1_L001_R1_001.fastq", "").add("b/P/T_S1_L001_R1_001.fastq", "");
        CHECK(folder.refusal() != "accepted");
    }
    SECTION("an orphan file beside the mates of an archive run")
    {
        folder.add_all({"SRR8557389.fastq", "SRR8557389_1.fastq", "SRR8557389_2.fastq"});
        CHECK(folder.refusal() != "accepted");
    }
}

TEST_CASE("a sample sequenced on two flow cells is pooled with a warning", "[reads]")
{
    reads_folder folder;
    folder.add("a/P/T_S1_L001_R1_001.fastq", first_end).add("b/P/T_S4_L001_R1_001.fastq", other_cell);
    CHECK(folder.samples() == lines{"T: a/P/T_S1_L001_R1_001.fastq b/P/T_S4_L001_R1_001.fastq"});
    CHECK(folder.warnings() == lines{"sample 'T' pools files of 2 flow cells"});

    reads_folder plain;
    plain.add("a/P/T.fastq", first_end).add("b/P/T.fastq", other_cell);
    CHECK(plain.refusal().find("may be different samples of that name") != std::string::npos);

    reads_folder mixed;
    mixed.add("T.fastq", first_end).add("T_S1_L001_R1_001.fastq", other_cell);
    CHECK(mixed.refusal().find("may be different samples of that name") != std::string::npos);

    reads_folder lanes;
    lanes.add("a/P/T_S1_L001_R1_001.fastq", first_end).add("b/P/T_S4_L002_R1_001.fastq", other_cell);
    CHECK(lanes.warnings() == lines{"sample 'T' pools files of 2 flow cells"});

    folder.add("a/P/T_S1_L002_R1_001.fastq", "");
    CHECK(folder.warnings() == lines{"sample 'T' pools files of 2 flow cells"});
}

TEST_CASE("one sample name in several projects is kept apart", "[reads]")
{
    reads_folder folder;
    folder.add("A/T_S1_L001_R1_001.fastq", first_end)
        .add("A/U_S3_L001_R1_001.fastq")
        .add("Project_B/Sample_T/T_S2_L001_R1_001.fastq", other_read);
    CHECK(folder.samples() == lines{"A_T: A/T_S1_L001_R1_001.fastq",
                                    "B_T: Project_B/Sample_T/T_S2_L001_R1_001.fastq",
                                    "U: A/U_S3_L001_R1_001.fastq"});
    REQUIRE(folder.warnings().size() == 1);
    CHECK(folder.warnings().front().find("kept apart as A_T, B_T") != std::string::npos);
    lines const by_file =
        folder.samples({"Project_B/Sample_T/T_S2_L001_R1_001.fastq", "A/T_S1_L001_R1_001.fastq"});
    CHECK(by_file.front() == "A_T: A/T_S1_L001_R1_001.fastq");
    CHECK(folder.samples({"Project_B", "A"}) == folder.samples());
}

TEST_CASE("a prefixed name that is taken is refused", "[reads]")
{
    reads_folder folder;
    folder.add_all({"A/T.fastq", "B/T.fastq", "A/A_T.fastq"});
    CHECK(folder.refusal().find("a second sample is called 'A_T'") != std::string::npos);
}

TEST_CASE("folders of lanes and data sets are no projects", "[reads]")
{
    reads_folder folder;
    folder.add_all({"V300012345/L01/V300012345_L01_42.fq",
                    "V300012345/L02/V300012345_L02_42.fq",
                    "T_L001-ds.0a/T_S1_L001_R1_001.fastq",
                    "T_L002-ds.0b/T_S1_L002_R1_001.fastq"});
    CHECK(folder.samples() ==
          lines{"42: V300012345/L01/V300012345_L01_42.fq V300012345/L02/V300012345_L02_42.fq",
                "T: T_L001-ds.0a/T_S1_L001_R1_001.fastq T_L002-ds.0b/T_S1_L002_R1_001.fastq"});
    CHECK(folder.warnings().empty());
}

TEST_CASE("an empty FASTQ file is a sample", "[reads]")
{
    reads_folder folder;
    folder.add("blank.fastq", std::nullopt).add("T_S1_L001_R1_001.fastq", std::nullopt);
    CHECK(folder.samples() == lines{"T: T_S1_L001_R1_001.fastq", "blank: blank.fastq"});
}

TEST_CASE("standard input is the sample stdin", "[reads]")
{
    reads_folder folder;
    folder.add("T.fastq");
    CHECK(folder.samples({"-", "-"}) == lines{"stdin: -"});
    CHECK(folder.samples({"T.fastq", "-"}) == lines{"T: T.fastq", "stdin: -"});
}

TEST_CASE("the order of arguments and repetitions do not matter", "[reads]")
{
    reads_folder folder;
    folder.add_all({"b/x.fastq", "a/x.fastq", "a/deep/y10.fastq", "c/y9.fastq"});
    lines inputs{"a", "b/x.fastq", "c", "a/deep/y10.fastq", "a/../a"};
    lines const expected = folder.samples();
    CHECK(expected == lines{"a_x: a/x.fastq", "b_x: b/x.fastq", "y9: c/y9.fastq", "y10: a/deep/y10.fastq"});
    std::ranges::sort(inputs);
    do
        CHECK(folder.samples(inputs) == expected);
    while (std::ranges::next_permutation(inputs).found);
}

TEST_CASE("unusable sample names are refused with the file", "[reads]")
{
    for (std::string const name : {"-x.fastq", "\"x.fastq", "a\nb.fastq", "\xFF.fastq"})
    {
        reads_folder folder;
        folder.add(name).add("good.fastq");
        CAPTURE(name);
        std::string const message = folder.refusal();
        CHECK(message.find(".fastq: the sample name '") != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
    reads_folder odd;
    odd.add_all({"a b.fastq", "A B.fastq", "it's $(x).fastq", "é.fastq"});
    CHECK(odd.samples() ==
          lines{"A B: A B.fastq", "a b: a b.fastq", "it's $(x): it's $(x).fastq", "é: é.fastq"});
}

TEST_CASE("inputs that cannot be used are refused by name", "[reads]")
{
    reads_folder folder;
    folder.add_all(
        {"ref.fa.gz", "x.sra", "notes.txt", "x_R2.fastq", "empty/a.txt", "empty/b.txt", "empty/c"});
    CHECK(folder.refusal({"none.fastq"}) == "none.fastq: no such file or folder");
    CHECK(folder.refusal({"ref.fa.gz"}) ==
          "ref.fa.gz: is FASTA, without base qualities; polarmir needs FASTQ");
    CHECK(folder.refusal({"x.sra"}).find("x.sra: is in a form") == 0);
    CHECK(folder.refusal({"notes.txt"}).find("notes.txt: not a FASTQ file by its name") == 0);
    CHECK(folder.refusal({"empty"}).find("empty: no FASTQ files") == 0);
    CHECK(folder.refusal({"empty"}).find("there are only 2 .txt, 1 without an extension") !=
          std::string::npos);
    CHECK(folder.refusal({"x_R2.fastq"}).find("x_R2.fastq: mate (R2)") != std::string::npos);
}

TEST_CASE("a run folder that is not demultiplexed is refused with the step that is missing", "[reads]")
{
    reads_folder folder;
    folder.add_text("run/RunInfo.xml", "<RunInfo/>")
        .add_text("calls/L001/C1.1/L001_1.cbcl", "x")
        .add("T.fastq");
    for (std::string const name : {"run", "calls"})
    {
        CHECK(folder.refusal({name, "T.fastq"}).find(name + ": a sequencer's run folder") == 0);
        CHECK(folder.refusal({name}).find("bcl-convert") != std::string::npos);
    }
    folder.add("run/Data/Intensities/BaseCalls/T_S1_L001_R1_001.fastq");
    CHECK(folder.samples({"run"}) == lines{"T: run/Data/Intensities/BaseCalls/T_S1_L001_R1_001.fastq"});
}
