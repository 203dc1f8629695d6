#include "report/plain_text.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>

namespace polarmir::report {

std::string padded(std::string text, std::size_t width)
{
    std::size_t const own = character_count(text);
    return text.append(std::max(own, width) - own, ' ');
}

std::string aligned(std::span<std::vector<std::string> const> lines)
{
    std::vector<std::size_t> widths;
    for (std::vector<std::string> const & cells : lines)
    {
        widths.resize(std::max(widths.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], character_count(cells[i]));
    }
    constexpr std::size_t gap{2};
    std::string text;
    for (std::vector<std::string> const & cells : lines)
    {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += padded(cells[i], widths[i] + gap);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string hanging(std::string const & lead, std::string_view text)
{
    std::string const indent(character_count(lead), ' ');
    std::string all;
    std::string line = lead;
    bool is_new{true};
    for (std::string_view const word : split(text, ' '))
    {
        if (!is_new && character_count(line) + 1 + character_count(word) > line_width)
        {
            all += line + '\n';
            line = indent;
            is_new = true;
        }
        line.append(is_new ? "" : " ").append(word);
        is_new = false;
    }
    return all + line + '\n';
}

} // namespace polarmir::report
