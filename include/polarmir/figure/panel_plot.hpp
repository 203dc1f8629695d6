#pragma once
#include <polarmir/figure/axis.hpp>
#include <polarmir/figure/strip_plot.hpp>
#include <polarmir/figure/svg.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::figure {

/// One column of drawings beside the rows of a panel_plot; exactly one of the three is filled, with as many
/// entries as there are rows.
struct panel
{
    axis along;
    std::vector<std::optional<double>> bars;     ///< from 0 on
    std::vector<std::vector<strip_value>> marks; ///< of groups
    std::vector<std::string> words;
};

/// Rows that are looked at from several sides: panels beside each other share them. `row_groups`: the group
/// of each row, whose colour its bars have.
[[nodiscard]] std::string panel_plot(std::span<std::string const> labels,
                                     std::span<std::size_t const> row_groups,
                                     std::span<panel const> panels,
                                     legend const & groups,
                                     caption const & about);

} // namespace polarmir::figure
