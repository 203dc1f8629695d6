#include "simulated.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/simulate/expression.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace polarmir;
using simulate::expression;

namespace {

std::uint32_t row_of(reference::mirna_reference const & reference, std::string const & name)
{
    auto const found = std::ranges::find(reference.matures(), name, &reference::mature::name);
    REQUIRE(found != reference.matures().end());
    return reference.row_of(static_cast<std::uint32_t>(found - reference.matures().begin()));
}

double sum_of(std::span<double const> shares)
{
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

} // namespace

TEST_CASE("simulated expression is skewed like that of vesicles and adds up to 1")
{
    auto const & panel = reference::human_panel();
    simulate::design what = test::small_design("truseq", 1, 2);
    what.settings.seed = GENERATE(1U, 2U, 3U);
    expression const all{panel, what.settings, what.samples, {}, {}};
    for (std::size_t i = 0; i < 4; ++i)
    {
        std::vector<double> shares(all.of_sample(i).begin(), all.of_sample(i).end());
        REQUIRE(shares.size() == panel.rows().size());
        CHECK(std::abs(sum_of(shares) - 1) < 1e-9);
        std::ranges::sort(shares, std::greater<>{});
        CHECK(sum_of(std::span{shares}.first(20)) > 0.4);
        CHECK(shares.back() > 0);
    }
}

TEST_CASE("a simulated effect changes its miRNA in its group only")
{
    auto const & panel = reference::human_panel();
    simulate::design what = test::small_design("truseq", 1);
    what.settings.dispersion = 0;
    std::vector<simulate::effect> const effects{{"hsa-miR-146a-5p", "tumor", 2},
                                                {"MIMAT0000062", "control", -1}};
    expression const all{panel, what.settings, what.samples, effects, {}};
    expression const none{panel, what.settings, what.samples, {}, {}};
    auto const log_ratio = [&](std::string const & name, std::size_t sample) {
        std::uint32_t const row = row_of(panel, name);
        std::uint32_t const unchanged = row_of(panel, "hsa-miR-23a-3p");
        auto const now = all.of_sample(sample);
        auto const before = none.of_sample(sample);
        return std::log2(now[row] / now[unchanged]) - std::log2(before[row] / before[unchanged]);
    };
    CHECK(std::abs(log_ratio("hsa-miR-146a-5p", 0) - 2) < 1e-9);
    CHECK(std::abs(log_ratio("hsa-miR-146a-5p", 1)) < 1e-9);
    CHECK(std::abs(log_ratio("hsa-let-7a-5p", 1) + 1) < 1e-9);
}

TEST_CASE("a haemolysed simulated sample holds that share of red-cell miRNA")
{
    auto const & panel = reference::human_panel();
    simulate::design what = test::small_design("truseq", 1);
    what.settings.dispersion = 0;
    what.samples.samples[0].haemolysis = 0.4;
    expression const all{panel, what.settings, what.samples, {}, {}};
    std::uint32_t const row = row_of(panel, "hsa-miR-451a");
    double const expected = 0.4 * 0.30 + 0.6 * all.of_sample(1)[row];
    CHECK(std::abs(all.of_sample(0)[row] - expected) < 1e-12);
    CHECK(std::abs(sum_of(all.of_sample(0)) - 1) < 1e-9);
    CHECK_THROWS_AS((expression{test::small_reference(), what.settings, what.samples, {}, {}}), input_error);
}

TEST_CASE("the variance between simulated samples is the dispersion")
{
    auto const reference = test::small_reference();
    simulate::design what = test::small_design("truseq", 1, 2000);
    what.settings.dispersion = 0.25;
    std::vector<simulate::abundance> const baseline{{"one-3p", 1}, {"two-3p", 1}};
    expression const all{reference, what.settings, what.samples, {}, baseline};
    std::uint32_t const a = row_of(reference, "one-3p");
    double sum{0};
    double squares{0};
    std::size_t const size = what.samples.samples.size();
    for (std::size_t i = 0; i < size; ++i)
    {
        double const share = all.of_sample(i)[a]; // beta distributed with both shapes 1 / dispersion
        sum += share;
        squares += share * share;
        CHECK(all.of_sample(i)[row_of(reference, "lonely")] == 0);
    }
    double const mean = sum / static_cast<double>(size);
    double const variance = squares / static_cast<double>(size) - mean * mean;
    CHECK(std::abs(mean - 0.5) < 0.01);
    CHECK(std::abs(variance - 1.0 / (4 * (2 * 4 + 1))) < 0.003); // 1 / (4 (2 a + 1)), a = 4
}

TEST_CASE("unknown or repeated miRNAs and groups of a simulation are refused")
{
    auto const reference = test::small_reference();
    simulate::design const what = test::small_design("truseq", 1);
    auto const with = [&](std::vector<simulate::effect> const & effects,
                          std::vector<simulate::abundance> const & baseline) {
        return expression{reference, what.settings, what.samples, effects, baseline};
    };
    CHECK_THROWS_AS(with({{"nobody", "tumor", 1}}, {}), input_error);
    CHECK_THROWS_AS(with({{"lonely", "nowhere", 1}}, {}), input_error);
    CHECK_THROWS_AS(with({{"lonely", "tumor", 1}, {"MA04", "tumor", 2}}, {}), input_error);
    CHECK_THROWS_AS(with({}, {{"nobody", 1}}), input_error);
    CHECK_THROWS_AS(with({}, {{"lonely", 1}, {"lonely", 1}}), input_error);
    CHECK_THROWS_AS(with({}, {{"lonely", 0}}), input_error);
}
