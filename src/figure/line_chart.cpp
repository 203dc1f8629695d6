#include "figure/plot_area.hpp"

#include <polarmir/figure/line_chart.hpp>

namespace polarmir::figure {
namespace {

constexpr double plot_width{440};
constexpr double plot_height{240};
constexpr double left_room{64};
constexpr double right_room{20};
constexpr double top_room{18};
constexpr double axis_room{40};

std::vector<point> all_points(line_drawing const & what)
{
    std::vector<point> points;
    for (series const & one : what.lines)
        points.insert(points.end(), one.points.begin(), one.points.end());
    for (band const & one : what.bands)
    {
        points.insert(points.end(), one.low.begin(), one.low.end());
        points.insert(points.end(), one.high.begin(), one.high.end());
    }
    return points;
}

std::vector<double> values_of(std::vector<point> const & points, double point::*coordinate)
{
    std::vector<double> values;
    for (point const & one : points)
        values.push_back(one.*coordinate);
    return values;
}

/// The points that have a place, in pixels.
std::vector<point> placed(
    std::vector<point> const & points, axis const & x, axis const & y, scale const & to_x, scale const & to_y)
{
    std::vector<point> found;
    for (point const & one : points)
        if (has_place(x, one.x) && has_place(y, one.y))
            found.push_back({to_x(one.x), to_y(one.y)});
    return found;
}

} // namespace

std::string line_chart(
    line_drawing const & what, axis const & x, axis const & y, legend const & groups, caption const & about)
{
    double const top = legend_height(groups, left_room + plot_width) + top_room;
    box const area{left_room, top, left_room + plot_width, top + plot_height};
    svg canvas{area.right + right_room, area.bottom + axis_room, about};
    draw_legend(canvas, {left_room, 0, area.right, top}, groups, swatch::line);
    std::vector<point> const points = all_points(what);
    scale const to_x = make_scale(x, values_of(points, &point::x), {area.left, area.right});
    scale const to_y = make_scale(y, values_of(points, &point::y), {area.bottom, area.top});
    draw_x_axis(canvas, area, x, to_x);
    draw_y_axis(canvas, area, y, to_y);
    for (band const & one : what.bands)
    {
        std::vector<point> outline = placed(one.low, x, y, to_x, to_y);
        std::vector<point> const upper = placed(one.high, x, y, to_x, to_y);
        outline.insert(outline.end(), upper.rbegin(), upper.rend());
        canvas.polygon(outline, "band " + group_style(one.group));
    }
    for (series const & one : what.lines)
        canvas.polyline(placed(one.points, x, y, to_x, to_y), "ln l" + group_style(one.group), one.name);
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
