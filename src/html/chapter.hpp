#pragma once
#include "html/data_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace polarmir::html {

/// A part of the page that can be linked to.
struct chapter
{
    std::string id;
    std::string title;
    std::string html; ///< what stands below the heading
};

/// A paragraph of plain text.
[[nodiscard]] std::string paragraph(std::string_view text, std::string_view style = {});

/// A list of plain texts.
[[nodiscard]] std::string list_of(std::vector<std::string> const & lines);

/// A figure with a heading: drawings below each other, what they show, and their numbers.
struct figure_block
{
    std::string id;
    std::string title;
    std::vector<std::string> drawings; ///< SVG
    std::string explanation{};
    data_table numbers{};
    bool shows_numbers{false}; ///< at once; otherwise when the reader opens them
};
[[nodiscard]] std::string to_html(figure_block const & figure);

} // namespace polarmir::html
