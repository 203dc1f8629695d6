#include <polarmir/core/markup.hpp>
#include <polarmir/core/utf8.hpp>

namespace polarmir {

std::string escape_markup(std::string_view text)
{
    std::string escaped;
    for (char const letter : printable(text))
        switch (letter)
        {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += letter;
        }
    return escaped;
}

} // namespace polarmir
