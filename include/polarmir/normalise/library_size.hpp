#pragma once
#include <polarmir/core/matrix.hpp>

#include <span>
#include <vector>

namespace polarmir::normalise {

/// Reads of each sample: the sums of the columns.
[[nodiscard]] std::vector<double> library_sizes(matrix const & counts);

/// Library sizes times normalisation factors (one per sample): what counts are divided by.
[[nodiscard]] std::vector<double> effective_sizes(matrix const & counts, std::span<double const> factors);

/// The rows marked in `keep` (one mark per row), in their order.
[[nodiscard]] matrix select_rows(matrix const & counts, std::vector<bool> const & keep);

} // namespace polarmir::normalise
