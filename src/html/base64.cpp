#include "html/base64.hpp"

#include <cstdint>

namespace polarmir::html {
namespace {

unsigned value_of(char digit) noexcept
{
    constexpr unsigned ten{10};
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a') + (digit <= '9' ? 0 : ten);
}

} // namespace

std::string base64_of_hex(std::string_view hex)
{
    constexpr std::string_view letters{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"};
    constexpr unsigned hex_bits{4};
    constexpr unsigned letter_bits{6};
    constexpr std::size_t quantum{4};
    std::string text;
    std::uint32_t bits{0};
    unsigned held{0};
    for (char const digit : hex)
    {
        bits = (bits << hex_bits) | value_of(digit);
        held += hex_bits;
        if (held >= letter_bits)
        {
            held -= letter_bits;
            text += letters[(bits >> held) & 63U];
        }
    }
    if (held > 0)
        text += letters[(bits << (letter_bits - held)) & 63U];
    while (text.size() % quantum != 0)
        text += '=';
    return text;
}

} // namespace polarmir::html
