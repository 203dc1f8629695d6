#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/svg.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace polarmir::figure {

struct scatter_point
{
    double x{0};
    double y{0};
    std::size_t group{0};
    std::string name;      ///< shown when the mouse rests on the mark
    bool has_label{false}; ///< the name also stands beside the mark
    bool is_minor{false};  ///< a small muted dot without a name: one of many
};

/// Points that have no place on an axis (not a number; not positive on a logarithmic one) are left out.
[[nodiscard]] std::string scatter_plot(std::span<scatter_point const> points,
                                       axis const & x,
                                       axis const & y,
                                       legend const & groups,
                                       caption const & about);

} // namespace polarmir::figure
