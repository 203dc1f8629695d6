#include "figure/plot_area.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::figure {
namespace {

constexpr double tick_gap{4};
constexpr double line_height{16};
constexpr double swatch_room{16};

/// Names of a legend by line: the indices of the first of each line.
std::vector<std::size_t> legend_lines(legend const & names, double width)
{
    std::vector<std::size_t> first{0};
    double used{0};
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        double const own = swatch_room + text_width(shortened(names[i], longest_label)) + swatch_room;
        if (used > 0 && used + own > width)
        {
            first.push_back(i);
            used = 0;
        }
        used += own;
    }
    return first;
}

void draw_swatch(svg & canvas, point where, std::size_t number, swatch how)
{
    constexpr double side{9};
    switch (how)
    {
    case swatch::mark:
        return canvas.mark({where.x + side / 2, where.y}, number, {});
    case swatch::line:
        return canvas.line(where, {where.x + side + 2, where.y}, "ln l" + group_style(number));
    case swatch::area:
        return canvas.rectangle({where.x, where.y - side / 2}, side, side, category_style(number));
    }
}

} // namespace

bool has_place(axis const & of, double value)
{
    return std::isfinite(value) && (!of.is_logarithmic || value > 0);
}

scale make_scale(axis const & of, std::span<double const> values, range pixels)
{
    std::vector<double> placed;
    std::ranges::copy_if(values, std::back_inserter(placed), [&](double one) { return has_place(of, one); });
    for (reference_line const & line : of.lines)
        placed.push_back(line.value);
    if (of.holds_zero)
        placed.push_back(0);
    range const own =
        of.fixed ? *of.fixed : range_of(placed).value_or(range{of.is_logarithmic ? 1.0 : 0.0, 1});
    if (of.is_logarithmic)
        return scale::logarithmic(own, pixels);
    if (own == range{0, 0}) // nothing was counted: what is counted is never negative
        return scale::linear({0, 1}, pixels);
    return scale::linear(of.fixed ? own : rounded_out(own), pixels);
}

void draw_x_axis(svg & canvas, box const & area, axis const & of, scale const & x)
{
    constexpr double narrow{200};
    constexpr int few{3};
    constexpr int usual{6};
    for (tick const & one : x.ticks(area.right - area.left < narrow ? few : usual))
    {
        canvas.line({x(one.value), area.top}, {x(one.value), area.bottom}, "gr");
        canvas.text({x(one.value), area.bottom + line_height}, one.label, "tm", anchor::middle);
    }
    for (reference_line const & line : of.lines)
    {
        canvas.line({x(line.value), area.top}, {x(line.value), area.bottom}, "rl");
        if (!line.label.empty())
            canvas.text({x(line.value), area.top - tick_gap}, line.label, "tm", anchor::middle);
    }
    canvas.line({area.left, area.bottom}, {area.right, area.bottom}, "ax");
    canvas.text(
        {(area.left + area.right) / 2, area.bottom + 2 * line_height + 2}, of.title, "t", anchor::middle);
}

void draw_y_axis(svg & canvas, box const & area, axis const & of, scale const & y)
{
    constexpr double title_room{44};
    constexpr double half_letter{4};
    for (tick const & one : y.ticks())
    {
        canvas.line({area.left, y(one.value)}, {area.right, y(one.value)}, "gr");
        canvas.text({area.left - tick_gap, y(one.value) + half_letter}, one.label, "tm", anchor::end);
    }
    for (reference_line const & line : of.lines)
    {
        canvas.line({area.left, y(line.value)}, {area.right, y(line.value)}, "rl");
        if (!line.label.empty())
            canvas.text({area.right - 2, y(line.value) - tick_gap}, line.label, "tm", anchor::end);
    }
    canvas.line({area.left, area.top}, {area.left, area.bottom}, "ax");
    canvas.upward_text({area.left - title_room, (area.top + area.bottom) / 2}, of.title);
}

double legend_height(legend const & names, double width)
{
    return names.size() < 2 ? 0
                            : line_height * static_cast<double>(legend_lines(names, width).size()) + tick_gap;
}

void draw_legend(svg & canvas, box const & where, legend const & names, swatch how)
{
    if (names.size() < 2)
        return;
    constexpr double baseline{4};
    std::vector<std::size_t> const first = legend_lines(names, where.right - where.left);
    point at{where.left, where.top + line_height / 2};
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        if (i != 0 && std::ranges::find(first, i) != first.end())
            at = {where.left, at.y + line_height};
        draw_swatch(canvas, at, i, how);
        std::string const name = shortened(names[i], longest_label);
        canvas.text({at.x + swatch_room, at.y + baseline}, name);
        at.x += 2 * swatch_room + text_width(name);
    }
}

double label_room(std::span<std::string const> labels)
{
    double room{0};
    for (std::string const & label : labels)
        room = std::max(room, text_width(shortened(label, longest_label)));
    return room + 2 * tick_gap;
}

} // namespace polarmir::figure
