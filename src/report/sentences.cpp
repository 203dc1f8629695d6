#include "report/mirna_sentences.hpp"
#include "report/sentence_parts.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::report {
namespace {

using compare::compared_score;
using compare::group_difference;
using compare::score_comparison;

std::string between(compare::confidence_interval const & ci)
{
    return "95 % CI " + log2_text(ci.low) + " to " + log2_text(ci.high);
}

/// `EV-M1 minus EV-M2`
std::string pair_text(score::scorer const & scorer)
{
    score::opposing_sets const & pair = scorer.pairs().front();
    return scorer.sets()[pair.m1].name + " minus " + scorer.sets()[pair.m2].name;
}

std::string verdicts_sentence(summary_input const & input)
{
    std::size_t ok{0};
    std::size_t low{0};
    for (score::sample_scores const & sample : input.samples)
    {
        score::verdict const result = sample.indices.front().verdict.result;
        ok += result == score::verdict::ok ? 1U : 0U;
        low += result == score::verdict::low ? 1U : 0U;
    }
    return "Polarization index of " + count_of(input.samples.size(), "sample") + ": " + std::to_string(ok) +
           " OK, " + std::to_string(low) + " LOW (use with care), " +
           std::to_string(input.samples.size() - ok - low) + " not scorable.";
}

/// `Polarization index -0.63 (95 % -1.08 to -0.18), OK.`
std::string index_sentence(score::sample_scores const & sample)
{
    score::index_score const & index = sample.indices.front();
    auto const value = printable(index.verdict, index.value);
    if (!value)
        return "The polarization index of " + sample.sample + " cannot be told: " + index.verdict.reason +
               '.';
    score_interval const interval = interval_of(*value);
    return "The polarization index of " + sample.sample + " is " + log2_text(value->score) +
           " (95 % interval " + log2_text(interval.low) + " to " + log2_text(interval.high) + "), " +
           (index.verdict.result == score::verdict::low ? "LOW: to be used with care." : "OK.");
}

/// Only where the ratio is high beyond the sampling of a few reads.
std::optional<std::string> haemolysis_sentence(summary_input const & input)
{
    constexpr double standard_errors{2};
    std::vector<std::string> names;
    for (score::sample_scores const & sample : input.samples)
        if (sample.red_cell && sample.red_cell->call == score::haemolysis_call::likely &&
            sample.red_cell->ratio - standard_errors * sample.red_cell->se >= score::possible_haemolysis)
            names.push_back(sample.sample);
    if (names.empty())
        return std::nullopt;
    return "Haemolysis is likely in " + some_of(names) +
           " (miR-451a against miR-23a-3p): look at the scores without the miRNAs of red cells (noRBC).";
}

std::optional<std::string> doubtful_sentence(score::scorer const & scorer)
{
    std::vector<std::string> members = scorer.doubtful_members();
    if (members.empty())
        return std::nullopt;
    bool const is_one = members.size() == 1;
    return "The reads that look like " + some_of(members) + " are mostly of another RNA " +
           "(counts/origin.tsv): the noDoubtful scores leave " + (is_one ? "it" : "them") + " out.";
}

compared_score const & lead(score_comparison const & comparison, score::variant variant)
{
    return *std::ranges::find_if(comparison.scores, [&](compared_score const & one) {
        return one.is_index && one.variant == variant;
    });
}

/// `0 of 3 case and 0 of 3 control samples are scorable`
std::string impossible_sentence(score_comparison const & comparison, compared_score const & one)
{
    auto const part = [](std::size_t scorable, std::size_t all, std::string const & group) {
        return std::to_string(scorable) + " of " + std::to_string(all) + ' ' + group;
    };
    std::string text = part(one.scorable_case, comparison.n_case, comparison.groups.case_group) + " and " +
                       part(one.scorable_control, comparison.n_control, comparison.groups.control_group) +
                       " samples are scorable";
    if (comparison.groups.is_paired && one.scorable_case > 0 && one.scorable_control > 0)
        text += ", but no pair is complete";
    return text;
}

std::string tests_text(score_comparison const & comparison, compared_score const & one)
{
    group_difference const & result = *one.result;
    std::string const test = result.is_adjusted
                                 ? (result.is_paired ? "pairs, " : "") + std::string{"adjusted for "} +
                                       join(comparison.adjusted_for, ", ") + ", "
                                 : (result.is_paired ? "paired " : "Welch ");
    std::string text = between(result.t->ci) + "; " + test + "t test " + p_text(result.t->p);
    if (one.adjusted_p)
        text += ", " + p_text(*one.adjusted_p) + " after " + name_of(comparison.method) + " over " +
                count_of(comparison.family, "score");
    if (result.rank_p)
        text += std::string{result.is_adjusted ? "; unadjusted " : "; "} +
                (result.is_paired ? "signed rank" : "rank sum") + " test " + p_text(*result.rank_p);
    if (result.standardised)
        text += std::string{result.is_adjusted ? "; unadjusted Hedges' g " : "; Hedges' g "} +
                log2_text(result.standardised->g) + ", " + between(result.standardised->ci);
    return text;
}

std::string direction_text(compared_score const & one, std::string const & cases)
{
    group_difference const & result = *one.result;
    if (result.is_paired && result.n_case < 2)
        return "With one pair nothing can be said of chance.";
    if (result.n_case < 2 || result.n_control < 2)
        return "With one sample in a group nothing can be said of chance.";
    if (!one.no_test.empty())
        return "No test: " + one.no_test + '.';
    if (!result.t)
        return "The scores do not vary within the groups: no test is possible.";
    if (result.t->ci.high < 0)
        return "The cargo of " + cases + " leans further to M2.";
    if (result.t->ci.low > 0)
        return "The cargo of " + cases + " leans further to M1.";
    return "The interval holds 0: no difference is shown.";
}

/// `tumor (n = 5, 2 of them LOW)`
std::string group_text(std::string const & name, std::size_t n, std::size_t low)
{
    return name + " (n = " + std::to_string(n) +
           (low > 0 ? ", " + std::to_string(low) + " of them LOW" : "") + ')';
}

std::string groups_text(score_comparison const & comparison, compared_score const & one)
{
    compare::contrast const & groups = comparison.groups;
    if (one.result->is_paired)
        return groups.case_group + " than in " + groups.control_group + " of " +
               count_of(one.result->n_case, "pair");
    return group_text(groups.case_group, one.result->n_case, one.low_case) + " than in " +
           group_text(groups.control_group, one.result->n_control, one.low_control);
}

std::string difference_sentence(summary_input const & input, score_comparison const & comparison)
{
    compared_score const & one = lead(comparison, score::variant::all);
    group_difference const & result = *one.result;
    std::string text = "The polarization index (" + pair_text(*input.scorer) + ") is " +
                       log2_text(std::abs(result.difference)) + " log2 units " +
                       (result.difference < 0 ? "lower" : "higher") + " in " + groups_text(comparison, one) +
                       ": difference " + log2_text(result.difference);
    if (result.t)
        text += ", " + tests_text(comparison, one);
    return text + ". " + direction_text(one, comparison.groups.case_group);
}

std::optional<std::string> without_red_cells(score_comparison const & comparison)
{
    compared_score const & one = lead(comparison, score::variant::no_red_cell);
    if (!one.result || !one.result->t)
        return std::nullopt;
    group_difference const & result = *one.result;
    std::string const sizes = result.is_paired ? count_of(result.n_case, "pair")
                                               : "n = " + std::to_string(result.n_case) + " and " +
                                                     std::to_string(result.n_control);
    return std::string{"Without the miRNAs of red cells the "} + (result.is_adjusted ? "adjusted " : "") +
           "difference is " + log2_text(result.difference) + " (" + sizes + "; " + between(result.t->ci) +
           ", " + p_text(result.t->p) + ").";
}

std::optional<std::string> left_out_sentence(compared_score const & one)
{
    if (one.left_out.empty())
        return std::nullopt;
    std::vector<std::string> names;
    for (compare::left_out_sample const & sample : one.left_out)
        names.push_back(sample.sample + " (" + sample.reason + ')');
    return "Left out of the comparison: " + some_of(names) + '.';
}

/// What can be done about haemolysis, or was.
std::string haemolysis_advice(score_comparison const & comparison)
{
    bool const is_adjusted = std::ranges::find(comparison.adjusted_for, compare::haemolysis_covariate) !=
                             comparison.adjusted_for.end();
    return std::string{", also of those without red-cell miRNAs"} +
           (is_adjusted ? ", although the model adjusts for it."
                        : "; --adjust-haemolysis takes it into the model.");
}

/// One for each confounder.
std::vector<std::string> confounder_sentences(score_comparison const & comparison)
{
    std::vector<std::string> sentences;
    for (compare::confounder const & one : comparison.confounders)
        sentences.push_back("The groups differ in " + one.what + ": by " + log2_text(one.difference) +
                            " log2 (" + comparison.groups.name() +
                            "). A difference of scores, sets or miRNAs may be due to it" +
                            (one.what == compare::depth_confounder ? "." : haemolysis_advice(comparison)));
    return sentences;
}

/// Worth saying only where it limits what can be shown.
std::optional<std::string> smallest_p_sentence(score_comparison const & comparison)
{
    constexpr double remarkable{0.001};
    compared_score const & one = lead(comparison, score::variant::all);
    if (!one.result || !one.result->smallest_rank_p || *one.result->smallest_rank_p < remarkable)
        return std::nullopt;
    return std::string{"With these group sizes the "} + (one.result->is_paired ? "signed rank" : "rank sum") +
           " test cannot fall below " + p_text(*one.result->smallest_rank_p) + '.';
}

/// `12 reference samples (group control)`
std::string reference_text(summary_input const & input)
{
    std::size_t most{0};
    for (score::sample_scores const & sample : input.samples)
        most = std::max(most, sample.indices.front().calibrated.n);
    return count_of(most, "reference sample") + (input.reference.empty() ? "" : " (" + input.reference + ')');
}

/// Which samples stand out of the reference.
std::optional<std::string> standing_sentence(summary_input const & input)
{
    constexpr double conspicuous{0.05};
    if (!has_standing(input))
        return std::nullopt;
    std::vector<std::string> names;
    std::size_t compared{0};
    for (score::sample_scores const & sample : input.samples)
    {
        std::optional<score::standing> const & value = sample.indices.front().calibrated.value;
        compared += value ? 1U : 0U;
        if (value && value->p < conspicuous)
            names.push_back(sample.sample + " (Z " + log2_text(value->z) + ", " + p_text(value->p) + ')');
    }
    return "Against " + reference_text(input) + ", each left out where it is one of them, the index of " +
           (names.empty() ? "none" : std::to_string(names.size())) + " of " + count_of(compared, "sample") +
           " lies outside 95 % of the reference (p < 0.05, not adjusted)" +
           (names.empty() ? "." : ": " + some_of(names) + '.');
}

std::string no_cut_off_sentence(summary_input const & input)
{
    score::scorer const & scorer = *input.scorer;
    score::opposing_sets const & pair = scorer.pairs().front();
    auto const size = [&](std::size_t set) {
        return scorer.sets()[set].name + ' ' + std::to_string(scorer.sets()[set].members.size());
    };
    bool const is_curated = scorer.sets()[pair.m1].version != score::user_version;
    std::string const without_reference =
        "It has no cut-off: no sample is called M1-like or M2-like without at least 10 reference samples of "
        "the same protocol, and 0 is not neutral ";
    std::string const with_reference =
        "Z tells how far a sample is from the reference samples, if they are of its protocol; the index "
        "itself has no cut-off, and its 0 is not neutral ";
    return "The index ranks samples of one protocol. " +
           (has_standing(input) ? with_reference : without_reference) + "(members: " + size(pair.m1) + ", " +
           size(pair.m2) + (is_curated ? "; the literature reports M2 far more often)." : ").");
}

/// The comparison of the lead index; nullptr where there is none.
compared_score const * lead_result(summary_input const & input)
{
    if (!*input.comparison)
        return nullptr;
    compared_score const & one = lead(**input.comparison, score::variant::all);
    return one.result ? &one : nullptr;
}

} // namespace

