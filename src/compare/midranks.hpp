#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::compare {

/// Twice the midranks (1 = smallest), which are whole numbers.
[[nodiscard]] std::vector<std::uint32_t> doubled_midranks(std::span<double const> values);

/// x followed by y.
[[nodiscard]] std::vector<double> joined(std::span<double const> x, std::span<double const> y);

/// Differences other than 0.
[[nodiscard]] std::vector<double> without_zeros(std::span<double const> differences);

} // namespace polarmir::compare
