// From simulated reads back to what was simulated.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <cmath>
#include <string>
#include <vector>

using namespace polarmir::test;

namespace {

/// One simulated sample, counted; the options go to `simulate`.
struct counted_simulation
{
    tmp_dir dir;

    explicit counted_simulation(std::vector<std::string> const & options)
    {
        std::vector<std::string> command{"simulate",
                                         "-o",
                                         (dir / "sim").string(),
                                         "--groups",
                                         "control",
                                         "--samples-per-group",
                                         "1",
                                         "--reads",
                                         "20000"};
        command.insert(command.end(), options.begin(), options.end());
        auto const simulated = run_cli(command);
        CAPTURE(simulated.err);
        REQUIRE(simulated.code == 0);
        auto const counted =
            run_cli({"run", "--samples", (dir / "sim/samples.tsv").string(), "-o", (dir / "out").string()});
        CAPTURE(counted.err);
        REQUIRE(counted.code == 0);
    }

    /// The only sample's cell of a row.
    [[nodiscard]] double ledger(std::string const & fate) const
    {
        return std::stod(cells(dir / "out/qc/ledger.tsv").at(fate).begin()->second);
    }

    [[nodiscard]] double truth(std::string const & read_class) const
    {
        return std::stod(cells(dir / "sim/truth/classes.tsv").at(read_class).begin()->second);
    }

    /// Sum over miRNAs of the differences between counted and simulated reads, relative to the reads.
    [[nodiscard]] double distance() const
    {
        auto const simulated = cells(dir / "sim/truth/counts.tsv");
        double difference{0};
        for (auto const & [name, row] : cells(dir / "out/counts/mature_counts.tsv"))
            difference +=
                std::abs(std::stod(row.begin()->second) - std::stod(simulated.at(name).begin()->second));
        return difference / truth("mirna");
    }
};

} // namespace

TEST_CASE("every kit is recognised and its miRNAs come back", "[cli]")
{
    for (std::string const kit :
         {"truseq", "nextflex", "nebnext", "qiaseq", "illumina-v1.0", "illumina-v1.5", "encode"})
    {
        CAPTURE(kit);
        counted_simulation const run{{"--kit", kit}};
        auto const library = cells(run.dir / "out/qc/library.tsv").begin()->second;
        CAPTURE(library.at("reason"));
        CHECK(library.at("kit") == kit);
        CHECK(library.at("status") == "detected");
        CHECK(library.at("umi") == (kit == "qiaseq" ? "after_adapter:12" : "none"));
        CAPTURE(run.ledger("mirna"), run.truth("mirna"));
        CHECK(run.ledger("mirna") >= 0.98 * run.truth("mirna"));
        CHECK(run.ledger("mirna") <= 1.005 * run.truth("mirna"));
        CHECK(run.ledger("spike_in") <= run.truth("spike_in"));
        CHECK(run.ledger("spike_in") >= 0.9 * run.truth("spike_in"));
    }
}

TEST_CASE("trimmed reads are recognised and their miRNAs come back", "[cli]")
{
    counted_simulation const run{{"--kit", "none"}};
    CHECK(cells(run.dir / "out/qc/library.tsv").begin()->second.at("status") == "already_trimmed");
    CHECK(run.ledger("mirna") >= 0.98 * run.truth("mirna"));
}

TEST_CASE("canonical reads without errors are counted for the miRNA they came from", "[cli]")
{
    counted_simulation const run{{"--error-rate", "0", "--isomir-rate", "0", "--snv-rate", "0"}};
    CAPTURE(run.distance());
    CHECK(run.distance() <= 0.005);
}

TEST_CASE("isomiRs and sequencing errors move few reads between miRNAs", "[cli]")
{
    counted_simulation const run{{}};
    CAPTURE(run.distance());
    CHECK(run.distance() <= 0.02);
}
