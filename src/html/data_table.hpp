#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::html {

/// What stands in a cell, and how the tables of the output write it where the page shows fewer digits.
struct cell
{
    std::string shown;
    std::string exact{}; ///< empty: the same
    std::string style{}; ///< class of the page: PASS, OK, ...
};

/// Text.
[[nodiscard]] cell text_cell(std::string shown, std::string style = {});
/// A number with `decimals` digits behind the point; of log2 values and shares, as output tables write them.
/// NA without a value.
[[nodiscard]] cell number_cell(std::optional<double> value, int decimals);
/// A whole number with separators.
[[nodiscard]] cell count_cell(double value);
/// A p-value.
[[nodiscard]] cell p_cell(std::optional<double> p);

struct column
{
    std::string heading;
    bool is_number{true};
    std::string help{}; ///< shown when the mouse rests on the heading
};

/// A table; the first cell of each row names it.
struct data_table
{
    std::string caption;
    std::vector<column> columns;
    std::vector<std::vector<cell>> rows{};
    bool is_sortable{true};
    std::string filter{}; ///< label of the field that filters the rows; empty: there is none
};

/// A table that the page has no room for: what it is, and in which file it stands.
[[nodiscard]] data_table caption_of(data_table const & table);

/// As it stands in the page, in a region that scrolls, also by keyboard, where it is too wide.
[[nodiscard]] std::string to_html(data_table const & table);

} // namespace polarmir::html
