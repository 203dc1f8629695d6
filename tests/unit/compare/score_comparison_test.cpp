#include "support/catch.hpp"

#include <polarmir/compare/score_comparison.hpp>

#include <cmath>
#include <tuple>

using namespace polarmir;
using namespace polarmir::compare;

namespace {

/// Samples of a scorer with one pair of opposing sets; scores are made up.
struct cohort
{
    score::mirna_rows rows{std::vector<std::string>{"a", "b"}, "", reference::human_mirna_names()};
    score::scorer scorer{
        rows, {{"M1", "", "", {{"a", "a", 1, 1}}}, {"M2", "", "", {{"b", "b", 1, 1}}}}, {}, {}, {}};
    std::vector<score::sample_scores> samples;
    std::vector<sample_label> labels;

    void add(std::string const & name,
             std::string const & group,
             std::optional<double> index,
             std::string const & block = {})
    {
        score::sample_scores one = scorer(name, std::vector<double>{0, 0});
        score::judgement const verdict =
            index ? score::judgement{} : score::judgement{score::verdict::not_scorable, "depth"};
        // A score may exist although it must not be used.
        score::estimate const value{index.value_or(1e6), 0.1, 0.2};
        for (score::index_score & entry : one.indices)
        {
            entry.verdict = verdict;
            entry.value = value;
        }
        for (score::set_score & entry : one.sets)
        {
            entry.verdict = verdict;
            entry.value = value;
        }
        samples.push_back(std::move(one));
        labels.push_back({name, group, block, {}});
    }

    [[nodiscard]] score_comparison compare(bool is_paired = false, model_columns const & columns = {}) const
    {
        return compare_scores(
            samples, scorer, {labels, {"tumor", "control", is_paired}, columns, adjustment::bh});
    }
};

} // namespace

TEST_CASE("samples without a score are left out by name", "[compare]")
{
    cohort data;
    data.add("T1", "tumor", 1.0);
    data.add("T2", "tumor", 2.0);
    data.add("T3", "tumor", std::nullopt);
    data.add("C1", "control", 0.0);
    data.add("C2", "control", 0.5);
    data.add("X", "other", 99.0);
    score_comparison const got = data.compare();
    CHECK(got.n_case == 3);
    CHECK(got.n_control == 2);
    REQUIRE(got.scores.size() == 6); // index and two sets, each with all members and without red-cell ones
    compared_score const & index = got.scores.front();
    CHECK(index.score == "index");
    CHECK(index.is_index);
    REQUIRE(index.result.has_value());
    CHECK(index.result->n_case == 2);
    CHECK(std::abs(index.result->difference - 1.25) < 1e-12);
    REQUIRE(index.left_out.size() == 1);
    CHECK(index.left_out[0].sample == "T3");
    CHECK(index.left_out[0].reason == "depth");
    CHECK(got.family == 3);
    CHECK(index.adjusted_p.has_value());
    CHECK(std::abs(*index.adjusted_p - index.result->t->p) < 1e-12); // three equal p-values
    CHECK(index.low_case == 0);
    CHECK(got.scores[1].variant == score::variant::no_red_cell);
    CHECK_FALSE(got.scores[1].adjusted_p.has_value());
}

TEST_CASE("adjusted p-values stand at their own scores", "[compare]")
{
    cohort data;
    data.add("T1", "tumor", 1.0);
    data.add("T2", "tumor", 2.0);
    data.add("C1", "control", 0.0);
    data.add("C2", "control", 0.9);
    data.samples[0].sets[0].value->score = 50; // M1 alone: far apart
    data.samples[1].sets[0].value->score = 50.1;
    score_comparison const got = data.compare();
    REQUIRE(got.scores[2].score == "M1");
    double const smallest = got.scores[2].result->t->p;
    CHECK(smallest < got.scores[0].result->t->p / 10);
    CHECK(std::abs(*got.scores[2].adjusted_p - 3 * smallest) < 1e-12);
    CHECK(std::abs(*got.scores[0].adjusted_p - got.scores[0].result->t->p) < 1e-12);
}

TEST_CASE("LOW scores are compared and counted, samples without counts are left out", "[compare]")
{
    cohort data;
    data.add("T1", "tumor", 1.0);
    data.add("C1", "control", 0.0);
    data.samples[0].indices[0].verdict = {score::verdict::low, "depth"};
    data.labels.push_back({"T9", "tumor", {}, {}});
    score_comparison const got = data.compare();
    CHECK(got.n_case == 2);
    CHECK(got.scores[0].low_case == 1);
    CHECK(got.scores[0].low_control == 0);
    CHECK(got.scores[0].scorable_case == 1);
    REQUIRE(got.scores[0].left_out.size() == 1);
    CHECK(got.scores[0].left_out[0].sample == "T9");
    CHECK(got.scores[0].left_out[0].reason == "no counts");
}

