#pragma once
#include <algorithm>
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

/// The first CR or LF from `from` on. Searched in blocks: where lines end in CR alone, looking for the next
/// LF would go through all of the text.
[[nodiscard]] inline std::size_t line_end(std::string_view text, std::size_t from) noexcept
{
    constexpr std::size_t block{512};
    for (std::size_t begin = from; begin < text.size(); begin += block)
    {
        std::string_view const some = text.substr(begin, block);
        std::size_t const feed = std::min(some.find('\n'), some.size());
        std::size_t const end = std::min(some.substr(0, feed).find('\r'), feed);
        if (end < some.size())
            return begin + end;
    }
    return std::string_view::npos;
}

/// The line at the front of `text`, looking for its end from `from` on. Nothing when the end is not in
/// `text`, except that text which is `complete` ends its last line. Nothing for empty text.
[[nodiscard]] inline std::optional<line_extent>
first_line(std::string_view text, bool complete, std::size_t from = 0) noexcept
{
    std::size_t const end = line_end(text, from);
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
