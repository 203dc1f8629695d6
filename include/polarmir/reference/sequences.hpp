#pragma once
#include <ranges>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// The sequences of hairpins, competitors or tracers, in their order, as engines want them. They point into
/// `entries`.
template <std::ranges::borrowed_range entries_t>
[[nodiscard]] std::vector<std::string_view> sequences_of(entries_t && entries)
{
    std::vector<std::string_view> sequences;
    sequences.reserve(std::ranges::size(entries));
    for (auto const & entry : entries)
        sequences.emplace_back(entry.sequence);
    return sequences;
}

} // namespace polarmir::reference