TEST_CASE("without a scorable sample in a group there is no comparison", "[compare]")
{
    cohort data;
    data.add("T1", "tumor", std::nullopt);
    data.add("C1", "control", 1.0);
    compared_score const index = data.compare().scores.front();
    CHECK_FALSE(index.result.has_value());
    CHECK(index.scorable_case == 0);
    CHECK(index.scorable_control == 1);
    CHECK_FALSE(cohort{}.compare().scores.size() > 0);
}

TEST_CASE("pairs that are not complete are left out, whatever the order of the samples", "[compare]")
{
    cohort data;
    data.add("T1", "tumor", 3.0, "P1");
    data.add("C2", "control", 1.0, "P2");
    data.add("C1", "control", 1.0, "P1");
    data.add("T2", "tumor", 2.0, "P2");
    data.add("T3", "tumor", 9.0, "P3");
    data.add("C3", "control", std::nullopt, "P3");
    compared_score const index = data.compare(true).scores.front();
    REQUIRE(index.result.has_value());
    CHECK(index.result->n_case == 2);
    CHECK(std::abs(index.result->difference - 1.5) < 1e-12);
    REQUIRE(index.left_out.size() == 2);
    CHECK(index.left_out[0].sample == "C3");
    CHECK(index.left_out[1].sample == "T3");
    CHECK(index.left_out[1].reason == "no scored partner in block P3");
}

TEST_CASE("a batch takes its share out of the difference", "[compare]")
{
    // Scores are 1 higher in batch b2 and 3 higher in tumors; b2 has more tumors.
    cohort data;
    double noise{0.01};
    for (auto const & [name, group, batch] :
         std::vector<std::tuple<std::string, std::string, std::string>>{{"T1", "tumor", "b1"},
                                                                        {"T2", "tumor", "b2"},
                                                                        {"T3", "tumor", "b2"},
                                                                        {"C1", "control", "b1"},
                                                                        {"C2", "control", "b1"},
                                                                        {"C3", "control", "b2"}})
    {
        noise = -noise;
        data.add(name, group, (group == "tumor" ? 3 : 0) + (batch == "b2" ? 1 : 0) + noise);
        data.labels.back().covariates = {batch};
    }
    auto const result = data.compare(false, {"group", "", {{"batch", true}}});
    CHECK(result.adjusted_for == std::vector<std::string>{"batch"});
    compared_score const & one = result.scores.front();
    REQUIRE(one.result->t.has_value());
    CHECK(one.result->is_adjusted);
    CHECK(one.result->t->df == 3);
    CHECK(std::abs(one.result->difference - 3) < 0.05);
    CHECK(std::abs(one.result->mean_case - one.result->mean_control - 3 - 1.0 / 3) < 0.05);
    // 3 x 3 arrangements within the batches, of which the one that was seen is the most extreme.
    CHECK(one.result->permutation->p == 1.0 / 9.0);

    auto const with_number = data.compare(false, {"group", "", {{"batch", false}}});
    CHECK(with_number.scores.front().no_test == "sample T1: batch 'b1' is not a number");
    CHECK_FALSE(with_number.scores.front().result->t.has_value());
    CHECK_FALSE(with_number.scores.front().adjusted_p.has_value());
}

TEST_CASE("when too few samples are scorable for the model the reason is kept", "[compare]")
{
    cohort data;
    for (auto const & [name, group, age, bmi, index] :
         std::vector<std::tuple<std::string, std::string, std::string, std::string, std::optional<double>>>{
             {"T1", "tumor", "50", "21", 1},
             {"T2", "tumor", "60", "25", 2},
             {"C1", "control", "55", "30", 0},
             {"C2", "control", "70", "22", 0},
             {"C3", "control", "71", "23", std::nullopt}})
    {
        data.add(name, group, index);
        data.labels.back().covariates = {age, bmi};
    }
    auto const result = data.compare(false, {"group", "", {{"age", false}, {"bmi", false}}});
    CHECK(result.scores.front().no_test.starts_with(
        "the model ~age + bmi + group has 4 coefficients for 4 samples"));
    CHECK(result.scores.front().result->difference == 1.5);
    CHECK_FALSE(result.scores.front().result->t.has_value());
    CHECK(result.family == 0);
}

TEST_CASE("one sample in a group has an effect and no p, also in a model", "[compare]")
{
    cohort data;
    for (auto const & [name, group, batch, index] :
         std::vector<std::tuple<std::string, std::string, std::string, double>>{{"T1", "tumor", "a", 4},
                                                                                {"C1", "control", "a", 1},
                                                                                {"C2", "control", "b", 2},
                                                                                {"C3", "control", "a", 1.5},
                                                                                {"C4", "control", "b", 2.5}})
    {
        data.add(name, group, index);
        data.labels.back().covariates = {batch};
    }
    auto const result = data.compare(false, {"group", "", {{"batch", true}}});
    compared_score const & one = result.scores.front();
    CHECK(one.result->difference == 2.25);
    CHECK_FALSE(one.result->t.has_value());
    CHECK_FALSE(one.result->permutation.has_value());
    CHECK(result.family == 0);
}
