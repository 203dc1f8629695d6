#pragma once
#include <polarmir/reference/competitor.hpp>

#include <cstdint>
#include <string>

namespace polarmir::explain {

/// `+3`, `-2`, `0`.
[[nodiscard]] inline std::string signed_number(std::int64_t number)
{
    return (number > 0 ? "+" : "") + std::to_string(number);
}

/// `U2 (snRNA)`.
[[nodiscard]] inline std::string rna_text(reference::competitor const & rna)
{
    return rna.name + " (" + name_of(rna.rna_class) + ")";
}

/// What the signs of drawings mean, see drawn_bases and feature.
inline constexpr char const * legend{
    "Drawn: . same base; capital letter: another base; small letter: tail, which is not compared; = miRNA."};

} // namespace polarmir::explain