std::vector<std::string> gaps(summary_input const & input)
{
    std::vector<std::string> reasons;
    if (input.scorer->pairs().empty() || input.samples.empty())
        return reasons;
    if (!*input.comparison && input.samples.size() > 1)
        reasons.push_back("no score comparison: " + input.no_comparison);
    else if (*input.comparison && lead_result(input) == nullptr)
        reasons.push_back(
            "no score comparison: " +
            impossible_sentence(**input.comparison, lead(**input.comparison, score::variant::all)));
    if (input.mirnas == nullptr && !input.no_mirnas.empty())
        reasons.push_back("no comparison of miRNAs: " + input.no_mirnas);
    return reasons;
}

std::string headline(summary_input const & input)
{
    if (input.scorer->pairs().empty())
        return "No polarization index: the signatures hold no opposing sets.";
    if (!*input.comparison)
        return input.samples.size() == 1 ? index_sentence(input.samples.front()) : verdicts_sentence(input);
    compared_score const & one = lead(**input.comparison, score::variant::all);
    return one.result
               ? direction_text(one, (*input.comparison)->groups.case_group)
               : "The groups cannot be compared: " + impossible_sentence(**input.comparison, one) + '.';
}

std::vector<std::string> findings(summary_input const & input)
{
    if (input.scorer->pairs().empty() || input.samples.empty())
        return {};
    std::vector<std::string> sentences{verdicts_sentence(input)};
    auto const add = [&](std::optional<std::string> sentence) {
        if (sentence)
            sentences.push_back(*std::move(sentence));
    };
    if (!*input.comparison && input.samples.size() == 1)
        sentences.push_back(index_sentence(input.samples.front()));
    if (compared_score const * const one = lead_result(input))
    {
        sentences.push_back(difference_sentence(input, **input.comparison));
        add(without_red_cells(**input.comparison));
        add(left_out_sentence(*one));
    }
    add(standing_sentence(input));
    if (input.mirnas != nullptr)
        for (std::string & sentence : mirna_findings(*input.mirnas))
            sentences.push_back(std::move(sentence));
    add(haemolysis_sentence(input));
    return sentences;
}

std::vector<std::string> caveats(summary_input const & input)
{
    if (input.scorer->pairs().empty())
        return {};
    std::vector<std::string> sentences;
    if (auto sentence = doubtful_sentence(*input.scorer))
        sentences.push_back(*std::move(sentence));
    if (*input.comparison && !input.samples.empty())
    {
        for (std::string & sentence : confounder_sentences(**input.comparison))
            sentences.push_back(std::move(sentence));
        if (auto sentence = smallest_p_sentence(**input.comparison))
            sentences.push_back(*std::move(sentence));
    }
    if (input.mirnas != nullptr)
        for (std::string & sentence : mirna_caveats(*input.mirnas))
            sentences.push_back(std::move(sentence));
    sentences.insert(
        sentences.end(),
        {no_cut_off_sentence(input),
         "A score describes miRNAs with a reported effect on macrophages. It does not show that vesicles "
         "deliver them, at what dose, or the state of a macrophage.",
         "The miRNA of plasma and serum is not exosome cargo alone; blood cells and carriers other than "
         "vesicles add to it."});
    return sentences;
}

} // namespace polarmir::report
