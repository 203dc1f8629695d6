#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/svg.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::figure {

/// A value of one of many, on the row they share.
struct strip_value
{
    double value{0};
    std::size_t group{0};
    std::string name;
};

struct strip_row
{
    std::string label;
    std::vector<strip_value> values;
    std::string note; ///< behind the row, muted
};

/// Rows below each other; every value is a mark, each group on a line of its own within the row. Of more than
/// `most_marks` values in a row only quartiles and extremes of each group are drawn.
inline constexpr std::size_t most_marks{60};
[[nodiscard]] std::string
strip_plot(std::span<strip_row const> rows, axis const & along, legend const & groups, caption const & about);

} // namespace polarmir::figure
