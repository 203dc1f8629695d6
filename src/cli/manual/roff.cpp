#include "roff.hpp"

#include <array>
#include <cstdio>

namespace polarmir::cli::manual {
namespace {

/// The code point that starts at `text[at]` (UTF-8, as in our own source), and how many bytes it takes.
std::pair<unsigned, std::size_t> code_point(std::string_view text, std::size_t at)
{
    auto const lead = static_cast<unsigned char>(text[at]);
    std::size_t const bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    unsigned value = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i)
        value = value << 6U | (static_cast<unsigned char>(text.at(at + i)) & 0x3FU);
    return {value, bytes};
}

std::string_view sign(char letter)
{
    switch (letter)
    {
    case '\\':
        return "\\e";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    default:
        return {};
    }
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();)
    {
        if (static_cast<unsigned char>(text[at]) >= 0x80)
        {
            auto const [value, bytes] = code_point(text, at);
            std::array<char, 16> name{};
            std::snprintf(name.data(), name.size(), "\\[u%04X]", value);
            result += name.data();
            at += bytes;
            continue;
        }
        std::string_view const other = sign(text[at]);
        result += other.empty() ? text.substr(at, 1) : other;
        ++at;
    }
    return result;
}

std::string bold(std::string_view text)
{
    return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(std::string_view text)
{
    return "\\fI" + escaped(text) + "\\fR";
}

std::string filled(std::string_view escaped_text)
{
    constexpr std::size_t width{78};
    std::string result;
    std::string line;
    auto const end_line = [&] {
        if (line.starts_with('.'))
            result += "\\&"; // a point at the start of a line makes it a request
        result += line + '\n';
        line.clear();
    };
    for (std::size_t at = 0; at < escaped_text.size();)
    {
        std::size_t const end = std::min(escaped_text.find_first_of(" \n", at), escaped_text.size());
        std::string_view const word = escaped_text.substr(at, end - at);
        if (!word.empty() && !line.empty() && line.size() + 1 + word.size() > width)
            end_line();
        if (!word.empty())
            line.append(line.empty() ? "" : " ").append(word);
        at = end + 1;
    }
    if (!line.empty())
        end_line();
    return result;
}

std::string item(std::string_view formatted_tag, std::string_view text)
{
    return ".TP\n" + std::string{formatted_tag} + '\n' + filled(escaped(text));
}

} // namespace polarmir::cli::manual
