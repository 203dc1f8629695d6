#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// A known sample of cells, one of plasma with dimers, and one without reads.
struct three_samples
{
    tmp_dir dir;
    std::string sheet{(dir / "samples.tsv").string()};
    std::string out{(dir / "out").string()};

    three_samples()
    {
        write_gzip(dir / "c.fastq.gz", demo_sample().text());
        write_gzip(dir / "p.fastq.gz", demo_sample().add(100, "").text());
        write_gzip(dir / "e.fastq.gz", "");
        polarmir::io::write_file(sheet,
                                 "sample\tfastq_1\tsample_type\n"
                                 "cells\tc.fastq.gz\tcell\n"
                                 "plasma\tp.fastq.gz\tPlasma\n"
                                 "empty\te.fastq.gz\t\n");
    }

    [[nodiscard]] cli_result run(std::vector<std::string> const & more = {}) const
    {
        std::vector<std::string> words{"run", "--samples", sheet, "-o", out};
        words.insert(words.end(), more.begin(), more.end());
        return run_cli(words);
    }

    void write_thresholds(std::string const & rows) const
    {
        polarmir::io::write_file(
            dir / "own.tsv", "metric\tsample_type\twarn_below\tfail_below\twarn_above\tfail_above\n" + rows);
    }

    [[nodiscard]] std::string thresholds() const { return (dir / "own.tsv").string(); }
};

} // namespace

TEST_CASE("the quality of known samples, their reasons and remedies", "[cli]")
{
    three_samples const data;
    auto const result = data.run();
    CAPTURE(result.err);
    REQUIRE(result.code == 0); // FAIL is a result

    auto const found = cells(data.dir / "out/qc/summary.tsv");
    std::map<std::string, std::string> const expected{{"sample_type", "cell"},
                                                      {"verdict", "FAIL"},
                                                      {"reads", "400"},
                                                      {"read_length_nt", "50"},
                                                      {"with_adapter_percent", "100.00"},
                                                      {"dimer_percent", "1.25"},
                                                      {"too_short_percent", "1.50"},
                                                      {"low_quality_percent", "NA"},
                                                      {"length_mode_nt", "22"},
                                                      {"mirna_reads", "366"},
                                                      {"mirna_percent", "91.50"},
                                                      {"mirnas_detected", "2"},
                                                      {"mirnas_10_reads", "2"},
                                                      {"mirnas_at_half_depth_percent", "100.00"},
                                                      {"coverage_percent", "100.0000"},
                                                      {"chao1", "2.0"},
                                                      {"top1_percent", "54.64"},
                                                      {"top10_percent", "100.00"},
                                                      {"rrna_percent", "0.00"},
                                                      {"spike_in_reads", "4"},
                                                      {"antisense_percent", "1.75"},
                                                      {"unmapped_percent", "1.75"},
                                                      {"duplication_percent", "NA"},
                                                      {"fbs_per_million", "0.0"},
                                                      {"mirna_molecules", "NA"}};
    for (auto const & [column, value] : expected)
    {
        CAPTURE(column);
        CHECK(found.at("cells").at(column) == value);
    }
    CHECK(
        found.at("cells").at("reasons") ==
        "366 miRNA reads, below 10,000: too few for counts to be relied on | 2 miRNAs are seen, below 200 | "
        "100.0 % of the miRNA counts are of ten miRNAs, above 95 %");
    CHECK(found.at("plasma").at("sample_type") == "plasma");
    CHECK(found.at("plasma").at("reasons").find("21.0 % of the reads are adapter dimers, above 10 %") !=
          std::string::npos);
    CHECK(
        found.at("plasma").at("reasons").ends_with("| the miRNA of plasma is not exosome cargo alone: blood "
                                                   "cells and carriers other than vesicles add to it"));
    CHECK(found.at("empty").at("sample_type") == "ev");
    CHECK(found.at("empty").at("reasons") == "the sample has no reads");
    CHECK(found.at("empty").at("mirna_percent") == "NA");
    CHECK(result.out.find("\tqc\ncells\t400\t366\t91.5\t2\ttruseq\tFAIL\n") != std::string::npos);
    CHECK(result.out.find(
              "\n\ncells: FAIL 366 miRNA reads, below 10,000: too few for counts to be relied on -> make "
              "the library again from more RNA, or sequence much deeper\n") != std::string::npos);
    CHECK(result.out.find("empty: FAIL the sample has no reads -> see whether") != std::string::npos);
}

