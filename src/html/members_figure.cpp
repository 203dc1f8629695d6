#include "html/chapter.hpp"
#include "html/index_members.hpp"
#include "html/signature_figures.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/panel_plot.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::html {
namespace {

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

} // namespace

std::string members_figure(view const & v)
{
    index_parts const parts = index_parts_of(v);
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

} // namespace polarmir::html
