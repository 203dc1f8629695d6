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

    // Ten thousand reads each: counts, but no score, and the reason of each sample.
    auto const scores = cells(dir / "out1/polarization.tsv");
    REQUIRE(scores.size() == 6);
    for (auto const & [sample, row] : scores)
    {
        CAPTURE(sample);
        CHECK(row.at("verdict") == "NA");
        CHECK(row.at("index_log2") == "NA");
        int const reads = std::stoi(row.at("mirna_reads"));
        CHECK(reads > 100);
        CHECK(row.at("reason").starts_with("depth ("));
        CHECK(row.at("reason").find(" of 100,000 miRNA counts, ") != std::string::npos);
        std::string missing = row.at("reason").substr(row.at("reason").rfind(", ") + 2);
        std::erase(missing, ',');
        CHECK(missing == std::to_string(100'000 - reads) + " missing)");
        CHECK(one.at("summary.txt").find("not scorable: " + row.at("reason")) != std::string::npos);
    }
    // Fourteen miRNAs can be tested, and it is said how little that is.
    CHECK(one.at("summary.txt").find("Only 14 miRNAs have reads enough to be tested.") != std::string::npos);
    CHECK(one.at("summary.txt").find("As a set") == std::string::npos);
    CHECK(one.at("summary.txt")
              .find("no score comparison: 0 of 3 case and 0 of 3 control samples are scorable") !=
          std::string::npos);
}
