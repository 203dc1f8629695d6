#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/svg.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::figure {

/// The parts of a whole, one for each category.
struct stacked_row
{
    std::string label;
    std::vector<double> parts;
};

/// One bar per row, its parts as shares of their sum. A row whose parts are all 0 has no bar.
[[nodiscard]] std::string
stacked_bars(std::span<stacked_row const> rows, legend const & categories, caption const & about);

/// One column per row beside each other, parts as they are: a histogram by category.
/// Of many columns some have no label.
[[nodiscard]] std::string stacked_columns(std::span<stacked_row const> columns,
                                          legend const & categories,
                                          std::string const & x_title,
                                          std::string const & y_title,
                                          caption const & about);

} // namespace polarmir::figure