TEST_CASE("the tables of quality beside the summary", "[cli]")
{
    three_samples const data;
    REQUIRE(data.run().code == 0);
    CHECK(read_file(data.dir / "out/qc/saturation.tsv")
              .starts_with("sample\tshare\treads\tmirnas_expected\tindex_se_total_log2\tindex_verdict\n"
                           "cells\t0.01\t4\t"));
    CHECK(read_file(data.dir / "out/qc/saturation.tsv").find("\ncells\t1\t366\t2.00\t") != std::string::npos);
    auto const isomirs = cells(data.dir / "out/qc/isomirs.tsv");
    CHECK(isomirs.at("cells").at("canonical_percent") == "95.63"); // 350 of 366
    CHECK(isomirs.at("cells").at("longer_3p_percent") == "2.73");
    CHECK(isomirs.at("cells").at("adenylated_percent") == "1.64");
    CHECK(isomirs.at("empty").at("canonical_percent") == "NA");
    for (char const * const absent : {"pca.tsv", "mds.tsv", "axes.tsv", "correlation.tsv"})
        CHECK_FALSE(fs::exists(data.dir / "out/qc" / absent)); // too few reads
}

TEST_CASE("tables of samples beside each other come with samples enough and go without", "[cli]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    for (int i = 0; i < 3; ++i)
    {
        fastq_text reads;
        reads.add(6000 + 500 * static_cast<std::size_t>(i), let_7a_5p)
            .add(4500, mir_21_5p)
            .add(300 + 100 * static_cast<std::size_t>(i), "TTAATGCTAATCGTGATAGGGGTT");
        write_gzip(dir / ("in/S" + std::to_string(i) + ".fastq.gz"), reads.text());
    }
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", out}).code == 0);
    CHECK(read_file(dir / "out/qc/pca.tsv").starts_with("sample\tPC1"));
    CHECK(read_file(dir / "out/qc/mds.tsv").starts_with("sample\taxis1"));
    CHECK(read_file(dir / "out/qc/axes.tsv").starts_with("method\taxis\texplained_percent\npca\tPC1\t"));
    CHECK(read_file(dir / "out/qc/correlation.tsv").starts_with("sample\tS0\tS1\tS2\nS0\t1.000000\t"));

    fs::remove_all(dir / "in/S2.fastq.gz");
    fs::remove_all(dir / "out/samples/S2");
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", out}).code == 0);
    for (char const * const gone : {"pca.tsv", "mds.tsv", "axes.tsv", "correlation.tsv"})
        CHECK_FALSE(fs::exists(dir / "out/qc" / gone));
}

TEST_CASE("own thresholds and the type of all samples decide the verdicts", "[cli]")
{
    three_samples const data;
    data.write_thresholds("mirna_reads\tany\t400\t100\tNA\tNA\nmirnas_detected\tany\tNA\tNA\tNA\tNA\n"
                          "top10_percent\tany\tNA\tNA\tNA\tNA\n");
    auto const result = data.run({"--qc-thresholds", data.thresholds(), "--sample-type", "Serum"});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    auto const found = cells(data.dir / "out/qc/summary.tsv");
    CHECK(found.at("cells").at("verdict") == "WARN");
    CHECK(found.at("cells").at("reasons").starts_with("mirna_reads is 366, below 400"));
    CHECK(found.at("empty").at("sample_type") == "serum"); // the sheet tells those of the others

    auto const before = tree(data.out);
    REQUIRE(
        run_cli({"merge", data.out, "--qc-thresholds", data.thresholds(), "--sample-type", "serum"}).code ==
        0);
    CHECK(tree(data.out) == before);
}

TEST_CASE("bad thresholds and unknown types are told before any sample is counted", "[cli]")
{
    three_samples const data;
    data.write_thresholds("mirna_reads\tany\tfew\tNA\tNA\tNA\n");
    auto const bad = data.run({"--qc-thresholds", data.thresholds()});
    CHECK(bad.code == 3);
    CHECK(bad.err ==
          "polarmir: " + data.thresholds() + ":2: warn_below: expected a number or NA, found 'few'\n");

    CHECK(data.run({"--sample-type", "urine"}).code == 2);

    polarmir::io::write_file(data.sheet, "sample\tfastq_1\tsample_type\ncells\tc.fastq.gz\turine\n");
    auto const unknown = data.run();
    CHECK(unknown.code == 3);
    CHECK(unknown.err ==
          "polarmir: " + data.sheet + ":2: sample_type 'urine' is none of ev, plasma, serum or cell\n");
    CHECK_FALSE(fs::exists(data.dir / "out"));
}
