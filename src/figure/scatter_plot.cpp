#include "figure/plot_area.hpp"

#include <polarmir/figure/scatter_plot.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace polarmir::figure {
namespace {

constexpr double plot_width{440};
constexpr double plot_height{320};
constexpr double left_room{64};
constexpr double right_room{70}; // labels may stand right of the last mark
constexpr double top_room{18};
constexpr double axis_room{40};

struct placed_point
{
    point where;
    scatter_point const * what;
};

std::vector<placed_point> placed(std::span<scatter_point const> points, scale const & x, scale const & y)
{
    std::vector<placed_point> found;
    for (scatter_point const & one : points)
        found.push_back({{x(one.x), y(one.y)}, &one});
    return found;
}

/// All minor points as one element: thousands of them stay small.
void draw_minor(svg & canvas, std::vector<placed_point> const & points)
{
    std::string data;
    for (placed_point const & one : points)
        if (one.what->is_minor)
            data.append("M")
                .append(coordinate(one.where.x))
                .append(",")
                .append(coordinate(one.where.y))
                .append("h0");
    if (!data.empty())
        canvas.path(data, "dots");
}

bool overlap(box const & a, box const & b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

struct label_place
{
    box around;
    point start;
    anchor side;
};

/// Where the label of a mark may stand, the best place first: right or left of it, then higher and lower.
std::vector<label_place> label_places(point where, double width)
{
    constexpr double gap{7};
    constexpr double half_letter{4};
    std::vector<label_place> places;
    for (double const shift : {0.0, -8.0, 8.0})
        for (bool const is_right : {true, false})
        {
            point const start{where.x + (is_right ? gap : -gap), where.y + shift + half_letter};
            double const left = is_right ? start.x : start.x - width;
            places.push_back({{left, start.y - 2 * half_letter - 1, left + width, start.y + 1},
                              start,
                              is_right ? anchor::start : anchor::end});
        }
    return places;
}

/// A label that would cover a mark or another label, or leave `room`, is left out.
void draw_labels(svg & canvas, std::vector<placed_point> const & points, box const & room)
{
    constexpr double mark{4};
    std::vector<box> taken;
    for (auto const & [where, what] : points)
        if (!what->is_minor)
            taken.push_back({where.x - mark, where.y - mark, where.x + mark, where.y + mark});
    for (auto const & [where, what] : points)
    {
        if (!what->has_label)
            continue;
        std::string const name = shortened(what->name, longest_label);
        std::vector<label_place> const places = label_places(where, text_width(name));
        auto const free = std::ranges::find_if(places, [&](label_place const & one) {
            return one.around.left >= room.left && one.around.right <= room.right &&
                   std::ranges::none_of(taken, [&](box const & other) { return overlap(other, one.around); });
        });
        if (free == places.end())
            continue;
        taken.push_back(free->around);
        canvas.text(free->start, name, "tm", free->side);
    }
}

void draw_marks(svg & canvas, std::vector<placed_point> const & points, box const & room)
{
    for (placed_point const & one : points)
        if (!one.what->is_minor)
            canvas.mark(one.where, one.what->group, one.what->name);
    draw_labels(canvas, points, room);
}

} // namespace

std::string scatter_plot(std::span<scatter_point const> points,
                         axis const & x,
                         axis const & y,
                         legend const & groups,
                         caption const & about)
{
    std::vector<scatter_point> shown;
    std::ranges::copy_if(points, std::back_inserter(shown), [&](scatter_point const & one) {
        return has_place(x, one.x) && has_place(y, one.y);
    });
    std::vector<double> xs;
    std::vector<double> ys;
    for (scatter_point const & one : shown)
    {
        xs.push_back(one.x);
        ys.push_back(one.y);
    }
    double const top = legend_height(groups, left_room + plot_width) + top_room;
    box const area{left_room, top, left_room + plot_width, top + plot_height};
    svg canvas{area.right + right_room, area.bottom + axis_room, about};
    draw_legend(canvas, {left_room, 0, area.right, top}, groups, swatch::mark);
    scale const to_x = make_scale(x, xs, {area.left, area.right});
    scale const to_y = make_scale(y, ys, {area.bottom, area.top});
    draw_x_axis(canvas, area, x, to_x);
    draw_y_axis(canvas, area, y, to_y);
    std::vector<placed_point> const marks = placed(shown, to_x, to_y);
    draw_minor(canvas, marks);
    draw_marks(canvas, marks, {area.left, area.top, area.right + right_room, area.bottom});
    return std::move(canvas).finish();
}

} // namespace polarmir::figure
