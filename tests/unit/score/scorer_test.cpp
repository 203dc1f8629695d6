#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/score/scorer.hpp>
#include <polarmir/score/shipped.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace polarmir;
using namespace polarmir::score;

namespace {

/// A table with round numbers: a million reads, so reads are CPM, and log2(CPM + 10) of the rows is 4 (a), 7
/// (b), 6 (p1), 4 (p2); `rest` fills up and is in no set. The background is (6 + 4) / 2 = 5.
struct round_numbers
{
    std::vector<std::string> ids{"a", "b", "p1", "p2", "rest"};
    std::vector<double> counts{6, 118, 54, 6, 1e6 - 184};
    std::vector<signature> sets{{"M1", "", "", {{"a", "a", 1, 1}, {"b", "b", 3, -1}}},
                                {"M2", "", "", {{"b", "b", 1, 1}}}};
    background reference{{"p1", "p2"}, {}};
    std::vector<std::string> red_cell{"a"};
    std::vector<std::string> doubtful;
    config settings;

    round_numbers()
    {
        settings.min_panel = 2;
        settings.null_neighbours = 2;
    }

    [[nodiscard]] sample_scores score() const
    {
        mirna_rows const rows{ids, "", reference::human_mirna_names()};
        return scorer{rows, sets, reference, {red_cell, doubtful}, settings}("S", counts);
    }
};

/// Reads of every miRNA as the shipped background has them, times `scale`.
struct usual_sample
{
    std::vector<std::string> ids;
    std::vector<double> counts;

    explicit usual_sample(double scale)
    {
        for (auto const & [mirna, cpm] : shipped_background().abundance)
        {
            ids.push_back(mirna);
            counts.push_back(std::round(cpm * scale));
        }
    }

    [[nodiscard]] sample_scores score(config const & settings = {}) const
    {
        mirna_rows const rows{ids, "hsa", reference::human_mirna_names()};
        return scorer{rows, shipped_signatures(), shipped_background(), {red_cell_mirnas(), {}}, settings}(
            "S", counts);
    }

    [[nodiscard]] double & of(std::string const & accession)
    {
        return counts[static_cast<std::size_t>(std::ranges::find(ids, accession) - ids.begin())];
    }
};

constexpr double rounding{1e-12};

} // namespace

TEST_CASE("scores of round numbers are what a pencil gives", "[score]")
{
    round_numbers data;
    sample_scores const got = data.score();
    CHECK(got.mirna_reads == 1e6);
    REQUIRE(got.background.has_value());
    CHECK(std::abs(*got.background - 5) < rounding);
    REQUIRE(got.sets.size() == 4);
    CHECK(std::abs(got.sets[0].value->score - -1.75) < rounding); // (1 * -1 - 3 * 2) / 4
    CHECK(std::abs(got.sets[2].value->score - 2) < rounding);
    REQUIRE(got.indices.size() == 2);
    CHECK(std::abs(got.indices[0].value->score - -3.75) < rounding);
    // Without red-cell a: M1 is b alone, downwards.
    CHECK(std::abs(got.sets[1].value->score - -2) < rounding);
    CHECK(std::abs(got.indices[1].value->score - -4) < rounding);
    CHECK(got.sets[1].seen.members == 2);
    CHECK(got.sets[1].seen.in_reference == 1);
    CHECK(got.sets[1].seen.weight_in_reference == 0.75);
}

TEST_CASE("leaving out one member", "[score]")
{
    sample_scores const got = round_numbers{}.score();
    REQUIRE(got.sets[0].loo.has_value());
    CHECK(got.sets[0].loo->mirna == "b"); // a alone: -1
    CHECK(std::abs(got.sets[0].loo->change - 0.75) < rounding);
    CHECK_FALSE(got.sets[2].loo.has_value()); // a set of one
    CHECK_FALSE(got.indices[0].loo.has_value());
}

TEST_CASE("a miRNA in both sets has the sum of its coefficients in the error of the index", "[score]")
{
    round_numbers data;
    data.settings.technical_sd = 1;
    sample_scores const got = data.score();
    estimate const index = *got.indices[0].value;
    // a: 1/4; b: -3/4 - 1
    double const technical = 0.25 * 0.25 + 1.75 * 1.75;
    CHECK(std::abs(index.se_total * index.se_total - index.se_sampling * index.se_sampling - technical) <
          1e-9);
}

