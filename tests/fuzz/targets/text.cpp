// Text for people, pages and shells, and numbers.
#include "support/target.hpp"

#include <polarmir/cluster/plan.hpp>
#include <polarmir/core/markup.hpp>
#include <polarmir/core/shell_quote.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <array>
#include <cmath>
#include <cstring>

namespace {

using namespace polarmir;

/// What a POSIX shell makes of a text in which only apostrophes and backslashes outside of them have a
/// meaning; nothing when it is more or less than one word, or holds what a shell acts upon.
std::optional<std::string> word_of_shell(std::string_view text)
{
    std::string word;
    bool quoted{false};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\'')
            quoted = !quoted;
        else if (quoted)
            word += text[i];
        else if (text[i] == '\\' && i + 1 < text.size())
            word += text[++i];
        else if (std::string_view{" \t\n|&;<>()$`\\\"*?[]#~!{}^"}.find(text[i]) != std::string_view::npos)
            return std::nullopt;
        else
            word += text[i];
    return quoted || text.empty() ? std::nullopt : std::optional{word};
}

void check_words(std::string_view text)
{
    fuzz::promise(word_of_shell(shell_quote(text)) == text, "a shell gets the word that was meant");

    std::string const shown = printable(text);
    fuzz::promise(is_utf8(shown) && printable(shown) == shown, "what is shown is UTF-8, and shown as it is");
    fuzz::promise(std::ranges::none_of(shown, [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; }),
                  "what is shown holds no control characters");

    std::string const markup = escape_markup(text);
    fuzz::promise(is_utf8(markup) && markup.find_first_of("<>\"'") == std::string::npos,
                  "markup shows literally");

    std::vector<std::string> parts;
    for (std::string_view const part : split(text, ','))
        parts.emplace_back(part);
    fuzz::promise(join(parts, ",") == text, "what was split is joined");
    static_cast<void>(strip(text));
    static_cast<void>(character_count(text));
}

void check_order(std::array<std::string_view, 3> const & names)
{
    for (std::string_view const a : names)
        for (std::string_view const b : names)
        {
            fuzz::promise(natural_less(a, b) + natural_less(b, a) == (a == b ? 0 : 1),
                          "an order knows what is first");
            for (std::string_view const c : names)
                fuzz::promise(!natural_less(a, b) || !natural_less(b, c) || natural_less(a, c),
                              "an order is transitive");
        }
}

void check_number(std::string_view bytes)
{
    double value{0};
    std::memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof value));
    for (int const digits : {0, 1, 4, 9})
    {
        static_cast<void>(format_fixed(value, digits));
        static_cast<void>(format_compact(value, digits));
        static_cast<void>(format_significant(value, digits + 1));
    }
    if (!std::isfinite(value))
        return;
    std::optional<double> const again = parse_number<double>(format_exact(value));
    fuzz::promise(again && *again == value, "a number that was written exactly is read again");
    if (std::abs(value) < 1e15)
        static_cast<void>(format_thousands(value));
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const * data, std::size_t size)
{
    std::string_view const text = fuzz::text_of(data, size);
    check_words(text.substr(0, text.find('\0'))); // no word holds a zero byte
    check_words(std::string{text.substr(0, text.find('\0'))} + "'");
    std::size_t const third = size / 3;
    check_order({text.substr(0, third), text.substr(third, third), text.substr(2 * third)});
    check_number(text);
    return 0;
}
