#include "html/chapters.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/figure/interval_plot.hpp>
#include <polarmir/figure/panel_plot.hpp>
#include <polarmir/figure/scatter_plot.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/score/shipped.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace polarmir::html {
namespace {

/// One miRNA of the index.
struct index_member
{
    std::string name;
    double coefficient{0};
    score::curated_member const * curated{nullptr}; ///< of the set it is in; nullptr: not of the shipped sets
    std::vector<double> contributions;              ///< by sample, NaN where there is none
    std::vector<double> levels;                     ///< log2(CPM + 10), the same
};

score::curated_member const * curated_in(std::string const & set, std::string const & mirna)
{
    for (score::curated_member const & one : score::curated_members())
        if (one.used && one.set == set && one.member.name == mirna)
            return &one;
    return nullptr;
}

/// Members by falling weight, those of M1 first.
std::vector<index_member> members_of(view const & v)
{
    pipeline::polarization const & found = v.cohort().polarization;
    score::opposing_sets const & pair = found.scorer->pairs().front();
    std::vector<index_member> members;
    for (std::size_t g = 0; g < found.contributions.rows.size(); ++g)
    {
        index_member one{found.rows->name(found.contributions.rows[g]),
                         found.contributions.coefficients[g],
                         nullptr,
                         {},
                         {}};
        score::signature const & set = found.scorer->sets()[one.coefficient > 0 ? pair.m1 : pair.m2];
        if (set.version != score::user_version)
            one.curated = curated_in(set.name, one.name);
        for (std::size_t i = 0; i < v.size(); ++i)
        {
            double const value = found.contributions.values(g, i);
            one.contributions.push_back(value);
            one.levels.push_back(value / one.coefficient + v.scores(i).background.value_or(0));
        }
        members.push_back(std::move(one));
    }
    std::ranges::stable_sort(members, [](index_member const & a, index_member const & b) {
        return a.coefficient > b.coefficient;
    });
    auto const first_m2 =
        std::ranges::find_if(members, [](index_member const & one) { return one.coefficient < 0; });
    std::reverse(first_m2, members.end());
    return members;
}

double mean_of(std::vector<double> const & values, std::vector<std::size_t> const & samples)
{
    double sum{0};
    double n{0};
    for (std::size_t const i : samples)
        if (!std::isnan(values[i]))
        {
            sum += values[i];
            ++n;
        }
    return sum / n;
}

std::string doubts(index_member const & one, view const & v)
{
    std::vector<std::string> found;
    if (one.curated != nullptr)
    {
        found.push_back(one.curated->tier);
        if (!one.curated->arm_stated)
            found.emplace_back("arm inferred");
        if (one.curated->only_opposes)
            found.emplace_back("only opposes");
        for (std::string const & confounder : one.curated->confounders)
            if (confounder != "none")
                found.push_back(confounder);
    }
    score::scorer const & scorer = *v.cohort().polarization.scorer;
    auto const row = v.cohort().polarization.rows->find(one.name);
    if (row && scorer.is_red_cell(*row))
        found.emplace_back("left out of noRBC");
    return join(found, ", ");
}

/// The members of the index and the samples over which they are summed up.
struct index_parts
{
    std::vector<index_member> members;
    /// Of a comparison the samples that took part, control and case; else all samples whose index may be
    /// printed, as one group.
    std::vector<std::vector<std::size_t>> groups;

