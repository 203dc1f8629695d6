#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::report {

/// Columns that a line of text should not pass.
inline constexpr std::size_t line_width{100};

/// Filled up with blanks to `width`.
[[nodiscard]] std::string padded(std::string text, std::size_t width);

/// Lines of cells, each column as wide as its widest cell and two blanks from the next; no blanks at line
/// ends.
[[nodiscard]] std::string aligned(std::span<std::vector<std::string> const> lines);

/// `lead` and the text behind it, broken between words where a line would pass line_width; further lines
/// begin below the text. A word that is longer has a line of its own.
[[nodiscard]] std::string hanging(std::string const & lead, std::string_view text);

} // namespace polarmir::report
