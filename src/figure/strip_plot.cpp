#include "core/quantile.hpp"
#include "figure/plot_area.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/strip_plot.hpp>

#include <algorithm>
#include <vector>

namespace polarmir::figure {
namespace {

constexpr double plot_width{440};
constexpr double least_row_height{18};
constexpr double line_height{8};
constexpr double top_room{18};
constexpr double axis_room{40};
constexpr double gap{8};
constexpr std::size_t longest_note{40};
constexpr double mark_size{3};

/// The values of a group, sorted.
std::vector<double> sorted_values(strip_row const & row, std::size_t group)
{
    std::vector<double> values;
    for (strip_value const & one : row.values)
        if (one.group == group)
            values.push_back(one.value);
    std::ranges::sort(values);
    return values;
}

/// Extremes as a thin line, quartiles as a thick one, the median as a mark.
void draw_summary(
    svg & canvas, std::vector<double> const & sorted, scale const & x, double y, std::size_t group)
{
    if (sorted.empty())
        return;
    constexpr double quarter{0.25};
    double const middle = median(sorted);
    std::string const style = "l" + group_style(group);
    canvas.line({x(sorted.front()), y}, {x(sorted.back()), y}, "ln " + style);
    canvas.line({x(quantile(sorted, quarter)), y}, {x(quantile(sorted, 1 - quarter)), y}, "thick " + style);
    canvas.mark({x(middle), y},
                group,
                "median of " + std::to_string(sorted.size()) + ": " + format_significant(middle, 4),
                mark_size);
}

void draw_row(svg & canvas, strip_row const & row, scale const & x, double top, std::size_t groups)
{
    auto const height = [&](std::size_t group) {
        return top + line_height * (static_cast<double>(group) + 0.5);
    };
    if (row.values.size() > most_marks)
    {
        for (std::size_t group = 0; group < groups; ++group)
            draw_summary(canvas, sorted_values(row, group), x, height(group), group);
        return;
    }
    for (strip_value const & one : row.values)
        canvas.mark({x(one.value), height(std::min(one.group, groups - 1))},
                    one.group,
                    one.name + ": " + format_significant(one.value, 4),
                    mark_size);
}

} // namespace

std::string
strip_plot(std::span<strip_row const> rows, axis const & along, legend const & groups, caption const & about)
{
    constexpr double half_letter{4};
    std::size_t const lines = std::max<std::size_t>(groups.size(), 1);
    double const row_height = std::max(least_row_height, line_height * static_cast<double>(lines) + gap);
    std::vector<std::string> labels;
    std::vector<double> values;
    double notes{gap};
    for (strip_row const & row : rows)
    {
        labels.push_back(row.label);
        notes = std::max(notes, text_width(shortened(row.note, longest_note)));
        for (strip_value const & one : row.values)
            values.push_back(one.value);
    }
    double const left = label_room(labels);
    double const right = left + plot_width;
    double const top = legend_height(groups, right) + top_room;
    box const area{left, top, right, top + row_height * static_cast<double>(rows.size())};
    svg canvas{right + 2 * gap + notes, area.bottom + axis_room, about};
    draw_legend(canvas, {left, 0, right, top}, groups, swatch::mark);
    scale const x = make_scale(along, values, {left, right});
    draw_x_axis(canvas, area, along, x);
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        double const y = top + row_height * static_cast<double>(i);
        double const inner = y + (row_height - line_height * static_cast<double>(lines)) / 2;
        canvas.text({left - gap, y + row_height / 2 + half_letter},
                    shortened(rows[i].label, longest_label),
                    "t",
                    anchor::end);
        draw_row(canvas, rows[i], x, inner, lines);
        if (!rows[i].note.empty())
            canvas.text(
                {right + gap, y + row_height / 2 + half_letter}, shortened(rows[i].note, longest_note), "tm");
    }
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
