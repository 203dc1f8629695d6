#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"
#include "support/work_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::vector<std::string>> rows(std::string const & text)
{
    std::vector<std::vector<std::string>> table;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);)
    {
        auto & row = table.emplace_back();
        std::istringstream fields{line + '\t'};
        for (std::string field; std::getline(fields, field, '\t');)
            row.push_back(field);
    }
    return table;
}

} // namespace

TEST_CASE("samples prints a sheet that samples and run accept", "[cli]")
{
    tmp_dir const dir;
    for (char const * name : {"T_S1_L001_R1_001", "T_S1_L002_R1_001", "T_S1_L001_R2_001", "odd name"})
        write_gzip(dir / ("in/" + std::string{name} + ".fastq.gz"), demo_sample().text());
    std::string const in = (dir / "in").string();
    auto const first = run_cli({"samples", in});
    CAPTURE(first.err);
    REQUIRE(first.code == 0);
    CHECK(first.out == "sample\tfastq_1\n"
                       "T\t" +
                           in +
                           "/T_S1_L001_R1_001.fastq.gz\n"
                           "T\t" +
                           in +
                           "/T_S1_L002_R1_001.fastq.gz\n"
                           "odd name\t" +
                           in + "/odd name.fastq.gz\n");
    CHECK(first.err.find("skipped " + in + "/T_S1_L001_R2_001.fastq.gz: mate") != std::string::npos);
    CHECK(run_cli({"-q", "samples", in}).err.empty());

    polarmir::io::write_file(dir / "sheet.tsv", first.out);
    auto const again = run_cli({"samples", "--samples", (dir / "sheet.tsv").string()});
    CHECK(again.code == 0);
    CHECK(again.out == first.out);
    auto const counted =
        run_cli({"run", "--samples", (dir / "sheet.tsv").string(), "-o", (dir / "out").string(), "-t", "1"});
    CAPTURE(counted.err);
    CHECK(counted.code == 0);
    CHECK(fs::exists(dir / "out/samples/odd name"));
}

TEST_CASE("samples keeps the annotations of a sheet", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "x y.fastq", demo_sample().text());
    polarmir::io::write_file(dir / "s.csv", "sample,group,file,note\nA,M1,x y.fastq,\"tab\there\"\n");
    auto const result = run_cli({"samples", "--samples", (dir / "s.csv").string()});
    CAPTURE(result.err);
    CHECK(result.out ==
          "sample\tfastq_1\tgroup\tnote\nA\t" + (dir / "x y.fastq").string() + "\tM1\t\"tab\there\"\n");
}

TEST_CASE("what samples prints leads back to the same cohort whatever the names", "[cli]")
{
    work_folder folder;
    for (std::string const name :
         {"a b", " a", "it's", "x\"y", "é", "e\u0301", "a,b;c", "#1", "$(x)", "a\\b", "<i>"})
        folder.add_read("in/" + name + "_S1_L001_R1_001.fastq", "r");
    int number{0};
    for (std::string const place : {"tab\there", "line\nend", "\"quoted\"", "\xFF", " blank "})
        folder.add_read("in/" + place + "/from" + std::to_string(++number) + ".fastq", "r");
    folder.add_text("in/SampleSheet.csv",
                    "[Data]\nSample_ID,\"odd, \"\"column\"\"\",note\n\"a b\",\" x \",\"say \"\"hi\"\"\nto "
                    "me\"\nit's,1+1=,\n");
    cli_result const first = run_cli({"samples", "in"});
    CAPTURE(first.err);
    REQUIRE(first.code == 0);
    folder.add_text("resolved.tsv", first.out);
    cli_result const again = run_cli({"samples", "--samples", "resolved.tsv"});
    CAPTURE(again.err);
    CHECK(again.code == 0);
    CHECK(again.out == first.out);
    CHECK(std::ranges::count(first.out, '\t') == 3 * (1 + 16) + 1);
}

TEST_CASE("run takes the groups from the sheet in the run folder", "[cli]")
{
    work_folder folder;
    folder.add_text("in/A_S1_R1_001.fastq", demo_sample().text())
        .add_text("in/B_S2_R1_001.fastq", demo_sample().text())
        .add_text("in/SampleSheet.csv", "[Data]\nSample_ID,group\nB,control\nA,tumor\n");
    cli_result const result = run_cli({"run", "in", "-o", "out", "-t", "1"});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(result.err.find("polarmir: in/SampleSheet.csv: describes 2 of 2 samples, columns group\n") !=
          std::string::npos);
    CHECK(cells("out/samples.tsv").at("A").at("group") == "tumor");
    CHECK(cells("out/samples.tsv").at("B").at("group") == "control");
    cli_result const merged = run_cli({"merge", "out"});
    CHECK(merged.code == 0);
}

