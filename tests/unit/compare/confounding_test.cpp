#include "support/catch.hpp"

#include <polarmir/compare/confounding.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::compare;

namespace {

struct cohort
{
    std::vector<score::sample_scores> samples;
    std::vector<sample_label> labels;

    void add(std::string const & group, double reads, std::optional<double> ratio)
    {
        score::sample_scores one;
        one.sample = "S" + std::to_string(samples.size());
        one.mirna_reads = reads;
        if (ratio)
            one.red_cell = score::haemolysis{*ratio, 0.1, score::haemolysis_call::none};
        labels.push_back({one.sample, group, "", {}});
        samples.push_back(std::move(one));
    }

    [[nodiscard]] std::vector<confounder> find() const
    {
        return find_confounders(samples, labels, {"tumor", "control"});
    }
};

} // namespace

TEST_CASE("depth that differs twofold and in order is a confounder", "[compare]")
{
    cohort data;
    for (double const reads : {1e5, 2e5, 3e5})
        data.add("tumor", reads, 4.0);
    for (double const reads : {8e5, 9e5, 4e5})
        data.add("control", reads, 4.1);
    data.add("other", 1, 20.0);
    auto const found = data.find();
    REQUIRE(found.size() == 1);
    CHECK(found.front().what == "miRNA reads");
    CHECK(found.front().difference == std::log2(1.0 / 4.0)); // median of nine quotients: 2e5 to 8e5
    CHECK(found.front().auc == 0);
}

TEST_CASE("haemolysis in one group is a confounder", "[compare]")
{
    cohort data;
    for (double const ratio : {7.0, 6.5, 3.0, 8.0})
        data.add("tumor", 1e6, ratio);
    for (double const ratio : {4.0, 2.0, 4.5, 4.1})
        data.add("control", 1e6, ratio);
    auto const found = data.find();
    REQUIRE(found.size() == 1);
    CHECK(found.front().what == "haemolysis (miR-451a / miR-23a-3p)");
    CHECK(found.front().auc == 13.0 / 16.0);
}

TEST_CASE("what differs little, overlaps, or cannot be judged is none", "[compare]")
{
    cohort small;
    for (double const reads : {10e5, 11e5, 12e5})
        small.add("tumor", reads, std::nullopt);
    for (double const reads : {7e5, 8e5, 9e5})
        small.add("control", reads, std::nullopt);
    CHECK(small.find().empty());

    cohort overlapping;
    for (double const reads : {1e5, 8e6, 8e6, 9e6})
        overlapping.add("tumor", reads, 4.0);
    for (double const reads : {1e6, 9e6, 1e6, 2e6})
        overlapping.add("control", reads, 4.0);
    CHECK(overlapping.find().empty());

    cohort single;
    single.add("tumor", 1e3, 9.0);
    single.add("control", 1e7, 1.0);
    single.add("control", 1e7, 1.0);
    CHECK(single.find().empty());
}

TEST_CASE("a small difference beyond chance is a confounder", "[compare]")
{
    cohort data;
    for (std::size_t i = 0; i < 10; ++i)
    {
        double const spread = 0.02 * static_cast<double>(i);
        data.add("tumor", 1e6, 4.4 + spread);
        data.add("control", 1e6, 4.0 + spread);
    }
    auto const found = data.find();
    REQUIRE(found.size() == 1);
    CHECK(found.front().what == haemolysis_confounder);
    for (score::sample_scores & one : data.samples)
        one.red_cell->ratio *= 0.5; // 0.2 apart: as certain, and too small to matter
    CHECK(data.find().empty());
}

TEST_CASE("red-cell miRNAs tell of haemolysis that the ratio of two does not", "[compare]")
{
    cohort data;
    for (std::size_t i = 0; i < 5; ++i)
    {
        data.add("tumor", 1e6, 4.0);
        data.samples.back().blood = score::blood_traces{0.9 + 0.01 * static_cast<double>(i), 17, 0, 0};
        data.add("control", 1e6, 4.0);
        data.samples.back().blood = score::blood_traces{0.5 + 0.01 * static_cast<double>(i), 17, 0, 0};
    }
    auto const found = data.find();
    REQUIRE(found.size() == 1);
    CHECK(found.front().what == red_cell_confounder);
    CHECK(std::abs(found.front().difference - 0.4) < 1e-9);
    CHECK(found.front().auc == 1);
}