    [[nodiscard]] bool is_difference() const noexcept { return groups.size() == 2; }
    /// What a miRNA adds to the difference of the mean indices, or to the mean index.
    [[nodiscard]] double effect_of(index_member const & one) const
    {
        double const first = mean_of(one.contributions, groups.front());
        return is_difference() ? mean_of(one.contributions, groups.back()) - first : first;
    }
    [[nodiscard]] std::string title() const
    {
        return is_difference() ? "part of the difference" : "part of the mean index";
    }
};

std::vector<std::vector<std::size_t>> summed_samples(view const & v)
{
    auto const & comparison = v.cohort().polarization.comparison;
    bool const is_compared = comparison && comparison->scores.front().result;
    std::vector<std::vector<std::size_t>> groups(is_compared ? 2 : 1);
    for (std::size_t const i : v.by_group())
    {
        if (!v.index_value(i))
            continue;
        if (!is_compared)
        {
            groups.front().push_back(i);
            continue;
        }
        auto const & left_out = comparison->scores.front().left_out; // of the lead index, which stands first
        if (std::ranges::find(left_out, v.sample(i).name, &compare::left_out_sample::sample) !=
            left_out.end())
            continue;
        if (v.cohort().groups[i] == comparison->groups.control_group)
            groups.front().push_back(i);
        else if (v.cohort().groups[i] == comparison->groups.case_group)
            groups.back().push_back(i);
    }
    return groups;
}

std::vector<figure::panel> member_panels(view const & v, index_parts const & parts)
{
    std::vector<figure::panel> panels(5);
    panels[0].along = {"papers"};
    panels[1].along = {"weight in the index"};
    panels[2].along = {"mean log2(CPM + 10)"};
    panels[3].along = {parts.title(), false, {{0, {}}}};
    panels[4].along = {"evidence and doubts"};
    for (index_member const & one : parts.members)
    {
        panels[0].bars.push_back(
            one.curated == nullptr ? std::nullopt : std::optional{static_cast<double>(one.curated->papers)});
        panels[1].bars.emplace_back(std::abs(one.coefficient));
        std::vector<figure::strip_value> & marks = panels[2].marks.emplace_back();
        for (std::vector<std::size_t> const & group : parts.groups)
        {
            std::size_t const number = parts.is_difference() ? v.group(group.front()) : 0;
            marks.push_back(
                {mean_of(one.levels, group), number, parts.is_difference() ? v.group_name(number) : "mean"});
        }
        panels[3].bars.emplace_back(parts.effect_of(one));
        std::string words = doubts(one, v);
        panels[4].words.push_back(words.empty() ? " " : std::move(words));
    }
    return panels;
}

data_table member_numbers(view const & v, index_parts const & parts)
{
    data_table table{"miRNAs of the index (signatures.tsv, contributions.tsv)",
                     {{"miRNA", false},
                      {"pushes to", false},
                      {"papers", true},
                      {"coefficient", true, "weight, M1 minus M2"},
                      {parts.title(), true, "log2"},
                      {"evidence and doubts", false},
                      {"PMID", false}},
                     {},
                     true,
                     "Show members with"};
    constexpr int digits{12};
    for (index_member const & one : parts.members)
        table.rows.push_back(
            {text_cell(one.name),
             text_cell(one.coefficient > 0 ? "M1" : "M2"),
             one.curated == nullptr ? text_cell("NA") : count_cell(one.curated->papers),
             {format_fixed(one.coefficient, 4), format_significant(one.coefficient, digits), {}},
             number_cell(parts.effect_of(one), 3),
             text_cell(doubts(one, v)),
             text_cell(one.curated == nullptr ? "" : one.curated->pmids)});
    return table;
}

std::string members_explanation(view const & v, index_parts const & parts)
{
    auto const & comparison = v.cohort().polarization.comparison;
    bool const is_adjusted = parts.is_difference() && !comparison->adjusted_for.empty();
    bool const is_curated =
        std::ranges::any_of(parts.members, [](index_member const & one) { return one.curated != nullptr; });
    return "Parts add up to " +
           std::string{parts.is_difference() ? "the difference of the mean indices of the samples compared"
                                             : "the mean index"} +
           (is_adjusted ? ", not adjusted for covariates" : "") + "; left is towards M2." +
           (is_curated ? " 'polarmir signatures explain NAME' tells the papers behind a weight." : "");
}

std::string members_figure(view const & v)
{
    index_parts const parts{members_of(v), summed_samples(v)};
    if (std::ranges::any_of(parts.groups, [](auto const & group) { return group.empty(); }))
        return {}; // no index, no parts
    std::vector<std::string> labels;
    std::vector<std::size_t> sides;
    constexpr std::size_t m1_colour{4};
    constexpr std::size_t m2_colour{6};
    for (index_member const & one : parts.members)
    {
        labels.push_back((one.coefficient > 0 ? "M1  " : "M2  ") + one.name);
        sides.push_back(one.coefficient > 0 ? m1_colour : m2_colour);
    }
    figure::legend const names = parts.is_difference() ? v.groups() : figure::legend{};
    return to_html(
        figure_block{"members",
                     "The miRNAs behind the index",
                     {figure::panel_plot(labels,
                                         sides,
                                         member_panels(v, parts),
                                         names,
                                         {"Members of the index",
                                          "Evidence, weight, level and contribution of every miRNA"})},
                     members_explanation(v, parts),
                     member_numbers(v, parts)});
}

std::string leave_one_out_figure(view const & v)
{
    std::vector<figure::interval_row> rows;
    data_table table{"Without the most influential miRNA (polarization_long.tsv)",
                     {{"sample", false},
                      {"index", true},
                      {"without", false},
                      {"change", true, "log2"},
                      {"dominated", false, "the change is more than two standard errors"}}};
    for (std::size_t const i : v.by_group())
    {
        score::index_score const & one = *v.index(i);
        auto const value = v.index_value(i);
        if (!value || !one.loo || (v.is_dense() && !one.dominated))
            continue;
        rows.push_back({v.sample(i).name,
                        v.group(i),
                        value->score,
                        value->score,
                        value->score,
                        value->score + one.loo->change,
                        "without " + one.loo->mirna});
        table.rows.push_back({text_cell(v.sample(i).name),
                              number_cell(value->score, 2),
                              text_cell(one.loo->mirna),
                              number_cell(one.loo->change, 2),
                              text_cell(one.dominated ? "yes" : "no")});
    }
    if (rows.empty() || rows.size() > most_samples_drawn)
        return {};
    return to_html(figure_block{
        "leave-one-out",
        "Does one miRNA decide?",
        {figure::interval_plot(
            rows,
            {"polarization index, log2"},
            v.groups(),
            {"Leave one out", "Index of every sample, and without the miRNA that changes it most"})},
        std::string{"Mark: the index; open square: without the one miRNA that changes it most."} +
            (v.is_dense() ? " Only samples that one miRNA dominates are shown." : ""),
        table});
}

std::string haemolysis_figure(view const & v)
{
    std::vector<figure::scatter_point> points;
    data_table table{"Red cells (polarization.tsv)",
                     {{"sample", false},
                      {"miR-451a / miR-23a-3p", true, "log2"},
                      {"HM", true, "log2"},
                      {"red-cell share", true, "of miRNA reads, 0-1"},
                      {"index", true},
                      {"index without red-cell miRNAs", true}}};
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        score::sample_scores const & one = v.scores(i);
        if (!one.red_cell)
            continue;
        auto const value = v.index_value(i);
        auto const level = one.blood ? one.blood->haemolysis_level : std::nullopt;
        auto const without = one.indices.size() > 1
                                 ? report::printable(one.indices[1].verdict, one.indices[1].value)
                                 : std::nullopt;
        if (level)
            points.push_back({one.red_cell->ratio,
                              *level,
                              v.group(i),
                              v.sample(i).name,
                              one.red_cell->call != score::haemolysis_call::none,
                              false});
        table.rows.push_back(
            {text_cell(v.sample(i).name),
             number_cell(one.red_cell->ratio, 2),
             number_cell(level, 2),
             number_cell(one.blood ? std::optional{one.blood->red_cell_share} : std::nullopt, 3),
             number_cell(value ? std::optional{value->score} : std::nullopt, 2),
             number_cell(without ? std::optional{without->score} : std::nullopt, 2)});
    }
    if (table.rows.empty())
        return {};
    std::vector<std::string> drawings;
    if (!points.empty())
        drawings.push_back(figure::scatter_plot(
            points,
            {"log2(miR-451a / miR-23a-3p)",
             false,
             {{score::possible_haemolysis, "possible"}, {score::likely_haemolysis, "likely"}}},
            {"HM: level of red-cell miRNAs, log2"},
            v.groups(),
            {"Haemolysis", "Red-cell marker ratio and level of red-cell miRNAs of every sample"}));
    return to_html(figure_block{
        "haemolysis",
        "Haemolysis",
        drawings,
        "Cut-offs " + format_compact(score::possible_haemolysis, 1) + " and " +
            format_compact(score::likely_haemolysis, 1) +
            " are from qPCR of plasma (Shah 2016); library preparation shifts them. Samples far "
            "up and right hold red-cell miRNAs, some of which are in the index: compare it with the index "
            "without them.",
        v.is_dense() ? caption_of(table) : table});
}

} // namespace

std::optional<chapter> signature_chapter(view const & v)
{
    bool const has_index = !v.cohort().polarization.contributions.rows.empty();
    std::string const html =
        (has_index ? members_figure(v) + leave_one_out_figure(v) : std::string{}) + haemolysis_figure(v);
    if (html.empty())
        return std::nullopt;
    return chapter{"signature", has_index ? "Behind the index" : "Haemolysis", html};
}

} // namespace polarmir::html
