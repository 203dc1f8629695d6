#include "calibration/trial.hpp"

#include "differential/student_t.hpp"

#include <polarmir/compare/confounding.hpp>
#include <polarmir/compare/model_test.hpp>
#include <polarmir/compare/rank_test.hpp>
#include <polarmir/compare/t_test.hpp>
#include <polarmir/differential/camera.hpp>
#include <polarmir/differential/fry.hpp>
#include <polarmir/differential/mirna_tests.hpp>
#include <polarmir/normalise/factors.hpp>
#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>
#include <polarmir/reference/mirna_names.hpp>
#include <polarmir/score/scorer.hpp>
#include <polarmir/score/shipped.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace calibration {
namespace {

using namespace polarmir;

constexpr double level{0.05};

/// Of what is tested for itself.
struct tally
{
    std::size_t tested{0};
    std::size_t rejected{0};

    void add(double p)
    {
        ++tested;
        rejected += p < level ? 1 : 0;
    }

    [[nodiscard]] outcome as(std::string test, std::string of) const
    {
        double const share = tested == 0 ? 0 : static_cast<double>(rejected) / static_cast<double>(tested);
        return {std::move(test), std::move(of), share, tested};
    }
};

outcome of_one(std::string test, std::string of, std::optional<double> p)
{
    tally result;
    if (p)
        result.add(*p);
    return result.as(std::move(test), std::move(of));
}

matrix counts_of(tables::count_matrix const & table)
{
    matrix counts{table.mirnas.size(), table.samples.size()};
    for (std::size_t i = 0; i < table.samples.size(); ++i)
        for (std::size_t row = 0; row < table.mirnas.size(); ++row)
            counts(row, i) = table.columns[i][row];
    return counts;
}

/// A constant, the batch where there is one, and the group.
matrix design_of(cohort const & simulated)
{
    std::size_t const samples = simulated.counts.samples.size();
    bool const has_batches = !simulated.in_second_batch.empty();
    matrix design{samples, has_batches ? 3U : 2U};
    for (std::size_t i = 0; i < samples; ++i)
    {
        design(i, 0) = 1;
        if (has_batches)
            design(i, 1) = simulated.in_second_batch[i] ? 1 : 0;
        design(i, design.columns() - 1) = i < samples / 2 ? 0 : 1;
    }
    return design;
}

std::vector<compare::sample_label> labels_of(cohort const & simulated)
{
    std::vector<compare::sample_label> labels;
    for (std::string const & sample : simulated.counts.samples)
        labels.push_back(
            {sample, labels.size() < simulated.counts.samples.size() / 2 ? "control" : "case", {}, {}});
    return labels;
}

std::optional<double> t_test(std::vector<double> const & values, matrix const & design)
{
    if (design.columns() > 2)
    {
        auto const result = compare::model_test(values, design);
        return result ? std::optional{result->p} : std::nullopt;
    }
    std::span<double const> const all{values};
    auto const result = compare::welch_test(all.last(all.size() / 2), all.first(all.size() / 2));
    return result ? std::optional{result->p} : std::nullopt;
}

/// The p of differential::test_mirnas alone: intervals and odds take several times as long.
double moderated_p(differential::mirna_model const & model, std::size_t row)
{
    double const t = model.fit.effects(row, 0) / std::sqrt(model.variances.s2_post[row]);
    return differential::two_sided_t(t, model.variances.df_total[row]);
}

std::optional<double> rank_test(std::vector<double> const & values)
{
    std::span<double const> const all{values};
    return compare::rank_sum_test(all.last(all.size() / 2), all.first(all.size() / 2));
}

std::string suffix(score::variant which)
{
    return which == score::variant::no_red_cell ? " noRBC" : "";
}

std::vector<score::signature> scored_sets()
{
    std::vector<score::signature> sets;
    for (score::signature const & set : score::shipped_signatures())
        if (set.name == "EV-M1" || set.name == "EV-M2")
            sets.push_back(set);
    return sets;
}

} // namespace

struct trial::state
{
    explicit state(plasma const & simulated) :
        source{&simulated}, rows{simulated.mirnas(), "hsa", reference::human_mirna_names()},
        scorer{rows, scored_sets(), score::shipped_background(), {score::red_cell_mirnas(), {}}, {}}
    {}

    void test_mirnas_and_sets(cohort const & simulated, std::vector<outcome> & results) const;
    void test_scores(cohort const & simulated, std::vector<outcome> & results) const;

