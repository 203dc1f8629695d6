#pragma once
#include <compare>
#include <cstdint>

namespace polarmir {

/// A stretch of a sequence, 0-based and half-open: `begin` belongs to it, `end` does not.
struct interval
{
    std::uint32_t begin{0};
    std::uint32_t end{0};

    [[nodiscard]] constexpr std::uint32_t length() const noexcept { return end - begin; }
    friend constexpr bool operator==(interval const &, interval const &) = default;
    friend constexpr auto operator<=>(interval const &, interval const &) = default;
};

} // namespace polarmir
