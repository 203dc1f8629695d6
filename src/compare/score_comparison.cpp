#include <polarmir/compare/score_comparison.hpp>

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
    std::string block;
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
                           label.block});
    }
    return members;
}

/// The two columns of numbers that are compared.
struct columns
{
    std::vector<double> cases;
    std::vector<double> controls;
};

columns all_scorable(std::vector<member> const & members, getter const & get)
{
    columns values;
    for (member const & one : members)
        if (one.scores != nullptr)
            if (judged const score = get(*one.scores); score.is_scorable())
                (one.is_case ? values.cases : values.controls).push_back((*score.value)->score);
    return values;
}

/// Complete blocks, in the order of their names; the samples of the others are left out.
columns complete_pairs(std::vector<member> const & members,
                       getter const & get,
                       std::vector<left_out_sample> & left_out)
{
    std::map<std::string, std::pair<member const *, member const *>> blocks;
    for (member const & one : members)
        if (one.scores != nullptr && get(*one.scores).is_scorable())
            (one.is_case ? blocks[one.block].first : blocks[one.block].second) = &one;
    columns values;
    for (auto const & [block, pair] : blocks)
    {
        auto const [with_case, with_control] = pair;
        if (with_case != nullptr && with_control != nullptr)
        {
            values.cases.push_back((*get(*with_case->scores).value)->score);
            values.controls.push_back((*get(*with_control->scores).value)->score);
        }
        else
            left_out.push_back({(with_case != nullptr ? with_case : with_control)->sample,
                                "no scored partner in block " + block});
    }
    return values;
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

compared_score compare_one(std::vector<member> const & members, getter const & get, bool is_paired)
{
    compared_score result;
    for (member const & one : members)
        count(one, get, result);
    columns const values =
        is_paired ? complete_pairs(members, get, result.left_out) : all_scorable(members, get);
    if (values.cases.empty() || values.controls.empty())
        return result;
    result.result = is_paired ? compare_pairs(values.cases, values.controls)
                              : compare_groups(values.cases, values.controls);
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
                                std::span<sample_label const> labels,
                                contrast const & groups,
                                adjustment method)
{
    std::vector<member> const members = members_of(samples, labels, groups);
    score_comparison comparison{groups, 0, 0, method, 0, {}};
    for (member const & one : members)
        ++(one.is_case ? comparison.n_case : comparison.n_control);
    if (samples.empty())
        return comparison;

    auto const add = [&](std::string name, bool is_index, score::variant variant, getter const & get) {
        compared_score one = compare_one(members, get, groups.is_paired);
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
