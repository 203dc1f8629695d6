#include "figure/plot_area.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/panel_plot.hpp>

#include <algorithm>

namespace polarmir::figure {
namespace {

constexpr double row_height{17};
constexpr double panel_width{150};
constexpr double panel_gap{26};
constexpr double top_room{14};
constexpr double axis_room{40};
constexpr double half_letter{4};
constexpr std::size_t longest_words{44};

bool is_text(panel const & one)
{
    return !one.words.empty();
}

double width_of(panel const & one)
{
    if (!is_text(one))
        return panel_width;
    double width{0};
    for (std::string const & words : one.words)
        width = std::max(width, text_width(shortened(words, longest_words)));
    return std::max(width, text_width(one.along.title));
}

scale scale_of(panel const & one, box const & area)
{
    std::vector<double> values;
    for (std::optional<double> const & bar : one.bars)
        values.insert(values.end(), {0, bar.value_or(0)});
    for (std::vector<strip_value> const & row : one.marks)
        for (strip_value const & mark : row)
            values.push_back(mark.value);
    return make_scale(one.along, values, {area.left, area.right});
}

void draw_bar(svg & canvas, double value, std::size_t group, scale const & x, double y)
{
    constexpr double thickness{9};
    double const from = std::min(x(0), x(value));
    canvas.rectangle({from, y - thickness / 2},
                     std::max(x(0), x(value)) - from,
                     thickness,
                     group_style(group),
                     format_significant(value, 3));
}

void draw_panel(svg & canvas, panel const & one, std::span<std::size_t const> row_groups, box const & area)
{
    constexpr double mark_size{3};
    if (is_text(one))
        canvas.text({area.left, area.bottom + 2 * row_height}, one.along.title);
    std::optional<scale> const x = is_text(one) ? std::nullopt : std::optional{scale_of(one, area)};
    if (x)
        draw_x_axis(canvas, area, one.along, *x);
    for (std::size_t i = 0; i < row_groups.size(); ++i)
    {
        double const y = area.top + row_height * (static_cast<double>(i) + 0.5);
        if (is_text(one))
            canvas.text({area.left, y + half_letter}, shortened(one.words[i], longest_words), "tm");
        else if (!one.bars.empty() && one.bars[i])
            draw_bar(canvas, *one.bars[i], row_groups[i], *x, y);
        else if (!one.marks.empty())
            for (strip_value const & mark : one.marks[i])
                canvas.mark({(*x)(mark.value), y},
                            mark.group,
                            mark.name + ": " + format_significant(mark.value, 3),
                            mark_size);
    }
}

} // namespace

std::string panel_plot(std::span<std::string const> labels,
                       std::span<std::size_t const> row_groups,
                       std::span<panel const> panels,
                       legend const & groups,
                       caption const & about)
{
    double const first = label_room(labels);
    double width = first;
    for (panel const & one : panels)
        width += width_of(one) + panel_gap;
    double const top = legend_height(groups, width) + top_room;
    double const bottom = top + row_height * static_cast<double>(labels.size());
    svg canvas{width, bottom + axis_room, about};
    draw_legend(canvas, {2, 0, width, top}, groups, swatch::mark);
    for (std::size_t i = 0; i < labels.size(); ++i)
        canvas.text(
            {first - 2 * half_letter, top + row_height * (static_cast<double>(i) + 0.5) + half_letter},
            shortened(labels[i], longest_label),
            "t",
            anchor::end);
    double left = first;
    for (panel const & one : panels)
    {
        double const right = left + width_of(one);
        draw_panel(canvas, one, row_groups, {left, top, right, bottom});
        left = right + panel_gap;
    }
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
