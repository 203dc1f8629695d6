#include <polarmir/core/delimiters.hpp>
#include <polarmir/core/text.hpp>

#include <array>

#include <xxhash.h>

namespace polarmir {
namespace {

bool is_digit(char letter) noexcept
{
    return letter >= '0' && letter <= '9';
}

std::string_view take_digits(std::string_view & text) noexcept
{
    std::size_t length{0};
    while (length < text.size() && is_digit(text[length]))
        ++length;
    std::string_view const digits = text.substr(0, length);
    text.remove_prefix(length);
    return digits;
}

std::string_view without_leading_zeros(std::string_view digits) noexcept
{
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

/// Negative, zero or positive like memcmp.
int compare_numbers(std::string_view a, std::string_view b) noexcept
{
    std::string_view const x = without_leading_zeros(a);
    std::string_view const y = without_leading_zeros(b);
    if (x.size() != y.size())
        return x.size() < y.size() ? -1 : 1;
    return x.compare(y);
}

} // namespace

std::vector<std::string_view> split(std::string_view line, char delimiter)
{
    std::vector<std::string_view> fields;
    split(line, delimiter, fields);
    return fields;
}

void split(std::string_view line, char delimiter, std::vector<std::string_view> & fields)
{
    fields.clear();
    std::size_t begin{0};
    for_each_delimiter(line, delimiter, [&](std::size_t end) {
        fields.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    });
    fields.push_back(line.substr(begin));
}

std::string join(std::span<std::string const> parts, std::string_view separator)
{
    std::string text;
    for (std::string const & part : parts)
    {
        if (&part != parts.data())
            text += separator;
        text += part;
    }
    return text;
}

std::string_view without_byte_order_mark(std::string_view text) noexcept
{
    constexpr std::string_view mark{"\xEF\xBB\xBF"};
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::string_view strip(std::string_view text) noexcept
{
    constexpr std::string_view blanks{" \t\r\n"};
    std::size_t const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string to_lower(std::string_view text)
{
    std::string lower{text};
    for (char & letter : lower)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

std::string format_fixed(double value, int decimals)
{
    // 309 digits before the point are the most a double can have.
    std::array<char, 400> buffer{};
    auto const result = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return {buffer.data(), result.ptr};
}

std::string format_compact(double value, int decimals)
{
    std::string text = format_fixed(value, decimals);
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string format_significant(double value, int digits)
{
    std::array<char, 64> buffer{};
    auto const result = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, digits);
    return {buffer.data(), result.ptr};
}

std::string format_exact(double value)
{
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string format_thousands(double value)
{
    constexpr std::size_t group{3};
    std::string text = format_fixed(value, 0);
    std::size_t const first_digit = text.starts_with('-') ? 1 : 0;
    for (std::size_t end = text.size(); end > first_digit + group;)
        text.insert(end -= group, 1, ',');
    return text;
}

bool natural_less(std::string_view a, std::string_view b) noexcept
{
    std::string_view const whole_a = a;
    std::string_view const whole_b = b;
    while (!a.empty() && !b.empty())
    {
        if (is_digit(a.front()) && is_digit(b.front()))
        {
            int const order = compare_numbers(take_digits(a), take_digits(b));
            if (order != 0)
                return order < 0;
        }
        else
        {
            if (a.front() != b.front())
                return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    if (a.empty() != b.empty())
        return a.empty();
    return whole_a < whole_b;
}

std::string hex_of(std::span<unsigned char const> bytes)
{
    constexpr std::string_view digits{"0123456789abcdef"};
    std::string hex;
    for (unsigned char const byte : bytes)
        hex.append({digits[byte >> 4U], digits[byte & 15U]});
    return hex;
}

std::string xxh3_hex(std::string_view bytes)
{
    XXH128_canonical_t canonical{};
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    return hex_of(canonical.digest);
}

} // namespace polarmir
