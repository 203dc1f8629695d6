#include "figure/plot_area.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/interval_plot.hpp>

#include <algorithm>
#include <vector>

namespace polarmir::figure {
namespace {

constexpr double row_height{20};
constexpr double plot_width{360};
constexpr double note_gap{8};
constexpr std::size_t longest_note{44};
constexpr std::size_t longest_reason{80}; // stands where the value would; numbers in it are not to be cut
constexpr double top_room{18};
constexpr double axis_room{40};

std::string tooltip_of(interval_row const & row)
{
    std::string const value = format_fixed(*row.value, 2);
    if (row.low == row.high)
        return row.label + ": " + value;
    return row.label + ": " + value + " (" + format_fixed(row.low, 2) + " to " + format_fixed(row.high, 2) +
           ')';
}

void draw_row(svg & canvas, interval_row const & row, scale const & x, double y)
{
    constexpr double cap{3};
    std::string const style = "ln l" + group_style(row.group);
    if (row.other)
    {
        canvas.line({x(*row.value), y}, {x(*row.other), y}, "gr2");
        canvas.rectangle({x(*row.other) - cap, y - cap},
                         2 * cap,
                         2 * cap,
                         "ot",
                         row.label + ": " + format_fixed(*row.other, 2));
    }
    if (row.low < row.high)
    {
        canvas.line({x(row.low), y}, {x(row.high), y}, style);
        canvas.line({x(row.low), y - cap}, {x(row.low), y + cap}, style);
        canvas.line({x(row.high), y - cap}, {x(row.high), y + cap}, style);
    }
    canvas.mark({x(*row.value), y}, row.group, tooltip_of(row));
}

std::vector<double> values_of(std::span<interval_row const> rows)
{
    std::vector<double> values;
    for (interval_row const & row : rows)
        if (row.value)
        {
            values.insert(values.end(), {*row.value, row.low, row.high});
            if (row.other)
                values.push_back(*row.other);
        }
    return values;
}

std::string note_of(interval_row const & row)
{
    return shortened(row.note, row.value ? longest_note : longest_reason);
}

/// How far to the right the notes reach; `left`, `right`: where the values lie.
double end_of_notes(std::span<interval_row const> rows, double left, double right)
{
    double end{right + 2 * note_gap};
    for (interval_row const & row : rows)
        end = std::max(end, (row.value ? right : left) + note_gap + text_width(note_of(row)));
    return end;
}

} // namespace

std::string interval_plot(std::span<interval_row const> rows,
                          axis const & along,
                          legend const & groups,
                          caption const & about)
{
    constexpr double half_letter{4};
    std::vector<std::string> labels;
    for (interval_row const & row : rows)
        labels.push_back(row.label);
    double const left = label_room(labels);
    double const right = left + plot_width;
    double const width = end_of_notes(rows, left, right);
    double const top = legend_height(groups, width) + top_room;
    box const area{left, top, right, top + row_height * static_cast<double>(rows.size())};
    svg canvas{width, area.bottom + axis_room, about};
    draw_legend(canvas, {left, 0, width, top}, groups, swatch::mark);
    scale const x = make_scale(along, values_of(rows), {left, right});
    draw_x_axis(canvas, area, along, x);
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        double const y = top + row_height * (static_cast<double>(i) + 0.5);
        canvas.text(
            {left - note_gap, y + half_letter}, shortened(rows[i].label, longest_label), "t", anchor::end);
        std::string const note = note_of(rows[i]);
        if (rows[i].value)
            draw_row(canvas, rows[i], x, y);
        if (!note.empty())
            canvas.text({(rows[i].value ? right : left) + note_gap, y + half_letter}, note, "tm");
    }
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
