#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace polarmir::io {

/// Length of a line without and with its end (LF, CRLF or CR).
struct line_extent
{
    std::size_t length{0};
    std::size_t with_end{0};
};

/// The line at the front of `text`, looking for its end from `from` on. Nothing when the end is not in
/// `text`, except that text which is `complete` ends its last line. Nothing for empty text.
[[nodiscard]] inline std::optional<line_extent>
first_line(std::string_view text, bool complete, std::size_t from = 0) noexcept
{
    std::size_t const end = text.find_first_of("\r\n", from);
    if (end == std::string_view::npos)
        return complete && !text.empty() ? std::optional{line_extent{text.size(), text.size()}}
                                         : std::nullopt;
    if (text[end] == '\n')
        return line_extent{end, end + 1};
    if (end + 1 == text.size() && !complete)
        return std::nullopt; // LF may follow
    bool const two = end + 1 < text.size() && text[end + 1] == '\n';
    return line_extent{end, end + (two ? 2 : 1)};
}

} // namespace polarmir::io
