#include "support/catch.hpp"

#include <polarmir/score/scorer.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::score;

namespace {

/// A million reads with log2(CPM + 10) of 8 for miR-451a and 6 for miR-425-5p, both of Smith's list; the
/// panel is at 5, so that HM is 2.
struct bloody_sample
{
    std::vector<std::string> ids{"hsa-miR-451a",
                                 "hsa-miR-425-5p",
                                 "hsa-miR-16-5p",
                                 "hsa-miR-223-3p",
                                 "hsa-miR-199b-3p",
                                 "hsa-miR-1-3p"};
    std::vector<double> counts{246, 54, 1000, 30'000, 10'000, 22};
    std::vector<signature> sets{{"M1", "", "", {{"MIMAT0000280", "hsa-miR-223-3p", 1, 1}}}};

    [[nodiscard]] blood_traces traces() const
    {
        std::vector<std::string> all = ids;
        all.push_back("rest");
        std::vector<double> reads = counts;
        reads.push_back(1e6 - 246 - 54 - 1000 - 30'000 - 10'000 - 22);
        mirna_rows const rows{all, "hsa", reference::human_mirna_names()};
        return *scorer{rows, sets, {{"hsa-miR-1-3p"}, {}}, {{}, {}}, {}}("S", reads).blood;
    }
};

constexpr double rounding{1e-12};

} // namespace

TEST_CASE("traces of blood cells are what a pencil gives", "[score]")
{
    blood_traces const got = bloody_sample{}.traces();
    REQUIRE(got.haemolysis_level.has_value());
    CHECK(got.haemolysis_mirnas == 2);
    CHECK(std::abs(*got.haemolysis_level - 2) < rounding);
    CHECK(std::abs(got.red_cell_share - 0.001246) < rounding);
    CHECK(std::abs(got.platelet_share - 0.04) < rounding); // 199b-3p has the sequence of 199a-3p
}

TEST_CASE("members of the signatures do not measure haemolysis", "[score]")
{
    bloody_sample sample;
    sample.sets[0].members.push_back({"MIMAT0003393", "hsa-miR-425-5p", 1, 1});
    blood_traces const got = sample.traces();
    CHECK(got.haemolysis_mirnas == 1);
    CHECK(std::abs(*got.haemolysis_level - 3) < rounding);
    sample.sets[0].members.push_back({"MIMAT0001631", "hsa-miR-451a", 1, 1});
    CHECK_FALSE(sample.traces().haemolysis_level.has_value());
    CHECK(sample.traces().red_cell_share == got.red_cell_share);
}

TEST_CASE("a sample without reads shows no traces", "[score]")
{
    mirna_rows const rows{std::vector<std::string>{"hsa-miR-451a"}, "hsa", reference::human_mirna_names()};
    CHECK_FALSE(scorer{rows, {}, {}, {{}, {}}, {}}("S", std::vector<double>{0}).blood.has_value());
}

TEST_CASE("the list that measures haemolysis has 20 miRNAs, all of red cells", "[score]")
{
    CHECK(haemolysis_mirnas().size() == 20);
    for (std::string const & mirna : haemolysis_mirnas())
        CHECK(std::ranges::find(red_cell_mirnas(), mirna) != red_cell_mirnas().end());
}
