// From reads to scores: what run and merge write besides the counts.
#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// Two tumor and two control samples, deep enough for a verdict of LOW, with a sheet.
struct simulated_cohort
{
    tmp_dir dir;
    std::string sheet{(dir / "sim/samples.tsv").string()};
    std::string out{(dir / "out").string()};

    simulated_cohort()
    {
        REQUIRE(run_cli({"simulate",
                         "-o",
                         (dir / "sim").string(),
                         "--groups",
                         "tumor,control",
                         "--samples-per-group",
                         "2",
                         "--reads",
                         "160000"})
                    .code == 0);
    }
};

} // namespace

TEST_CASE("run ends with scores that score gives again from the count table", "[cli]")
{
    simulated_cohort const data;
    auto const result = run_cli({"run", "--samples", data.sheet, "-o", data.out});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(cells(data.dir / "out/polarization.tsv").at("tumor_01").at("verdict") == "LOW");
    CHECK(contains(read_file(data.dir / "out/run.json"), "\"set\": \"EV-M1\""));
    CHECK(contains(result.out, "\n\nPolarization index: EV-M1 minus EV-M2"));
    CHECK(result.out.ends_with(read_file(data.dir / "out/summary.txt")));

    std::string const again = (data.dir / "again").string();
    std::string const counts = (data.dir / "out/counts/mature_counts.tsv").string();
    REQUIRE(run_cli({"compare", counts, "--samples", data.out + "/samples.tsv", "-o", again}).code == 0);
    for (char const * const file :
         {"polarization.tsv", "polarization_long.tsv", "compare/scores.tsv", "summary.txt"})
    {
        CAPTURE(file);
        CHECK(read_file(data.dir / "again" / file) == read_file(data.dir / "out" / file));
    }
}

TEST_CASE("a comparison that no longer holds does not stay behind", "[cli]")
{
    simulated_cohort const data;
    REQUIRE(run_cli({"run", "--samples", data.sheet, "-o", data.out}).code == 0);
    CHECK(fs::exists(data.dir / "out/compare/scores.tsv"));
    polarmir::io::write_file(data.dir / "out/samples.tsv",
                             "sample\tfastq_1\ttumor_01\ntumor_01\tx.fastq\ta\ntumor_02\tx.fastq\tb\n");
    auto const merged = run_cli({"merge", data.out});
    CAPTURE(merged.err);
    REQUIRE(merged.code == 0);
    CHECK_FALSE(fs::exists(data.dir / "out/compare/scores.tsv"));
    CHECK(contains(merged.out,
                   "no score comparison: the sample sheet has no column 'group' (it has tumor_01)"));
}

TEST_CASE("what is wrong with scores and groups is told before anything is counted", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "a.fastq.gz", demo_sample().text());
    std::string const sheet = (dir / "s.tsv").string();
    std::string const out = (dir / "out").string();
    polarmir::io::write_file(sheet, "sample\tgroup\tfastq_1\na\ttumor\ta.fastq.gz\n");
    auto const refused = [&](std::vector<std::string> const & more, int code) {
        std::vector<std::string> command{"run", "--samples", sheet, "-o", out};
        command.insert(command.end(), more.begin(), more.end());
        auto const result = run_cli(command);
        CHECK(result.code == code);
        CHECK_FALSE(fs::exists(out));
        return result.err;
    };
    CHECK(contains(refused({"--control", "healthy"}, 2), "the groups are tumor"));
    CHECK(contains(refused({"--block", "patient"}, 2), "has no column 'patient'; it has group"));
    CHECK(contains(refused({"--technical-sd", "-1"}, 2), "--technical-sd"));
    CHECK(contains(refused({"--null-neighbours", "7"}, 2), "even number"));
    CHECK(contains(refused({"--signatures", sheet}, 3), "the columns set and miRNA are needed"));
    CHECK(refused({"--signatures", (dir / "absent.tsv").string()}, 2).find("absent.tsv") !=
          std::string::npos);
}

TEST_CASE("a cohort without depth has counts, reasons and exit code 0", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "a.fastq.gz", demo_sample().text());
    write_gzip(dir / "b.fastq.gz", demo_sample().text());
    polarmir::io::write_file(dir / "s.tsv",
                             "sample\tgroup\tfastq_1\na\tcase\ta.fastq.gz\nb\tcontrol\tb.fastq.gz\n");
    auto const result = run_cli({"run", "--samples", (dir / "s.tsv").string(), "-o", (dir / "out").string()});
    CHECK(result.code == 0);
    CHECK(contains(result.out, "not scorable: depth (366 of 100,000 miRNA counts, 99,634 missing)"));
    CHECK(contains(result.out, "no score comparison: 0 of 1 case and 0 of 1 control samples are scorable\n"));
    CHECK(cells(dir / "out/compare/scores.tsv").at("EV-M1").at("n_case") == "0");
    CHECK(cells(dir / "out/counts/mature_counts.tsv").at("hsa-let-7a-5p").at("b") == "200");
}

TEST_CASE("a miRNA that another species shares is scored by its own name", "[cli]")
{
    // In a reference of all species their one row is named after the smaller accession, that of the worm.
    tmp_dir const dir;
    polarmir::io::write_file(
        dir / "hairpin.fa",
        ">cel-let-7 MI0000001\n"
        "UACACUGUGGAUCCGGUGAGGUAGUAGGUUGUAUAGUUUGGAAUAUUACCACCGGUGAACUAUGCAAUUUUCUACCUUACCGGAGACAGAACUC"
        "UUCGA\n>hsa-let-7a-1 MI0000060\n"
        "UGGGAUGAGGUAGUAGGUUGUAUAGUUUUAGGGUCACACCCACCACUGGGAGAUAACUAUACAAUCUACUGUCUUUCCUA\n");
    polarmir::io::write_file(dir / "mature.fa",
                             ">cel-let-7-5p MIMAT0000001\nUGAGGUAGUAGGUUGUAUAGUU\n"
                             ">hsa-let-7a-5p MIMAT0000062\nUGAGGUAGUAGGUUGUAUAGUU\n");
    std::string const reference = (dir / "ref").string();
    REQUIRE(run_cli({"reference",
                     "build",
                     "--hairpin",
                     (dir / "hairpin.fa").string(),
                     "--mature",
                     (dir / "mature.fa").string(),
                     "--species",
                     "all",
                     "-o",
                     reference})
                .code == 0);
    write_gzip(dir / "a.fastq.gz", demo_sample().text());
    auto const result = run_cli(
        {"run", (dir / "a.fastq.gz").string(), "--reference", reference, "-o", (dir / "out").string()});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(read_file(dir / "out/counts/mature_counts.tsv") == "miRNA\ta\ncel-let-7-5p\t200\n");
    CHECK(cells(dir / "out/polarization.tsv").at("a").at("mirna_reads") == "200");
    CHECK(contains(read_file(dir / "out/signatures.tsv"),
                   "\tMIMAT0000062\thsa-let-7a-5p\t0.0799\t1\thsa-let-7a-5p\tno\thairpin\n"));
}
