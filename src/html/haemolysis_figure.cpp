#include "html/chapter.hpp"
#include "html/signature_figures.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/scatter_plot.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/score/haemolysis.hpp>

namespace polarmir::html {

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

} // namespace polarmir::html
