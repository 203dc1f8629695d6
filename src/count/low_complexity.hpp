#pragma once
#include <string_view>

namespace polarmir::count {

/// True when one base, or two bases in turn, make up at least 90 % of `insert`: the most frequent base at the
/// even positions and the most frequent at the odd positions are counted together. False for an empty insert.
[[nodiscard]] bool is_low_complexity(std::string_view insert) noexcept;

} // namespace polarmir::count
