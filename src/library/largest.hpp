#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace polarmir::library {

/// Index of the largest count, the first of equals. Requires at least one count.
[[nodiscard]] inline std::size_t index_of_largest(std::span<std::uint64_t const> counts) noexcept
{
    return static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

} // namespace polarmir::library
