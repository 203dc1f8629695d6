#include "figure/plot_area.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/heatmap.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace polarmir::figure {
namespace {

constexpr double widest{480};
constexpr double largest_cell{24};
constexpr std::size_t most_labels{60};
constexpr double key_room{40};
constexpr double key_width{14 * static_cast<double>(heat_steps)};
constexpr double key_gap{7};

/// Values beyond the range have the colour of its end.
std::size_t step_of(double value, range values)
{
    double const part = values.high > values.low ? (value - values.low) / (values.high - values.low) : 1;
    return std::min(heat_steps - 1,
                    static_cast<std::size_t>(std::clamp(part, 0.0, 1.0) * static_cast<double>(heat_steps)));
}

/// Of all values but those of the diagonal, which are 1 in every table of correlations.
range range_beside_diagonal(matrix const & values)
{
    std::vector<double> others;
    for (std::size_t row = 0; row < values.rows(); ++row)
        for (std::size_t column = 0; column < values.columns(); ++column)
            if (row != column)
                others.push_back(values(row, column));
    return range_of(others).value_or(range{});
}

/// One path per colour: a square for each value.
void draw_cells(svg & canvas, matrix const & values, range const & all, point corner, double cell)
{
    std::array<std::string, heat_steps> data;
    std::string const side = coordinate(cell);
    for (std::size_t row = 0; row < values.rows(); ++row)
        for (std::size_t column = 0; column < values.columns(); ++column)
            if (double const value = values(row, column); std::isfinite(value))
                data[step_of(value, all)]
                    .append("M")
                    .append(coordinate(corner.x + cell * static_cast<double>(column)))
                    .append(",")
                    .append(coordinate(corner.y + cell * static_cast<double>(row)))
                    .append("h" + side + "v" + side + "h-" + side + "z");
    for (std::size_t step = 0; step < heat_steps; ++step)
        if (!data[step].empty())
            canvas.path(data[step], "h" + std::to_string(step));
}

void draw_key(svg & canvas, range const & all, std::string const & unit, point corner)
{
    constexpr double width{key_width / static_cast<double>(heat_steps)};
    constexpr double height{10};
    constexpr double text_gap{14};
    for (std::size_t step = 0; step < heat_steps; ++step)
        canvas.rectangle({corner.x + width * static_cast<double>(step), corner.y},
                         width,
                         height,
                         "h" + std::to_string(step));
    double const end = corner.x + key_width;
    canvas.text({corner.x, corner.y + height + text_gap}, format_fixed(all.low, 2), "tm");
    canvas.text({end, corner.y + height + text_gap}, format_fixed(all.high, 2), "tm", anchor::end);
    canvas.text({end + key_gap, corner.y + height}, unit);
}

} // namespace

std::string heatmap(std::span<std::string const> labels,
                    matrix const & values,
                    std::string const & unit,
                    caption const & about)
{
    constexpr double half_letter{4};
    constexpr double gap{8};
    bool const has_labels = labels.size() <= most_labels;
    double const left = has_labels ? label_room(labels) : gap;
    double const cell =
        std::min(largest_cell, widest / static_cast<double>(std::max<std::size_t>(labels.size(), 1)));
    double const side = cell * static_cast<double>(labels.size());
    range const all = range_beside_diagonal(values);
    svg canvas{left + std::max(side, key_width + key_gap + text_width(unit)) + gap,
               side + key_room + 2 * gap,
               about};
    draw_cells(canvas, values, all, {left, gap}, cell);
    if (has_labels)
        for (std::size_t i = 0; i < labels.size(); ++i)
            canvas.text({left - gap, gap + cell * (static_cast<double>(i) + 0.5) + half_letter},
                        shortened(labels[i], longest_label),
                        "t",
                        anchor::end);
    draw_key(canvas, all, unit, {left, side + 2 * gap});
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
