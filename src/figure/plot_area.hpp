#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/scale.hpp>
#include <polarmir/figure/svg.hpp>

#include <span>
#include <vector>

namespace polarmir::figure {

/// A rectangle of a drawing.
struct box
{
    double left{0};
    double top{0};
    double right{0};
    double bottom{0};
};

/// The scale of an axis: its fixed range, else that of the values and the lines, rounded out.
[[nodiscard]] scale make_scale(axis const & of, std::span<double const> values, range pixels);

/// Whether an axis has a place for the value.
[[nodiscard]] bool has_place(axis const & of, double value);

/// Ticks with grid lines and labels, reference lines and title of a horizontal axis below `area`.
void draw_x_axis(svg & canvas, box const & area, axis const & of, scale const & x);

/// The same of a vertical axis left of `area`.
void draw_y_axis(svg & canvas, box const & area, axis const & of, scale const & y);

/// What marks a line of a legend.
enum class swatch
{
    mark, ///< of a group
    line, ///< of a group
    area, ///< of a category
};

/// Draws the names beside each other, in as many lines as are needed, from `where` on.
void draw_legend(svg & canvas, box const & where, legend const & names, swatch how);

/// How high that is; 0 for fewer than two names.
[[nodiscard]] double legend_height(legend const & names, double width);

/// Room for the labels of rows left of a drawing; longer ones are shortened.
inline constexpr std::size_t longest_label{26};
[[nodiscard]] double label_room(std::span<std::string const> labels);

} // namespace polarmir::figure
