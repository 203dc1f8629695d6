#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir {

/// The value of the first pair with that name, or an empty one.
template <typename value_t>
[[nodiscard]] value_t value_of(std::vector<std::pair<std::string, value_t>> const & pairs,
                               std::string_view name)
{
    auto const found = std::ranges::find(pairs, name, [](auto const & entry) { return entry.first; });
    return found == pairs.end() ? value_t{} : found->second;
}

} // namespace polarmir