TEST_CASE("the sampling error is that of repeated sampling", "[score]")
{
    // The variance of a score over Poisson counts, by its derivative in each count: an independent way to the
    // delta method where shares are small.
    round_numbers data;
    double const step{1};
    double variance{0};
    for (std::size_t row = 0; row < 4; ++row)
    {
        round_numbers up = data;
        round_numbers down = data;
        up.counts[row] += step;
        down.counts[row] -= step;
        double const slope =
            (up.score().indices[0].value->score - down.score().indices[0].value->score) / (2 * step);
        variance += slope * slope * (data.counts[row] + 0.5);
    }
    double const se = data.score().indices[0].value->se_sampling;
    CHECK(std::abs(se / std::sqrt(variance) - 1) < 0.02);
}

TEST_CASE("a set without any row, and a sample without reads, have no score", "[score]")
{
    round_numbers data;
    data.sets[0].members = {{"zzz", "zzz", 1, 1}};
    sample_scores const missing = data.score();
    CHECK_FALSE(missing.sets[0].value.has_value());
    CHECK(missing.sets[0].verdict.reason == "empty_set (no member in the table)");
    CHECK_FALSE(missing.indices[0].value.has_value());
    CHECK(missing.indices[0].verdict.result == verdict::not_scorable);

    round_numbers empty;
    empty.counts.assign(empty.counts.size(), 0.0);
    sample_scores const nothing = empty.score();
    CHECK(nothing.mirna_reads == 0);
    CHECK_FALSE(nothing.background.has_value());
    CHECK_FALSE(nothing.sets[0].value.has_value());
    CHECK(nothing.sets[0].verdict.reason == "depth (0 of 100,000 miRNA counts, 100,000 missing)");
}

TEST_CASE("a set of which no member has a read keeps its floor, but not a verdict", "[score]")
{
    usual_sample sample{1};
    for (member const & one : shipped_signatures().front().members)
        sample.of(one.accession) = 0;
    sample_scores const got = sample.score();
    REQUIRE(got.sets[0].value.has_value());
    CHECK(std::abs(got.sets[0].value->score - (std::log2(10) - *got.background)) < rounding);
    CHECK(got.sets[0].verdict.reason == "members (0 of 5 detected)");
}

TEST_CASE("a count that is no count is refused by name", "[score]")
{
    for (double const bad : {-1.0, 1e300, std::nan(""), std::numeric_limits<double>::infinity()})
    {
        round_numbers data;
        data.counts[1] = bad;
        CHECK_THROWS_AS(data.score(), input_error);
    }
}

TEST_CASE("settings out of range are refused", "[score]")
{
    round_numbers data;
    data.settings.technical_sd = -1;
    CHECK_THROWS_AS(data.score(), usage_error);
    data.settings = {};
    data.settings.null_neighbours = 3;
    CHECK_THROWS_AS(data.score(), usage_error);
    data.settings = {};
    data.settings.min_panel = 0;
    CHECK_THROWS_AS(data.score(), usage_error);
}

TEST_CASE("no score depends on the order of the table", "[score]")
{
    usual_sample const sample{0.7};
    usual_sample shuffled = sample;
    for (std::size_t i = 0; i + 1 < shuffled.ids.size(); ++i)
    {
        std::size_t const other = i + (i * 7919) % (shuffled.ids.size() - i);
        std::swap(shuffled.ids[i], shuffled.ids[other]);
        std::swap(shuffled.counts[i], shuffled.counts[other]);
    }
    sample_scores const a = sample.score();
    sample_scores const b = shuffled.score();
    for (std::size_t i = 0; i < a.sets.size(); ++i)
    {
        CHECK(a.sets[i].value->score == b.sets[i].value->score);
        CHECK(a.sets[i].value->se_total == b.sets[i].value->se_total);
        CHECK(a.sets[i].loo->change == b.sets[i].loo->change);
        CHECK(a.sets[i].null.has_value() == b.sets[i].null.has_value());
        if (a.sets[i].null)
            CHECK(a.sets[i].null->z == b.sets[i].null->z);
    }
    for (std::size_t i = 0; i < a.indices.size(); ++i)
        CHECK(a.indices[i].value->score == b.indices[i].value->score);
}

TEST_CASE("more of an M1 member raises the index, more of an M2 member lowers it", "[score]")
{
    usual_sample const sample{1};
    double const before = sample.score().indices[0].value->score;
    usual_sample m1 = sample;
    m1.of("MIMAT0000646") *= 4; // hsa-miR-155-5p
    CHECK(m1.score().indices[0].value->score > before);
    usual_sample m2 = sample;
    m2.of("MIMAT0000449") *= 4; // hsa-miR-146a-5p
    CHECK(m2.score().indices[0].value->score < before);
}

