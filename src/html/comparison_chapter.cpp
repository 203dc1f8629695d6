#include "html/chapters.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/interval_plot.hpp>
#include <polarmir/figure/scatter_plot.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::html {
namespace {

constexpr std::size_t labelled_mirnas{15};
constexpr std::size_t index_colour{6};
constexpr std::size_t set_colour{2};

std::string score_name(compare::compared_score const & one)
{
    return one.variant == score::variant::all ? one.score : one.score + ' ' + name_of(one.variant);
}

data_table score_numbers(compare::score_comparison const & comparison)
{
    data_table table{"Scores, " + comparison.groups.name() + " (compare/scores.tsv)",
                     {{"score", false},
                      {"n case", true},
                      {"n control", true},
                      {"difference", true, "log2"},
                      {"95 % from", true},
                      {"to", true},
                      {"p", true, "t test"},
                      {"p adjusted", true, "over all scores with all their members"},
                      {"rank p", true, "Wilcoxon"},
                      {"Hedges' g", true}}};
    for (compare::compared_score const & one : comparison.scores)
    {
        std::vector<cell> & row = table.rows.emplace_back();
        row.push_back(text_cell(score_name(one)));
        if (!one.result)
        {
            row.push_back(count_cell(static_cast<double>(one.scorable_case)));
            row.push_back(count_cell(static_cast<double>(one.scorable_control)));
            row.insert(row.end(), table.columns.size() - row.size(), text_cell("NA"));
            continue;
        }
        compare::group_difference const & result = *one.result;
        auto const of_test = [&](auto const & value) {
            return result.t ? std::optional{value(*result.t)} : std::nullopt;
        };
        row.push_back(count_cell(static_cast<double>(result.n_case)));
        row.push_back(count_cell(static_cast<double>(result.n_control)));
        row.push_back(number_cell(result.difference, 2));
        row.push_back(number_cell(of_test([](auto const & t) { return t.ci.low; }), 2));
        row.push_back(number_cell(of_test([](auto const & t) { return t.ci.high; }), 2));
        row.push_back(p_cell(of_test([](auto const & t) { return t.p; })));
        row.push_back(p_cell(one.adjusted_p));
        row.push_back(p_cell(result.rank_p));
        row.push_back(
            number_cell(result.standardised ? std::optional{result.standardised->g} : std::nullopt, 2));
    }
    return table;
}

/// What the marks and intervals of the differences are.
std::string differences_are(compare::score_comparison const & comparison)
{
    std::string text = comparison.adjusted_for.empty()
                           ? std::string{"Mean differences"}
                           : "Differences adjusted for " + join(comparison.adjusted_for, ", ");
    if (comparison.groups.is_paired)
        text += " within pairs";
    bool const has_tests = std::ranges::any_of(
        comparison.scores, [](compare::compared_score const & one) { return one.result && one.result->t; });
    return text + (has_tests ? " with 95 % intervals." : ".") +
           (comparison.adjusted_for.empty() ? "" : " Rank p and Hedges' g are not adjusted.");
}

std::string scores_figure(compare::score_comparison const & comparison)
{
    std::vector<figure::interval_row> rows;
    for (compare::compared_score const & one : comparison.scores)
    {
        // Variants of single sets are in the table.
        if (!one.is_index && one.variant != score::variant::all)
            continue;
        figure::interval_row row{
            score_name(one), one.is_index ? index_colour : set_colour, std::nullopt, 0, 0, std::nullopt, {}};
        if (one.result)
        {
            row.value = row.low = row.high = one.result->difference;
            if (one.result->t)
            {
                row.low = one.result->t->ci.low;
                row.high = one.result->t->ci.high;
            }
            row.note =
                "n = " + std::to_string(one.result->n_case) + ", " + std::to_string(one.result->n_control);
            if (one.adjusted_p)
                row.note += "; p adjusted " + format_significant(*one.adjusted_p, 2);
        }
        else
            row.note = "not scorable in both groups";
        rows.push_back(std::move(row));
    }
    std::string const drawing = figure::interval_plot(
        rows,
        {"difference " + comparison.groups.name() + ", log2", false, {{0, {}}}, {}},
        {},
        {"Differences of scores", "Mean difference between the groups with its 95 % interval"});
    return to_html(figure_block{"score-differences",
                                "Scores",
                                {drawing},
                                differences_are(comparison) + " Left of 0: lower in " +
                                    comparison.groups.case_group +
                                    ", right: higher. An index is M1 minus M2; a set is the mean level of "
                                    "its miRNAs against the background panel.",
                                score_numbers(comparison)});
}

struct tested_mirna
{
    compare::compared_mirna const * result;
    std::string name;
    bool is_different;
};

std::vector<tested_mirna> tested(pipeline::polarization const & found)
{
    std::vector<tested_mirna> mirnas;
    for (compare::compared_mirna const * const one : by_p(*found.mirnas))
        mirnas.push_back({one, found.rows->name(one->row), one->adjusted_p <= compare::significant_p});
    return mirnas;
}

/// Volcano (significance over fold change) or MA (fold change over level).
std::string
mirna_drawing(std::vector<tested_mirna> const & mirnas, compare::contrast const & groups, bool is_volcano)
{
    std::vector<figure::scatter_point> points;
    for (std::size_t i = 0; i < mirnas.size(); ++i)
    {
        auto const & test = mirnas[i].result->test;
        bool const is_different = mirnas[i].is_different;
        points.push_back({is_volcano ? test.log_fc : test.mean_expression,
                          is_volcano ? -test.log10_p : test.log_fc,
                          test.log_fc < 0 ? 0U : 1U,
                          mirnas[i].name,
                          is_different && i < labelled_mirnas,
                          !is_different});
    }
    figure::axis const fold_change{"log2 fold change, " + groups.name(), false, {{0, {}}}, {}};
    figure::legend const sides{"lower in " + groups.case_group, "higher in " + groups.case_group};
    if (is_volcano)
        return figure::scatter_plot(points,
                                    fold_change,
                                    {"-log10 p"},
                                    sides,
                                    {"Volcano plot of miRNAs", "Significance over fold change"});
    return figure::scatter_plot(
        points, {"mean log2 CPM"}, fold_change, sides, {"MA plot of miRNAs", "Fold change over mean level"});
}

/// As the output table has them: twelve significant digits.
cell long_cell(double value, int decimals)
{
    constexpr int digits{12};
    return {format_fixed(value, decimals), format_significant(value, digits), {}};
}

data_table mirna_numbers(std::vector<tested_mirna> const & mirnas)
{
    data_table table{"miRNAs (compare/mirna.tsv)",
                     {{"miRNA", false},
                      {"log2 fold change", true},
                      {"95 % from", true},
                      {"to", true},
                      {"CPM case", true, "mean, normalised"},
                      {"CPM control", true, "mean, normalised"},
                      {"p", true, "moderated t test"},
                      {"p adjusted", true}},
                     {},
                     true,
                     "Show miRNAs with"};
    constexpr int digits{12};
    for (tested_mirna const & one : mirnas)
    {
        auto const & test = one.result->test;
        auto const p = [](double value) {
            return cell{format_significant(value, 2), format_significant(value, digits), {}};
        };
        table.rows.push_back({text_cell(one.name),
                              long_cell(test.log_fc, 2),
                              long_cell(test.ci_low, 2),
                              long_cell(test.ci_high, 2),
                              long_cell(one.result->cpm_case, 1),
                              long_cell(one.result->cpm_control, 1),
                              p(test.p),
                              p(one.result->adjusted_p)});
    }
    return table;
}

std::string mirna_figure(pipeline::polarization const & found)
{
    if (!found.mirnas)
        return {};
    if (!found.mirnas->impossible.empty())
        return paragraph("No comparison of miRNAs: " + found.mirnas->impossible);
    std::vector<tested_mirna> const mirnas = tested(found);
    compare::contrast const & groups = found.design->groups;
    return to_html(figure_block{"differential",
                                "miRNAs",
                                {mirna_drawing(mirnas, groups, true), mirna_drawing(mirnas, groups, false)},
                                "Marks: adjusted p of " + format_compact(compare::significant_p, 2) +
                                    " or less (" + std::string{name_of(found.mirnas->adjusted_by)} +
                                    "); dots: the other tested miRNAs.",
                                mirna_numbers(mirnas)});
}

} // namespace

std::optional<chapter> comparison_chapter(view const & v)
{
    pipeline::polarization const & found = v.cohort().polarization;
    if (!found.comparison)
        return std::nullopt;
    return chapter{"comparison", "Groups compared", scores_figure(*found.comparison) + mirna_figure(found)};
}

} // namespace polarmir::html
