#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <algorithm>
#include <cmath>

using namespace polarmir::test;

TEST_CASE("known reads come back as known counts", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "S1.fastq.gz", demo_sample().text());
    auto const result = run_cli({"run", (dir / "S1.fastq.gz").string(), "-o", (dir / "out").string()});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);

    auto const counts = cells(dir / "out/counts/mature_counts.tsv");
    CHECK(counts.at("hsa-let-7a-5p").at("S1") == "200");
    CHECK(counts.at("hsa-miR-21-5p").at("S1") == "166");
    CHECK(counts.at("hsa-miR-155-5p").at("S1") == "0");
    CHECK(cells(dir / "out/counts/mature_cpm.tsv").at("hsa-let-7a-5p").at("S1") == "546448.0874");
    CHECK(cells(dir / "out/counts/mature_unique.tsv").at("hsa-miR-21-5p").at("S1") == "166");
    CHECK(cells(dir / "out/counts/hairpin_counts.tsv").at("hsa-mir-21").at("S1") == "166");
    CHECK(cells(dir / "out/counts/rowData.tsv").at("hsa-miR-21-5p").at("seed") == "AGCTTAT");
    CHECK(cells(dir / "out/qc/spike_ins.tsv").at("cel-miR-39-3p").at("S1") == "4");

    auto const ledger = cells(dir / "out/qc/ledger.tsv");
    std::map<std::string, std::string> const expected{{"input", "400"},
                                                      {"adapter_dimer", "5"},
                                                      {"too_short", "6"},
                                                      {"n_bases", "2"},
                                                      {"low_complexity", "3"},
                                                      {"mirna", "366"},
                                                      {"spike_in", "4"},
                                                      {"antisense", "7"},
                                                      {"unmapped", "7"}};
    for (auto const & [fate, row] : ledger)
    {
        CAPTURE(fate);
        CHECK(row.at("S1") == (expected.contains(fate) ? expected.at(fate) : "0"));
    }
    auto const library = cells(dir / "out/qc/library.tsv").at("S1");
    CHECK(library.at("kit") == "truseq");
    CHECK(library.at("status") == "detected");
    CHECK(library.at("unit") == "reads");
    CHECK(result.out.starts_with("sample\treads\tmirna_reads\tmirna_percent\tmirnas_detected\tkit\tqc\n"
                                 "S1\t400\t366\t91.5\t2\ttruseq\tFAIL\n\n"));
}

TEST_CASE("count tables are integers with a named first column and one column per sample", "[cli]")
{
    tmp_dir const dir;
    for (char const * name : {"S10", "S2"})
        write_gzip(dir / ("in/" + std::string{name} + ".fastq.gz"), demo_sample().text());
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string()}).code == 0);
    std::string const table = read_file(dir / "out/counts/mature_counts.tsv");
    CHECK(table.starts_with("miRNA\tS2\tS10\n"));
    CHECK(table.find('.') == std::string::npos);
    auto const rows = std::ranges::count(table, '\n');
    std::string const row_data = read_file(dir / "out/counts/rowData.tsv");
    CHECK(rows == std::ranges::count(row_data, '\n'));
}

TEST_CASE("results do not depend on threads or on the order of the input files", "[cli]")
{
    tmp_dir const dir;
    fastq_text second = demo_sample();
    second.add(9, mir_21_5p);
    write_gzip(dir / "in/S1_S1_L001_R1_001.fastq.gz", demo_sample().text());
    write_gzip(dir / "in/S1_S1_L002_R1_001.fastq.gz", second.text());
    write_gzip(dir / "in/S2_S2_L001_R1_001.fastq.gz", second.text());
    std::vector<std::string> const files{(dir / "in/S1_S1_L001_R1_001.fastq.gz").string(),
                                         (dir / "in/S1_S1_L002_R1_001.fastq.gz").string(),
                                         (dir / "in/S2_S2_L001_R1_001.fastq.gz").string()};
    REQUIRE(run_cli({"run", files[0], files[1], files[2], "-o", (dir / "one").string(), "-t", "1"}).code ==
            0);
    auto const reference = tree(dir / "one");
    CHECK(reference.size() > 15);
    REQUIRE(run_cli({"run", files[2], files[1], files[0], "-o", (dir / "two").string(), "-t", "2"}).code ==
            0);
    CHECK(tree(dir / "two") == reference);
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", (dir / "three").string(), "-t", "8"}).code == 0);
    CHECK(tree(dir / "three") == reference);
}

TEST_CASE("an empty FASTQ file is a sample with no reads", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "in/A.fastq.gz", demo_sample().text());
    write_gzip(dir / "in/B.fastq.gz", "");
    auto const result = run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string()});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    auto const ledger = cells(dir / "out/qc/ledger.tsv");
    CHECK(ledger.at("input").at("B") == "0");
    CHECK(ledger.at("mirna").at("A") == "366");
    CHECK(cells(dir / "out/counts/mature_cpm.tsv").at("hsa-let-7a-5p").at("B") == "0");
}

TEST_CASE("options can come from a file", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "S1.fastq.gz", demo_sample().text());
    polarmir::io::write_file(dir / "options.toml", "mismatches = 0\nmin-insert = 23\n");
    auto const result = run_cli({"run",
                                 (dir / "S1.fastq.gz").string(),
                                 "-o",
                                 (dir / "out").string(),
                                 "--config",
                                 (dir / "options.toml").string()});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(cells(dir / "out/counts/mature_counts.tsv").at("hsa-miR-21-5p").at("S1") == "16");
}

TEST_CASE("an unknown option in the file is refused", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "options.toml", "mismatch = 0\n");
    auto const result = run_cli({"run", "x.fq", "-o", "out", "--config", (dir / "options.toml").string()});
    CAPTURE(result.err);
    CHECK(result.code == 2);
    CHECK(result.err.find("mismatch") != std::string::npos);
}
