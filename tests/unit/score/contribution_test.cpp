#include "support/catch.hpp"

#include <polarmir/score/background.hpp>
#include <polarmir/score/contribution.hpp>
#include <polarmir/score/shipped.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::score;

namespace {

/// Two samples with the shipped abundances, the second with ten times miR-155-5p; a third without reads.
count_matrix usual_counts()
{
    count_matrix counts;
    counts.samples = {"usual", "rich", "empty"};
    counts.columns.resize(3);
    for (auto const & [mirna, cpm] : shipped_background().abundance)
    {
        counts.mirnas.push_back(mirna);
        counts.columns[0].push_back(std::round(cpm));
        counts.columns[1].push_back(std::round(mirna == "MIMAT0000646" ? 10 * cpm + 500 : cpm));
        counts.columns[2].push_back(0);
    }
    return counts;
}

} // namespace

TEST_CASE("what miRNAs add to the index sums up to it", "[score]")
{
    count_matrix const counts = usual_counts();
    mirna_rows const rows{counts.mirnas, "hsa", reference::human_mirna_names()};
    scorer const scores{rows, shipped_signatures(), shipped_background(), {}, {}};
    std::vector<sample_scores> samples;
    for (std::size_t i = 0; i < counts.samples.size(); ++i)
        samples.push_back(scores(counts.samples[i], counts.columns[i]));
    index_contributions const found = contributions_of(scores, samples, counts);
    REQUIRE(found.values.rows() == found.rows.size());
    REQUIRE(found.values.columns() == 3);
    for (std::size_t i = 0; i < 2; ++i)
    {
        double sum{0};
        for (std::size_t g = 0; g < found.rows.size(); ++g)
            sum += found.values(g, i);
        CHECK(std::abs(sum - samples[i].indices.front().value->score) < 1e-9);
    }
    auto const mir_155 = rows.find("MIMAT0000646");
    REQUIRE(mir_155);
    for (std::size_t g = 0; g < found.rows.size(); ++g)
    {
        CHECK(found.coefficients[g] != 0);
        CHECK(std::isnan(found.values(g, 2)));
        if (found.rows[g] == *mir_155)
            CHECK(found.values(g, 1) > found.values(g, 0) + 0.1); // miR-155-5p pushes to M1
    }
}

TEST_CASE("without opposing sets there is no index to add to", "[score]")
{
    count_matrix const counts = usual_counts();
    mirna_rows const rows{counts.mirnas, "hsa", reference::human_mirna_names()};
    scorer const scores{rows, {shipped_signatures().front()}, shipped_background(), {}, {}};
    std::vector<sample_scores> const samples{scores("usual", counts.columns[0])};
    CHECK(contributions_of(scores, samples, counts).rows.empty());
}