    /// Members that are among the rows kept, by their place among these.
    [[nodiscard]] differential::member_list members_of(score::signature const & set,
                                                       std::vector<bool> const & kept) const
    {
        differential::member_list members;
        for (score::member const & one : set.members)
            if (auto const row = scorer.row_of(one))
                if (std::size_t const place = rows.table_row(*row); kept[place])
                    members.push_back(
                        {static_cast<std::size_t>(std::count(
                             kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(place), true)),
                         one.weight * one.direction});
        return members;
    }

    plasma const * source;
    score::mirna_rows rows;
    score::scorer scorer;
};

void trial::state::test_mirnas_and_sets(cohort const & simulated, std::vector<outcome> & results) const
{
    matrix const all = counts_of(simulated.counts);
    std::vector<std::size_t> groups(all.columns());
    std::fill(groups.begin() + static_cast<std::ptrdiff_t>(groups.size() / 2), groups.end(), 1);
    std::vector<bool> const kept = normalise::filter_by_expression(all, groups);
    matrix const counts = normalise::select_rows(all, kept);
    std::vector<double> const sizes = normalise::effective_sizes(
        counts, normalise::factors(counts, normalise::method::tmm, simulated.counts.samples));
    differential::mirna_model const model = differential::fit_mirnas(counts, sizes, design_of(simulated), {});

    tally planted;
    tally others;
    for (std::size_t row = 0, place = 0; row < kept.size(); ++row)
        if (kept[row])
            (source->is_planted()[row] ? planted : others).add(moderated_p(model, place++));
    tally const both{planted.tested + others.tested, planted.rejected + others.rejected};
    results.push_back(both.as("voom", "miRNAs"));
    results.push_back(planted.as("voom", "EV-M2 members"));
    results.push_back(others.as("voom", "other miRNAs"));

    std::vector<differential::member_list> sets;
    for (score::signature const & set : scorer.sets())
        sets.push_back(members_of(set, kept));
    auto const rotated = differential::fry(model.fit, model.variances, sets);
    auto const compared = differential::camera(model.fit, model.variances, sets);
    for (std::size_t i = 0; i < sets.size(); ++i)
    {
        std::string const & name = scorer.sets()[i].name;
        results.push_back(of_one("fry", name, rotated[i] ? std::optional{rotated[i]->p} : std::nullopt));
        results.push_back(of_one("camera", name, compared[i] ? std::optional{compared[i]->p} : std::nullopt));
    }
}

void trial::state::test_scores(cohort const & simulated, std::vector<outcome> & results) const
{
    std::map<std::string, std::vector<double>> scores;
    std::vector<score::sample_scores> samples;
    for (std::size_t i = 0; i < simulated.counts.samples.size(); ++i)
    {
        samples.push_back(scorer(simulated.counts.samples[i], simulated.counts.columns[i]));
        score::sample_scores const & sample = samples.back();
        for (score::index_score const & one : sample.indices)
            if (one.variant != score::variant::no_doubtful)
                scores[scorer.pairs()[one.pair].name + suffix(one.variant)].push_back(
                    one.value.value().score);
        for (score::set_score const & one : sample.sets)
            if (one.variant != score::variant::no_doubtful)
                scores[scorer.sets()[one.set].name + suffix(one.variant)].push_back(one.value.value().score);
    }
    matrix const design = design_of(simulated);
    for (auto const & [name, values] : scores)
    {
        results.push_back(of_one("score t", name, t_test(values, design)));
        if (design.columns() == 2)
            results.push_back(of_one("Wilcoxon", name, rank_test(values)));
    }
    auto const confounders = compare::find_confounders(samples, labels_of(simulated), {"case", "control"});
    for (char const * const what :
         {compare::depth_confounder, compare::haemolysis_confounder, compare::red_cell_confounder})
    {
        bool const warned =
            std::ranges::find(confounders, what, &compare::confounder::what) != confounders.end();
        results.push_back({"warning", what, warned ? 1.0 : 0.0, 1});
    }
}

trial::trial(plasma const & source) : state_{std::make_unique<state>(source)} {}

trial::~trial() = default;

std::vector<outcome> trial::operator()(cohort const & simulated) const
{
    std::vector<outcome> results;
    state_->test_mirnas_and_sets(simulated, results);
    state_->test_scores(simulated, results);
    return results;
}

} // namespace calibration
