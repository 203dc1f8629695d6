#pragma once
#include <optional>
#include <span>
#include <vector>

namespace polarmir::compare {

/// How p-values are adjusted for the number of tests.
enum class adjustment
{
    bh,   ///< Benjamini & Hochberg 1995: false discovery rate
    holm, ///< Holm 1979: family-wise error
    by,   ///< Benjamini & Yekutieli 2001: false discovery rate under any dependence
};

/// `BH`, `holm`, `BY`.
[[nodiscard]] char const * name_of(adjustment method) noexcept;

/// Adjusted p-values in the same places. Absent ones stay absent and are not counted as tests.
[[nodiscard]] std::vector<std::optional<double>> adjust(std::span<std::optional<double> const> p,
                                                        adjustment method);

} // namespace polarmir::compare
