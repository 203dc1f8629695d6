// What real reads are: every read has a fate, and "miR-1246" of serum is U2.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <numeric>
#include <string>

using namespace polarmir::test;

namespace {

std::string build_full_reference(tmp_dir const & dir)
{
    std::string const out = (dir / "hsa").string();
    REQUIRE(run_cli({"reference",
                     "build",
                     "--hairpin",
                     shared_data("data/mirbase/hairpin.hsa.fa").string(),
                     "--mature",
                     shared_data("data/mirbase/mature.hsa.fa").string(),
                     "--gff",
                     shared_data("data/mirbase/hsa.gff3.gz").string(),
                     "--species",
                     "hsa",
                     "-o",
                     out})
                .code == 0);
    return out;
}

} // namespace

TEST_CASE("oracle: miR-1246 of serum is U2, in the tables and in the score", "[oracle]")
{
    tmp_dir const dir;
    std::string const reads = shared_data("data/reads/serum_RNA014937_S1_R1.fastq.gz").string();
    std::string const out = (dir / "out").string();
    REQUIRE(run_cli({"run", reads, "--reference", build_full_reference(dir), "-o", out}).code == 0);
    std::string const sample = "serum_RNA014937_S1";
    CHECK(cells(dir / "out/counts/mature_counts.tsv").at("hsa-miR-1246").at(sample) == "0");
    auto const origin = cells(dir / "out/counts/origin.tsv").at("hsa-miR-1246");
    CHECK(origin.at("hairpin") == "0");
    CHECK(origin.at("shared") == "0");
    CHECK(std::stoi(origin.at("other")) >= 30); // 30 reads with other ways of trimming
    CHECK(origin.at("other_rna") == "U2");
    CHECK(origin.at("origin") == "other RNA");
}

TEST_CASE("oracle: miRNAs that are fragments of tRNA have a verdict", "[oracle]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    REQUIRE(run_cli({"run",
                     shared_data("data/reads/mirtrace_sample1.fastq.gz").string(),
                     shared_data("data/reads/mirtrace_video1_100k.fastq.gz").string(),
                     "--reference",
                     build_full_reference(dir),
                     "-o",
                     out})
                .code == 0);
    auto const rows = cells(dir / "out/counts/rowData.tsv");
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
