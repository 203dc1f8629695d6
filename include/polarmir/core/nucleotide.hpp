#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir {

/// Code of a base: A 0, C 1, G 2, T or U 3 (either case); everything else is `unknown_base`.
inline constexpr std::uint8_t unknown_base{4};

namespace detail {
consteval std::array<std::uint8_t, 256> make_base_codes()
{
    std::array<std::uint8_t, 256> codes{};
    codes.fill(unknown_base);
    std::uint8_t value{0};
    for (char const upper : {'A', 'C', 'G', 'T'})
    {
        codes[static_cast<unsigned char>(upper)] = value;
        codes[static_cast<unsigned char>(upper + ('a' - 'A'))] = value;
        ++value;
    }
    codes['U'] = codes['u'] = codes['T'];
    return codes;
}
inline constexpr std::array<std::uint8_t, 256> base_codes = make_base_codes();
} // namespace detail

[[nodiscard]] constexpr std::uint8_t base_code(char base) noexcept
{
    return detail::base_codes[static_cast<unsigned char>(base)];
}

/// The upper-case DNA letter of a code; `N` for `unknown_base`.
[[nodiscard]] constexpr char base_letter(std::uint8_t code) noexcept
{
    return "ACGTN"[code <= unknown_base ? code : unknown_base];
}

/// Upper-case DNA: U becomes T, every IUPAC ambiguity code becomes N; other characters are kept upper-cased
/// so that a caller can still see and name them.
[[nodiscard]] std::string to_dna(std::string_view sequence);

/// True for the 15 IUPAC nucleotide codes and U, either case.
[[nodiscard]] bool is_iupac(char base) noexcept;

/// Reverse complement over A, C, G, T; every other letter becomes N.
[[nodiscard]] std::string reverse_complement(std::string_view sequence);

} // namespace polarmir
