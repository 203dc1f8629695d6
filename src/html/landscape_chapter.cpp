#include "html/chapters.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/figure/heatmap.hpp>
#include <polarmir/figure/scatter_plot.hpp>
#include <polarmir/qc/spearman.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::html {
namespace {

constexpr double percent{100};
constexpr std::size_t most_names{25};        // beyond, names beside marks hide each other
constexpr std::size_t most_correlations{50}; // samples; beyond, the table makes most of the page

/// Positions in the cohort of the samples that have a place.
std::vector<std::size_t> placed_samples(view const & v)
{
    std::vector<std::size_t> found;
    for (std::string const & name : v.cohort().quality.landscape.samples)
        found.push_back(static_cast<std::size_t>(
            std::ranges::find(v.cohort().samples, name, &pipeline::stored_sample::name) -
            v.cohort().samples.begin()));
    return found;
}

std::string axis_title(std::string const & name, std::vector<double> const & explained, std::size_t axis)
{
    return name + ' ' + std::to_string(axis + 1) + " (" + format_fixed(percent * explained[axis], 1) + " %)";
}

/// A map of samples and its coordinates.
struct map_figure
{
    std::string id;
    std::string title;
    std::string axis_name;
    std::string file;
    std::string explanation;
};

std::string map_html(view const & v,
                     map_figure const & what,
                     matrix const & places,
                     std::vector<double> const & explained)
{
    std::vector<std::size_t> const samples = placed_samples(v);
    std::vector<figure::scatter_point> points;
    data_table table{what.title + " (" + what.file + ')', {{"sample", false}}};
    for (std::size_t axis = 0; axis < places.columns(); ++axis)
        table.columns.push_back({axis_title(what.axis_name, explained, axis), true, {}});
    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        points.push_back({places(i, 0),
                          places(i, 1),
                          v.group(samples[i]),
                          v.sample(samples[i]).name,
                          samples.size() <= most_names,
                          false});
        std::vector<cell> & row = table.rows.emplace_back();
        row.push_back(text_cell(v.sample(samples[i]).name));
        for (double const value : places.row(i))
            row.push_back(number_cell(value, 2));
    }
    std::string const drawing = figure::scatter_plot(points,
                                                     {axis_title(what.axis_name, explained, 0)},
                                                     {axis_title(what.axis_name, explained, 1)},
                                                     v.groups(),
                                                     {what.title, "Every sample as a mark"});
    return to_html(figure_block{
        what.id, what.title, {drawing}, what.explanation, v.is_dense() ? caption_of(table) : table});
}

std::string heatmap_html(view const & v)
{
    pipeline::sample_landscape const & landscape = v.cohort().quality.landscape;
    if (landscape.correlation.rows() < 2)
        return {};
    if (v.is_dense())
        return paragraph("The correlations of " + count_of(landscape.samples.size(), "sample") +
                         " are in qc/correlation.tsv.");
    std::vector<std::size_t> const order = qc::similarity_order(landscape.correlation);
    std::vector<std::string> labels;
    matrix values{order.size(), order.size()};
    data_table table{"Spearman correlation (qc/correlation.tsv)", {{"sample", false}}};
    for (std::size_t i = 0; i < order.size(); ++i)
    {
        std::string const & name = landscape.samples[order[i]];
        labels.push_back(name);
        table.columns.push_back({name, true, {}});
        std::vector<cell> & row = table.rows.emplace_back();
        row.push_back(text_cell(name));
        for (std::size_t k = 0; k < order.size(); ++k)
        {
            double const value = landscape.correlation(order[i], order[k]);
            values(i, k) = value;
            row.push_back(number_cell(std::isnan(value) ? std::nullopt : std::optional{value}, 3));
        }
    }
    bool const is_large = order.size() > most_correlations;
    return to_html(figure_block{
        "correlation",
        "Which samples are alike",
        {figure::heatmap(
            labels,
            values,
            "Spearman correlation",
            {"Correlation of samples", "Spearman correlation over miRNAs, alike samples beside each other"})},
        std::string{"Over the miRNAs with reads enough; neighbours are alike. A sample that stands apart "
                    "may be mislabelled, degraded or contaminated."} +
            (is_large ? ' ' + table_hint("qc/correlation.tsv") : std::string{}),
        is_large ? data_table{} : table});
}

/// Samples without a place, by name.
std::string left_out_text(view const & v)
{
    std::vector<std::string> const & placed = v.cohort().quality.landscape.samples;
    std::vector<std::string> names;
    for (pipeline::stored_sample const & sample : v.cohort().samples)
        if (std::ranges::find(placed, sample.name) == placed.end())
            names.push_back(sample.name);
    return names.empty()
               ? std::string{}
               : paragraph("Left out, for they have too few reads of miRNAs: " + some_of(names) + '.');
}

} // namespace

std::optional<chapter> landscape_chapter(view const & v)
{
    pipeline::sample_landscape const & landscape = v.cohort().quality.landscape;
    std::string html;
    if (landscape.pca.scores.columns() >= 2)
        html += map_html(v,
                         {"pca",
                          "Principal components",
                          "PC",
                          "qc/pca.tsv",
                          "Samples that lie together have similar miRNAs. If the groups lie apart, look "
                          "first whether depth, batch or haemolysis do the same."},
                         landscape.pca.scores,
                         landscape.pca.explained);
    if (landscape.mds.coordinates.columns() >= 2)
        html += map_html(
            v,
            {"mds",
             "Multidimensional scaling",
             "axis",
             "qc/mds.tsv",
             "Distances are the typical log2 fold changes between two samples (as limma's plotMDS)."},
            landscape.mds.coordinates,
            landscape.mds.explained);
    html += heatmap_html(v);
    if (html.empty())
        return std::nullopt;
    return chapter{"landscape", "Samples compared", left_out_text(v) + html};
}

} // namespace polarmir::html
