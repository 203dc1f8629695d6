#pragma once
#include <polarmir/core/matrix.hpp>
#include <polarmir/figure/scale.hpp>
#include <polarmir/figure/svg.hpp>

#include <span>
#include <string>

namespace polarmir::figure {

/// Colours of a heatmap: classes `h0` to `h11` of the page, from low to high.
inline constexpr std::size_t heat_steps{12};

/// Every value as a coloured square, `labels` at both sides where there is room (at most 60). Values that are
/// not numbers are left out; the diagonal has no part in the scale. `values` is square.
[[nodiscard]] std::string heatmap(std::span<std::string const> labels,
                                  matrix const & values,
                                  std::string const & unit,
                                  caption const & about);

} // namespace polarmir::figure
