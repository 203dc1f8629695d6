#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::count {

/// Whole numbers with the sum `total` in place of `values`, which are not negative and have that sum but for
/// rounding errors: every value is rounded down and the largest remainders get one more, of equal ones the
/// first. Remainders count as equal when they agree to six decimals, so that rounding errors decide nothing.
[[nodiscard]] std::vector<std::uint64_t> round_to_total(std::span<double const> values, std::uint64_t total);

} // namespace polarmir::count
