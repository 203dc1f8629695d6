#include "support/catch.hpp"
#include "support/scored_samples.hpp"

#include <polarmir/qc/metrics.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <random>

using namespace polarmir;
using namespace polarmir::pipeline;

namespace {

/// Counts of a random sample, some rows empty, the depth anything from nothing to half a million.
std::vector<double> random_counts(std::mt19937 & draw, std::size_t rows)
{
    std::vector<double> counts;
    double const depth = std::pow(10.0, static_cast<double>(draw() % 60) / 10);
    for (std::size_t i = 0; i < rows; ++i)
        counts.push_back(draw() % 4 == 0 ? 0 : std::floor(depth * static_cast<double>(draw() % 100) / 100));
    return counts;
}

test::scored_samples random_cohort(std::mt19937 & draw)
{
    test::scored_samples cohort;
    for (int i = 0; i < 8; ++i)
        cohort.add("S" + std::to_string(i), random_counts(draw, cohort.counts.mirnas.size()), draw() % 9999);
    return cohort;
}

test::scored_samples permuted(test::scored_samples const & cohort, std::vector<std::size_t> const & order)
{
    test::scored_samples result;
    for (std::size_t const i : order)
    {
        result.counts.samples.push_back(cohort.counts.samples[i]);
        result.counts.columns.push_back(cohort.counts.columns[i]);
        result.samples.push_back(cohort.samples[i]);
    }
    return result;
}

void check_same(qc::sample_quality const & a, qc::sample_quality const & b)
{
    CHECK(a.sample == b.sample);
    CHECK(a.verdict == b.verdict);
    REQUIRE(a.remarks.size() == b.remarks.size());
    for (std::size_t i = 0; i < a.remarks.size(); ++i)
        CHECK(a.remarks[i].reason == b.remarks[i].reason);
    for (std::size_t i = 0; i < a.metrics.size(); ++i)
        CHECK(a.metrics[i].value == b.metrics[i].value);
}

void check_same(std::vector<depth_point> const & a, std::vector<depth_point> const & b)
{
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
    {
        CHECK(a[i].mirnas == b[i].mirnas);
        CHECK(a[i].index_se == b[i].index_se);
        CHECK(a[i].index_verdict == b[i].index_verdict);
    }
}

} // namespace

TEST_CASE("all reads show the miRNAs that are detected, fewer never more, and surer only with more",
          "[property]")
{
    std::mt19937 draw{1};
    for (int round = 0; round < 20; ++round)
    {
        cohort_quality const found = random_cohort(draw).assess();
        for (std::size_t i = 0; i < found.samples.size(); ++i)
        {
            if (found.depth[i].empty())
                continue;
            CHECK(found.depth[i].back().share == 1);
            CHECK(found.depth[i].back().mirnas ==
                  qc::find_metric(found.samples[i], "mirnas_detected")->value);
            CHECK(found.depth[i].back().reads == qc::find_metric(found.samples[i], "mirna_reads")->value);
            for (std::size_t k = 1; k < found.depth[i].size(); ++k)
            {
                CHECK(found.depth[i][k - 1].reads <= found.depth[i][k].reads);
                CHECK(found.depth[i][k - 1].mirnas <= found.depth[i][k].mirnas + 1e-9);
                CHECK(found.depth[i][k - 1].index_verdict >= found.depth[i][k].index_verdict);
            }
        }
    }
}

TEST_CASE("the order of the samples changes nothing but the order of their rows", "[property]")
{
    std::mt19937 draw{2};
    for (int round = 0; round < 20; ++round)
    {
        test::scored_samples const cohort = random_cohort(draw);
        std::vector<std::size_t> order(cohort.samples.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), draw);
        cohort_quality const before = cohort.assess();
        cohort_quality const after = permuted(cohort, order).assess();
        for (std::size_t i = 0; i < order.size(); ++i)
        {
            check_same(after.samples[i], before.samples[order[i]]);
            check_same(after.depth[i], before.depth[order[i]]);
        }
        CHECK(after.landscape.samples == before.landscape.samples); // in natural order of their names
        CHECK(after.landscape.pca.scores == before.landscape.pca.scores);
        CHECK(after.landscape.mds.coordinates == before.landscape.mds.coordinates);
        CHECK(after.landscape.correlation == before.landscape.correlation);
    }
}

TEST_CASE("the number of threads changes nothing", "[property]")
{
    std::mt19937 draw{3};
    test::scored_samples const cohort = random_cohort(draw);
    cohort_quality const one = cohort.assess(1);
    cohort_quality const four = cohort.assess(4);
    for (std::size_t i = 0; i < one.samples.size(); ++i)
    {
        check_same(one.samples[i], four.samples[i]);
        check_same(one.depth[i], four.depth[i]);
    }
    CHECK(one.landscape.pca.scores == four.landscape.pca.scores);
    CHECK(one.landscape.mds.coordinates == four.landscape.mds.coordinates);
    CHECK(one.landscape.correlation == four.landscape.correlation);
}