TEST_CASE("a sample flooded by red cells is called and flagged", "[score]")
{
    usual_sample sample{1};
    CHECK(sample.score().red_cell->call == haemolysis_call::none);
    CHECK_FALSE(sample.score().indices[0].rbc_sensitive);
    sample.of("MIMAT0001631") = 2e5; // hsa-miR-451a
    sample.of("MIMAT0000092") = 5e5; // hsa-miR-92a-3p, a member of EV-M1
    sample.of("MIMAT0000069") = 2e5; // hsa-miR-16-5p, too
    sample.of("MIMAT0000078") = 100; // hsa-miR-23a-3p
    sample_scores const got = sample.score();
    CHECK(got.red_cell->call == haemolysis_call::likely);
    CHECK(got.indices[0].rbc_sensitive);
    CHECK(got.indices[0].value->score > got.indices[1].value->score);
}

TEST_CASE("a set of nothing but red-cell miRNAs is sensitive to them", "[score]")
{
    round_numbers data;
    data.red_cell = {"a", "b"};
    sample_scores const got = data.score();
    CHECK(got.sets[0].rbc_sensitive);
    CHECK(got.indices[0].rbc_sensitive);
    CHECK_FALSE(got.sets[1].value.has_value());
    CHECK(got.sets[1].verdict.reason == "empty_set (every member is a red-cell miRNA)");
}

TEST_CASE("accessions and names as labels give the same scores", "[score]")
{
    usual_sample const by_accession{0.7};
    usual_sample by_name = by_accession;
    for (std::string & id : by_name.ids)
        id = reference::human_mirna_names().find(id)->name;
    sample_scores const a = by_accession.score();
    sample_scores const b = by_name.score();
    for (std::size_t i = 0; i < a.sets.size(); ++i)
    {
        CHECK(a.sets[i].value->score == b.sets[i].value->score);
        CHECK(a.sets[i].loo->mirna == b.sets[i].loo->mirna);
        CHECK(a.sets[i].null.has_value() == b.sets[i].null.has_value());
        if (a.sets[i].null)
        {
            CHECK(a.sets[i].null->z == b.sets[i].null->z);
            CHECK(a.sets[i].null->weight == b.sets[i].null->weight);
        }
    }
}

TEST_CASE("a sample without reads has no haemolysis ratio", "[score]")
{
    usual_sample sample{1};
    sample.counts.assign(sample.counts.size(), 0.0);
    CHECK_FALSE(sample.score().red_cell.has_value());
}

TEST_CASE("members that no reference library holds take no part in the null", "[score]")
{
    sample_scores const got = usual_sample{1}.score();
    set_score const & m1 = got.sets[0];
    REQUIRE(m1.null.has_value());
    CHECK(m1.null->weight < 1);
    CHECK(m1.null->weight > 0.5);
    CHECK(std::abs(m1.null->z) < 5);

    usual_sample only_zero{1};
    config settings;
    settings.null_neighbours = only_zero.ids.size() + only_zero.ids.size() % 2; // more than there are rows
    CHECK_FALSE(only_zero.score(settings).sets[0].null.has_value());
}

TEST_CASE("scores without doubtful members are there when there is one", "[scorer]")
{
    round_numbers made;
    CHECK(made.score().indices.size() == 2);
    made.doubtful = {"p2"}; // no member
    CHECK(made.score().indices.size() == 2);
    made.doubtful = {"a"};
    sample_scores const scored = made.score();
    REQUIRE(scored.indices.size() == 3);
    REQUIRE(scored.sets.size() == 6);
    CHECK(scored.sets[2].variant == variant::no_doubtful);
    // Of M1 only b is left: 7 - 5, counted down.
    CHECK_THAT(scored.sets[2].value->score, Catch::Matchers::WithinAbs(-2, rounding));
    CHECK_THAT(scored.indices[2].value->score, Catch::Matchers::WithinAbs(-4, rounding));
    CHECK(scored.sets[5].value->score == scored.sets[3].value->score);
}

TEST_CASE("an index alone is the one among all scores", "[score]")
{
    usual_sample data{0.2};
    mirna_rows const rows{data.ids, "hsa", reference::human_mirna_names()};
    scorer const score{rows, shipped_signatures(), shipped_background(), {red_cell_mirnas(), {}}, {}};
    for (double const share : {1.0, 0.5, 0.01, 0.0})
    {
        std::vector<double> fewer = data.counts;
        for (double & reads : fewer)
            reads *= share;
        index_score const among = score("S", fewer).indices.at(0);
        index_score const alone = score.index_alone(0, "S", fewer);
        CHECK(alone.verdict.result == among.verdict.result);
        CHECK(alone.verdict.reason == among.verdict.reason);
        REQUIRE(alone.value.has_value() == among.value.has_value());
        if (alone.value)
        {
            CHECK(alone.value->score == among.value->score);
            CHECK(alone.value->se_total == among.value->se_total);
        }
    }
}
