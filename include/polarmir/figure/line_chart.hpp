#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/svg.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::figure {

/// A line through points, by rising x.
struct series
{
    std::string name;
    std::size_t group{0};
    std::vector<point> points; ///< in the units of the axes
};

/// A band around the middle of many lines: the points of `low` and `high` have the same x.
struct band
{
    std::size_t group{0};
    std::vector<point> low;
    std::vector<point> high;
};

/// What is drawn on a pair of axes.
struct line_drawing
{
    std::vector<series> lines;
    std::vector<band> bands; ///< behind the lines
};

[[nodiscard]] std::string line_chart(
    line_drawing const & what, axis const & x, axis const & y, legend const & groups, caption const & about);

} // namespace polarmir::figure
