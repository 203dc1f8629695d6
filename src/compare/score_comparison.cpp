#include <polarmir/compare/model_test.hpp>
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/core/error.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace polarmir::compare {
namespace {

/// A sample of one of the two groups.
struct member
{
    std::string sample;
    score::sample_scores const * scores{nullptr}; ///< none: it has no counts
    bool is_case{false};
    sample_label const * label{nullptr};
};

/// A score of a sample with the verdict on it.
struct judged
{
    score::judgement const * verdict{nullptr};
    std::optional<score::estimate> const * value{nullptr};

    [[nodiscard]] bool is_scorable() const
    {
        return verdict->result != score::verdict::not_scorable && value->has_value();
    }
};

using getter = std::function<judged(score::sample_scores const &)>;

/// In the order of the labels. A sample without counts has no scores.
std::vector<member> members_of(std::span<score::sample_scores const> samples,
                               std::span<sample_label const> labels,
                               contrast const & groups)
{
    std::vector<member> members;
    for (sample_label const & label : labels)
    {
        if (label.group != groups.case_group && label.group != groups.control_group)
            continue;
        auto const scores = std::ranges::find(samples, label.sample, &score::sample_scores::sample);
        members.push_back({label.sample,
                           scores == samples.end() ? nullptr : &*scores,
                           label.group == groups.case_group,
                           &label});
    }
    return members;
}

/// The score of a sample that takes part.
struct value
{
    member const * sample{nullptr};
    double score{0};
};

/// Without pairing: every scorable sample, in order.
std::vector<value> all_scorable(std::vector<member> const & members, getter const & get)
{
    std::vector<value> values;
    for (member const & one : members)
        if (one.scores != nullptr)
            if (judged const score = get(*one.scores); score.is_scorable())
                values.push_back({&one, (*score.value)->score});
    return values;
}

/// Complete blocks, in the order of their names, the case first; the samples of the others are left out.
std::vector<value> complete_pairs(std::vector<value> const & scorable,
                                  std::vector<left_out_sample> & left_out)
{
    std::map<std::string, std::pair<value const *, value const *>> blocks;
    for (value const & one : scorable)
        (one.sample->is_case ? blocks[one.sample->label->block].first
                             : blocks[one.sample->label->block].second) = &one;
    std::vector<value> values;
    for (auto const & [block, pair] : blocks)
    {
        auto const [with_case, with_control] = pair;
        if (with_case != nullptr && with_control != nullptr)
            values.insert(values.end(), {*with_case, *with_control});
        else
            left_out.push_back({(with_case != nullptr ? with_case : with_control)->sample->sample,
                                "no scored partner in block " + block});
    }
    return values;
}

std::vector<double> scores_of(std::vector<value> const & values, bool of_cases)
{
    std::vector<double> scores;
    for (value const & one : values)
        if (one.sample->is_case == of_cases)
            scores.push_back(one.score);
    return scores;
}

/// Counts the sample as scorable, or leaves it out.
void count(member const & one, getter const & get, compared_score & result)
{
    if (one.scores == nullptr)
        return result.left_out.push_back({one.sample, "no counts"});
    judged const score = get(*one.scores);
    if (!score.is_scorable())
        return result.left_out.push_back({one.sample, score.verdict->reason});
    ++(one.is_case ? result.scorable_case : result.scorable_control);
    if (score.verdict->result == score::verdict::low)
        ++(one.is_case ? result.low_case : result.low_control);
}

/// Levels of all covariates together; nothing when one of them is a number.
std::optional<std::string> stratum_of(sample_label const & label, model_columns const & columns)
{
    std::string stratum;
    for (std::size_t i = 0; i < columns.covariates.size(); ++i)
    {
        if (!columns.covariates[i].is_factor)
            return std::nullopt;
        stratum.append(label.covariates[i]).push_back('\t');
    }
    return stratum;
}

std::optional<permutation_result> permute_in_strata(std::vector<value> const & values,
                                                    model_columns const & columns)
{
    std::vector<stratified_value> stratified;
    for (value const & one : values)
    {
        auto stratum = stratum_of(*one.sample->label, columns);
        if (!stratum)
            return std::nullopt;
        stratified.push_back({one.score, one.sample->is_case, *std::move(stratum)});
    }
    return permute_within(stratified);
}

/// The model of some of the samples, or why there is none. Most scores have the same scorable samples.
class model_of_samples
{
  public:
    explicit model_of_samples(comparison_design const & design) : design_{&design} {}

    /// Throws input_error.
    model const & operator()(std::vector<sample_label> const & labels)
    {
        std::vector<std::string> names;
        for (sample_label const & one : labels)
            names.push_back(one.sample);
        if (!fitted_ || fitted_->samples != names)
            fitted_ = make_model(labels, design_->groups, design_->columns);
        return *fitted_;
    }

  private:
    comparison_design const * design_;
    std::optional<model> fitted_;
};

/// Replaces the tests that know nothing of covariates.
void adjust_for_covariates(std::vector<value> const & values,
                           comparison_design const & design,
                           model_of_samples & models,
                           compared_score & result)
{
    group_difference & found = *result.result;
    found.is_adjusted = true;
    if (found.n_case < 2 || found.n_control < 2)
        return; // an effect, and no word on chance
    found.t.reset();
    found.permutation.reset();
    std::vector<sample_label> labels;
    std::vector<double> scores;
    for (value const & one : values)
    {
        labels.push_back(*one.sample->label);
        scores.push_back(one.score);
    }
    try
    {
        found.t = model_test(scores, models(labels).values);
    }
    catch (input_error const & reason) // the scorable samples can be too few for the model of all
    {
        result.no_test = reason.what();
        return;
    }
    if (found.t)
        found.difference = found.t->difference;
    if (!design.groups.is_paired)
        found.permutation = permute_in_strata(values, design.columns);
}

compared_score compare_one(std::vector<member> const & members,
                           getter const & get,
                           comparison_design const & design,
                           model_of_samples & models)
{
    compared_score result;
    for (member const & one : members)
        count(one, get, result);
    std::vector<value> values = all_scorable(members, get);
    if (design.groups.is_paired)
        values = complete_pairs(values, result.left_out);
    std::vector<double> const cases = scores_of(values, true);
    std::vector<double> const controls = scores_of(values, false);
    if (cases.empty() || controls.empty())
        return result;
    result.result =
        design.groups.is_paired ? compare_pairs(cases, controls) : compare_groups(cases, controls);
    if (!design.columns.covariates.empty())
        adjust_for_covariates(values, design, models, result);
    return result;
}

void adjust_family(score_comparison & comparison)
{
    std::vector<std::optional<double>> p;
    for (compared_score const & one : comparison.scores)
    {
        bool const is_tested = one.variant == score::variant::all && one.result && one.result->t;
        p.push_back(is_tested ? std::optional{one.result->t->p} : std::nullopt);
        comparison.family += is_tested ? 1 : 0;
    }
    std::vector<std::optional<double>> const adjusted = adjust(p, comparison.method);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        comparison.scores[i].adjusted_p = adjusted[i];
}

} // namespace

score_comparison compare_scores(std::span<score::sample_scores const> samples,
                                score::scorer const & scorer,
                                comparison_design const & design)
{
    std::vector<member> const members = members_of(samples, design.labels, design.groups);
    score_comparison comparison{design.groups, {}, 0, 0, design.method, {}, 0, {}};
    comparison.confounders = find_confounders(samples, design.labels, design.groups);
    for (covariate const & one : design.columns.covariates)
        comparison.adjusted_for.push_back(one.name);
    for (member const & one : members)
        ++(one.is_case ? comparison.n_case : comparison.n_control);
    if (samples.empty())
        return comparison;

    model_of_samples models{design};
    auto const add = [&](std::string name, bool is_index, score::variant variant, getter const & get) {
        compared_score one = compare_one(members, get, design, models);
        one.score = std::move(name);
        one.is_index = is_index;
        one.variant = variant;
        comparison.scores.push_back(std::move(one));
    };
    score::sample_scores const & form = samples.front();
    for (std::size_t i = 0; i < form.indices.size(); ++i)
        add(scorer.pairs()[form.indices[i].pair].name,
            true,
            form.indices[i].variant,
            [i](score::sample_scores const & sample) {
                return judged{&sample.indices[i].verdict, &sample.indices[i].value};
            });
    for (std::size_t i = 0; i < form.sets.size(); ++i)
        add(scorer.sets()[form.sets[i].set].name,
            false,
            form.sets[i].variant,
            [i](score::sample_scores const & sample) {
                return judged{&sample.sets[i].verdict, &sample.sets[i].value};
            });
    adjust_family(comparison);
    return comparison;
}

} // namespace polarmir::compare