TEST_CASE("inspect has a line for every file also when one cannot be read", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/blank.fastq", "");
    polarmir::io::write_file(dir / "in/fasta.fastq", ">a\nACGT\n");
    polarmir::io::write_file(dir / "in/good.fastq", demo_sample().text());
    std::vector<std::vector<std::string>> seen;
    for (char const * threads : {"1", "3"})
    {
        auto const result = run_cli({"samples", "--inspect", "-t", threads, (dir / "in").string()});
        CAPTURE(result.err);
        CHECK(result.code == 1);
        auto const table = rows(result.out);
        REQUIRE(table.size() == 4);
        if (seen.empty())
            seen = table;
        CHECK(table == seen);
    }
    CHECK(seen[0] == std::vector<std::string>{"sample",
                                              "file",
                                              "reads",
                                              "read_length",
                                              "phred",
                                              "kit",
                                              "adapter_3p",
                                              "support",
                                              "clip_5p",
                                              "gap_3p",
                                              "umi",
                                              "status",
                                              "reason",
                                              "evidence",
                                              "recommendation"});
    CHECK(std::ranges::all_of(seen, [](auto const & row) { return row.size() == 15; }));
    CHECK(seen[1][14] == "the file has no reads: nothing can be done");
    CHECK(seen[2][14] == "mend or replace the file");
    CHECK(seen[3][13] == "366 of 366 known miRNAs (100.0 %)");
    CHECK(seen[1][0] == "blank");
    CHECK(seen[1][2] == "0");
    CHECK(seen[1][11] == "undetermined");
    CHECK(seen[2][11] == "error");
    CHECK(seen[2][12].find("FASTA") != std::string::npos);
    CHECK(seen[3][2] == "400");
    CHECK(seen[3][3] == "50");
    CHECK(seen[3][5] == "truseq");
    CHECK(seen[3][6].starts_with("TGGAATTCTCGG"));
    CHECK(seen[3][10] == "none");
    CHECK(seen[3][11] == "detected");
    fs::remove(dir / "in/fasta.fastq");
    CHECK(run_cli({"samples", "--inspect", (dir / "in").string()}).code == 0);
}

TEST_CASE("samples without anything to look at is refused", "[cli]")
{
    tmp_dir const dir;
    CHECK(run_cli({"samples"}).code == 2);
    CHECK(run_cli({"samples", dir.path().string()}).code == 3);
    CHECK(run_cli({"samples", "--samples", (dir / "none.tsv").string()}).code == 3);
    polarmir::io::write_file(dir / "SampleSheet.csv", "[Header]\nFileFormatVersion,2\n");
    auto const illumina = run_cli({"samples", "--samples", (dir / "SampleSheet.csv").string()});
    CHECK(illumina.code == 3);
    CHECK(illumina.err.find("SampleSheet.csv: this Illumina sample sheet has no section") !=
          std::string::npos);
}

TEST_CASE("inspect finds the kits of real libraries", "[cli]")
{
    std::string const root = shared_data("data/reads").string();
    auto const result = run_cli({"samples",
                                 "--inspect",
                                 root + "/qiaseq_mouse_umi_5k.fastq.gz",
                                 root + "/compsra_cohort/sample01.fastq.gz",
                                 root + "/serum_RNA014937_S1_R1.fastq.gz"});
    REQUIRE(result.code == 0);
    auto const table = rows(result.out);
    REQUIRE(table.size() == 4);
    CHECK(table[1][0] == "qiaseq_mouse_umi_5k");
    CHECK(table[1][5] == "qiaseq");
    CHECK(table[1][10] == "after_adapter:12");
    CHECK(table[2][0] == "sample01");
    CHECK(table[2][8] == "4");
    CHECK(table[2][9] == "4");
    CHECK(table[3][0] == "serum_RNA014937_S1");
    CHECK(table[3][5] == "truseq");
    CHECK(table[3][3] == "98-101");
}
