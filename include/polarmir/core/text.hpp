#pragma once
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir {

/// The fields of `line` between single `delimiter`s; an empty line has one empty field.
[[nodiscard]] std::vector<std::string_view> split(std::string_view line, char delimiter);

/// The same, in place of what `fields` held.
void split(std::string_view line, char delimiter, std::vector<std::string_view> & fields);

/// The parts with `separator` between them.
[[nodiscard]] std::string join(std::span<std::string const> parts, std::string_view separator);

/// Without the mark EF BB BF with which some programs begin UTF-8.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text) noexcept;

/// Without spaces, tabs and carriage returns at both ends.
[[nodiscard]] std::string_view strip(std::string_view text) noexcept;

[[nodiscard]] std::string to_lower(std::string_view text);

/// The whole of `text` as a number, or nothing: no blanks, no trailing characters, independent of the locale.
template <typename number_t>
[[nodiscard]] std::optional<number_t> parse_number(std::string_view text)
{
    number_t value{};
    auto const [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// `value` with exactly `decimals` digits after the point, independent of the locale.
[[nodiscard]] std::string format_fixed(double value, int decimals);

/// `value` with at most `decimals` digits after the point, without trailing zeros: 12, 12.5, 0.3333.
[[nodiscard]] std::string format_compact(double value, int decimals);

/// `value` with `digits` significant digits, in exponent form only where that is shorter (0.0123, 4.2e-07),
/// independent of the locale.
[[nodiscard]] std::string format_significant(double value, int digits);

/// The shortest text that reads back as this very value, independent of the locale.
[[nodiscard]] std::string format_exact(double value);

/// `value` rounded to a whole number, with commas between thousands: 41,753.
[[nodiscard]] std::string format_thousands(double value);

/// True when `a` comes before `b` in natural order: runs of digits compare as numbers (S2 before S10), all
/// else byte by byte. Names that differ in leading zeros only compare byte by byte as a whole, so the order
/// is total.
[[nodiscard]] bool natural_less(std::string_view a, std::string_view b) noexcept;

/// Two lower-case digits for each byte.
[[nodiscard]] std::string hex_of(std::span<unsigned char const> bytes);

/// 32 lower-case hexadecimal digits of the XXH3-128 hash of `bytes` (seed 0, canonical big-endian form).
[[nodiscard]] std::string xxh3_hex(std::string_view bytes);

} // namespace polarmir
