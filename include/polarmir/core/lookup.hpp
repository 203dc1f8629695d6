#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
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

/// Where the first element that equals `wanted` (under `projection`) stands in `list`; nothing when none
/// does.
template <typename list_t, typename value_t, typename projection_t = std::identity>
[[nodiscard]] std::optional<std::size_t>
position_of(list_t const & list, value_t const & wanted, projection_t projection = {})
{
    auto const found = std::ranges::find(list, wanted, std::move(projection));
    if (found == std::ranges::end(list))
        return std::nullopt;
    return static_cast<std::size_t>(std::ranges::distance(std::ranges::begin(list), found));
}

} // namespace polarmir
