#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/svg.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace polarmir::figure {

/// A value with its interval: one row.
struct interval_row
{
    std::string label;
    std::size_t group{0};
    std::optional<double> value; ///< absent: `note` stands in its place
    double low{0};
    double high{0};
    std::optional<double> other; ///< a second value, joined to the first by a line
    std::string note;            ///< behind the interval, muted
};

/// Rows below each other, intervals along one axis; groups by colour and shape.
[[nodiscard]] std::string interval_plot(std::span<interval_row const> rows,
                                        axis const & along,
                                        legend const & groups,
                                        caption const & about);

} // namespace polarmir::figure
