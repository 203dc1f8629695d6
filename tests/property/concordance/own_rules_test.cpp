// The rules as they are written down for comparisons are those by which reads are counted.
#include "concordance/simulate.hpp"
#include "support/catch.hpp"
#include "support/run_cli.hpp"
#include "support/stored_counts.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/pipeline/sample_directory.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;
using concordance::obstacle;

namespace {

void succeed(std::vector<std::string> const & words)
{
    auto const result = run_cli(words);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
}

/// Rows that our rules count an insert for.
std::vector<std::uint32_t> rows_by_rules(concordance::insert const & one,
                                         concordance::rules const & by,
                                         reference::mirna_reference const & reference)
{
    std::vector<std::uint32_t> rows;
    for (concordance::counted_at const & at :
         concordance::judge(one.sequence, one.placements, by, reference).places)
        if (rows.empty() || rows.back() != at.row)
            rows.push_back(at.row);
    return rows;
}

/// Simulated reads with isomiRs, errors and other RNAs, counted with these options.
void check_own_rules(std::string const & kit, std::vector<std::string> const & options)
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    succeed({"simulate",
             "-o",
             (dir / "sim").string(),
             "--groups",
             "a",
             "--samples-per-group",
             "1",
             "--reads",
             "30000",
             "--kit",
             kit,
             "--error-rate",
             "0.01",
             "--snv-rate",
             "0.05"});
    std::vector<std::string> words{"run", (dir / "sim/fastq").string(), "-o", out};
    words.insert(words.end(), options.begin(), options.end());
    succeed(words);

    explain::counted_output const run{{out, {}, {}, {}, 1}};
    reference::mirna_reference const & reference = run.shared().reference();
    concordance::placement_finder const find{reference};
    std::string const sample = run.samples().front();
    auto evidence = concordance::read_evidence(run, pipeline::sample_directory(out, sample), sample, find);
    std::size_t judged{0};
    for (concordance::insert const & one : evidence.inserts)
    {
        if (one.obstacle != obstacle::none)
            continue;
        ++judged;
        CAPTURE(one.sequence);
        CHECK(rows_by_rules(one, evidence.ours, reference) == one.rows);
    }
    CHECK(judged > 1000);
    for (bool const molecules : {false, true})
    {
        evidence.ours.molecules = molecules;
        std::vector<double> const stored = test::stored_counts(evidence, reference);
        std::vector<double> const & table = evidence.counted(evidence.ours).counts;
        for (std::size_t row = 0; row < stored.size(); ++row)
            if (std::abs(stored[row] - table[row]) > 0.01)
                FAIL(reference.row_mature(static_cast<std::uint32_t>(row)).name << ": " << stored[row]
                                                                                << " of " << table[row]);
    }
}

} // namespace

TEST_CASE("every insert is counted for what our rules say", "[property]")
{
    check_own_rules("truseq", {});
    check_own_rules("truseq", {"--mismatches", "2", "--multimap", "split"});
    check_own_rules("nextflex", {"--mismatches", "0", "--multimap", "unique"});
}

TEST_CASE("every insert is counted for what our rules say, in molecules too", "[property]")
{
    check_own_rules("qiaseq", {});
    check_own_rules("truseq", {"--shared", "count"});
}
