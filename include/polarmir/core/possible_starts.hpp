#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace polarmir {

/// Most bases in which starts are looked for at once: one bit for each.
inline constexpr std::size_t window_length{64};

/// First bases of an adapter that are looked at: enough to rule out nearly every other position.
inline constexpr std::size_t prefix_length{12};

/// Bit i: at base i of `window`, of at most window_length bases, at most `mismatches` of the first
/// prefix_length bases of `adapter`, as far as they lie in the window, differ. So a bit is set wherever the
/// adapter begins with no more mismatches than that. N in the adapter matches everything, in the window
/// nothing; other letters than A, C, G, T and N must not occur. More than 3 mismatches are not counted: every
/// bit is set.
[[nodiscard]] std::uint64_t
possible_starts(std::string_view window, std::string_view adapter, std::size_t mismatches) noexcept;

/// The same without the instructions of the processor for 16 bases at a time.
[[nodiscard]] std::uint64_t
possible_starts_portably(std::string_view window, std::string_view adapter, std::size_t mismatches) noexcept;

} // namespace polarmir
