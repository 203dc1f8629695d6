#pragma once
#include <polarmir/figure/scale.hpp>

#include <optional>
#include <string>
#include <vector>

namespace polarmir::figure {

/// A value that is to be seen on an axis: a threshold, zero.
struct reference_line
{
    double value{0};
    std::string label;
};

struct axis
{
    std::string title;
    bool is_logarithmic{false}; ///< values that are not positive have no place
    std::vector<reference_line> lines{};
    std::optional<range> fixed{}; ///< instead of the range of the values
    bool holds_zero{false};       ///< whatever the values
};

/// Groups or categories, by number, as a legend names them.
using legend = std::vector<std::string>;

} // namespace polarmir::figure
