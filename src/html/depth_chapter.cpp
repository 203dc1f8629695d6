#include "core/quantile.hpp"
#include "html/chapters.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/line_chart.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace polarmir::html {
namespace {

using pipeline::depth_point;
using place_of = std::function<std::optional<figure::point>(depth_point const &)>;

figure::series line_of(view const & v, std::size_t i, place_of const & place)
{
    figure::series line{v.sample(i).name, v.group(i), {}};
    for (depth_point const & one : v.cohort().quality.depth[i])
        if (auto const at = place(one))
            line.points.push_back(*at);
    return line;
}

/// The medians of a group at each share of the reads.
figure::series group_line(view const & v, std::size_t group, place_of const & place)
{
    figure::series line{v.group_name(group), group, {}};
    std::map<double, std::pair<std::vector<double>, std::vector<double>>> by_share;
    for (std::size_t const i : v.members(group))
        for (depth_point const & one : v.cohort().quality.depth[i])
            if (auto const at = place(one))
            {
                by_share[one.share].first.push_back(at->x);
                by_share[one.share].second.push_back(at->y);
            }
    for (auto const & [share, places] : by_share)
        line.points.push_back({median(places.first), median(places.second)});
    return line;
}

figure::line_drawing lines(view const & v, place_of const & place)
{
    figure::line_drawing drawing;
    if (v.is_dense())
        for (std::size_t group = 0; group < v.group_count(); ++group)
            drawing.lines.push_back(group_line(v, group, place));
    else
        for (std::size_t const i : v.by_group())
            drawing.lines.push_back(line_of(v, i, place));
    return drawing;
}

data_table numbers(view const & v)
{
    data_table table{"With fewer reads (qc/saturation.tsv)",
                     {{"sample", false},
                      {"share", true, "of the miRNA reads"},
                      {"reads", true},
                      {"miRNAs", true, "expected number with a read"},
                      {"SE of the index", true, "log2"},
                      {"verdict", false}}};
    for (std::size_t i = 0; i < v.size(); ++i)
        for (depth_point const & one : v.cohort().quality.depth[i])
            table.rows.push_back({text_cell(v.sample(i).name),
                                  number_cell(one.share, 2),
                                  count_cell(one.reads),
                                  number_cell(one.mirnas, 1),
                                  number_cell(one.index_se, 3),
                                  text_cell(name_of(one.index_verdict), name_of(one.index_verdict))});
    return table;
}

} // namespace

std::optional<chapter> depth_chapter(view const & v)
{
    auto const & depth = v.cohort().quality.depth;
    if (std::ranges::all_of(depth, [](auto const & one) { return one.empty(); }))
        return std::nullopt;
    figure::axis const reads{std::string{"miRNA "} + name_of(v.unit()),
                             true,
                             {{score::low_reads, "100k"}, {score::ok_reads, "300k"}},
                             {}};
    std::string const found =
        figure::line_chart(lines(v,
                                 [](depth_point const & one) {
                                     return std::optional{figure::point{one.reads, one.mirnas}};
                                 }),
                           reads,
                           {"miRNAs expected with a read", false, {}, {}, true},
                           v.groups(),
                           {"Saturation", "miRNAs that would be seen with fewer reads"});
    std::string const errors = figure::line_chart(
        lines(v,
              [](depth_point const & one) {
                  return one.index_se ? std::optional{figure::point{one.reads, *one.index_se}} : std::nullopt;
              }),
        reads,
        {"standard error of the index, log2", false, {}, {}, true},
        v.groups(),
        {"Stability of the index", "Its standard error with fewer reads"});
    return chapter{
        "depth",
        "Depth",
        to_html(figure_block{
            "saturation",
            "Would more reads help?",
            {found, errors},
            "Computed, not simulated: what would be expected of a random part of the reads of each "
            "sample. A curve that still climbs has not seen its rare miRNAs; the index needs " +
                format_thousands(score::low_reads) + " miRNA reads (LOW) or " +
                format_thousands(score::ok_reads) + " (OK).",
            v.is_dense() ? caption_of(numbers(v)) : numbers(v)})};
}

} // namespace polarmir::html
