#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <cstddef>

namespace polarmir {
namespace {

unsigned byte_at(std::string_view text, std::size_t position) noexcept
{
    return position < text.size() ? static_cast<unsigned char>(text[position]) : 0U;
}

bool is_continuation(unsigned byte) noexcept
{
    return (byte & 0xC0U) == 0x80U;
}

/// Bytes of the character that `text` begins with; 0 when it is malformed.
std::size_t character_length(std::string_view text) noexcept
{
    unsigned const first = byte_at(text, 0);
    unsigned const second = byte_at(text, 1);
    if (first < 0x80U)
        return 1;
    // The second byte is restricted where a wider one would be overlong, a surrogate, too large, or a C1
    // control.
    unsigned const lowest = first == 0xC2U || first == 0xE0U ? 0xA0U : first == 0xF0U ? 0x90U : 0x80U;
    unsigned const highest = first == 0xEDU ? 0x9FU : first == 0xF4U ? 0x8FU : 0xBFU;
    if (first < 0xC2U || first > 0xF4U || second < lowest || second > highest)
        return 0;
    std::size_t const length = first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    for (std::size_t i = 2; i < length; ++i)
        if (!is_continuation(byte_at(text, i)))
            return 0;
    return length;
}

} // namespace

bool is_utf8(std::string_view text) noexcept
{
    while (!text.empty())
    {
        std::size_t const length = character_length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string printable(std::string_view text)
{
    constexpr std::string_view digits{"0123456789abcdef"};
    bool const whole = is_utf8(text);
    std::string shown;
    for (char const letter : text)
    {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte >= ' ' && byte != 0x7FU && (byte < 0x80U || whole))
            shown += letter;
        else
            shown += {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]};
    }
    return shown;
}

std::string quoted(char letter)
{
    if (letter >= ' ' && letter <= '~')
        return {'\'', letter, '\''};
    auto const value = static_cast<unsigned char>(letter);
    return "byte 0x" + hex_of({&value, 1});
}

std::size_t character_count(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace polarmir
