// What real reads are: every read has a fate, and "miR-1246" of serum is U2.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/human_run.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/io/output_file.hpp>

#include <filesystem>
#include <numeric>
#include <string>

using namespace polarmir;
using namespace polarmir::test;
namespace fs = std::filesystem;

TEST_CASE("oracle: miR-1246 of serum is U2, in the tables, in the score and where it is explained",
          "[oracle]")
{
    tmp_dir const dir;
    io::write_file(
        dir / "own.gmt",
        "OWN-M1\tmine\thsa-miR-29a-3p\thsa-miR-146a-5p\nOWN-M2\tmine\thsa-miR-1246\thsa-let-7b-5p\n");
    human_run const run{"data/reads/serum_RNA014937_S1_R1.fastq.gz",
                        {"--signatures", (dir / "own.gmt").string()}};
    std::string const sample = "serum_RNA014937_S1";
    CHECK(cells(run.dir / "run/counts/mature_counts.tsv").at("hsa-miR-1246").at(sample) == "0");
    auto const origin = cells(run.dir / "run/counts/origin.tsv").at("hsa-miR-1246");
    CHECK(origin.at("hairpin") == "0");
    CHECK(origin.at("shared") == "0");
    CHECK(std::stoi(origin.at("other")) >= 30); // 30 reads with other ways of trimming
    CHECK(origin.at("other_rna") == "U2");
    CHECK(origin.at("origin") == "other RNA");

    CHECK(read_file(run.dir / "run/signatures.tsv").find("hsa-miR-1246\tno\tother RNA: U2\n") !=
          std::string::npos);
    CHECK(read_file(run.dir / "run/summary.txt").find("look like hsa-miR-1246 are mostly of another RNA") !=
          std::string::npos);
    CHECK(read_file(run.dir / "run/polarization_long.tsv").find("\tnoDoubtful\t") != std::string::npos);

    std::string const explained = run_cli({"explain", run.out, "--mirna", "hsa-miR-1246"}).out;
    CHECK(explained.find("Counted as hsa-miR-1246: none") != std::string::npos);
    CHECK(explained.find("Origin: other RNA") != std::string::npos);
    CHECK(explained.find("U2 (snRNA, ENSG00000278774)") != std::string::npos);
}

TEST_CASE("oracle: miRNAs that are fragments of tRNA have a verdict", "[oracle]")
{
    tmp_dir const dir;
    for (std::string const file : {"mirtrace_sample1.fastq.gz", "mirtrace_video1_100k.fastq.gz"})
        fs::create_symlink(shared_data("data/reads/" + file), dir / file);
    human_run const run{dir.path()};
    auto const rows = cells(run.dir / "run/counts/rowData.tsv");
    for (std::string const mirna : {"hsa-miR-1260a", "hsa-miR-1260b", "hsa-miR-4454", "hsa-miR-7977"})
    {
        CAPTURE(mirna);
        CHECK(rows.at(mirna).at("origin") == "other RNA");
        CHECK(rows.at(mirna).at("other_rna").starts_with("tRNA-"));
    }
    CHECK(rows.at("hsa-miR-21-5p").at("origin") == "hairpin");
}

TEST_CASE("oracle: every read of every library has one fate", "[oracle]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    std::string const folder = shared_data("data/reads").string();
    static_cast<void>(run_cli({"run", folder, "-o", out})); // a file of three reads fails by design
    auto const ledger = cells(dir / "out/qc/ledger.tsv");
    CHECK(ledger.at("input").size() >= 14);
    for (auto const & [sample, input] : ledger.at("input"))
    {
        CAPTURE(sample);
        std::uint64_t sum{0};
        for (auto const & [fate, reads] : ledger)
            sum += fate == "input" ? 0 : std::stoul(reads.at(sample));
        CHECK(std::to_string(sum) == input);
    }
}
