// Three case and three control plasma libraries with four random bases at both ends of the insert.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <string>
#include <vector>

using namespace polarmir::test;

TEST_CASE("oracle: reads/compsra_cohort gives the same bytes for any number of threads", "[oracle]")
{
    std::string const folder = shared_data("data/reads/compsra_cohort").string();
    tmp_dir const dir;
    auto const run_with = [&](std::string const & threads) {
        auto const result = run_cli({"run",
                                     folder,
                                     "--samples",
                                     folder + "/samples.tsv",
                                     "-o",
                                     (dir / ("out" + threads)).string(),
                                     "-t",
                                     threads});
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
        return tree(dir / ("out" + threads));
    };
    auto const one = run_with("1");
    CHECK(run_with("2") == one);
    CHECK(run_with("8") == one);

    CHECK(one.at("counts/mature_counts.tsv")
              .starts_with("miRNA\tsample01\tsample02\tsample03\tsample07\tsample08\tsample09\n"));
    for (auto const & [sample, library] : cells(dir / "out1/qc/library.tsv"))
    {
        CAPTURE(sample);
        CHECK(library.at("reads") == "10000");
        CHECK(library.at("adapter_3p").starts_with("TGGAATTCTCGG"));
        CHECK(library.at("clip_5p_nt") == "4");
        CHECK(library.at("gap_3p_nt") == "4");
    }
    auto const ledger = cells(dir / "out1/qc/ledger.tsv");
    for (auto const & [sample, reads] : ledger.at("mirna"))
        CHECK(std::stoi(reads) > 100);
}
