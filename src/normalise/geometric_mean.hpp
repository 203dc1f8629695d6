#pragma once
#include "normalise/columns.hpp"

#include <optional>

namespace polarmir::normalise {

/// Per row the mean over samples of log(count); nothing where a count is 0.
[[nodiscard]] std::vector<std::optional<double>> mean_logs(std::vector<library> const & samples);

/// Factors by RLE, product 1; nothing when no miRNA has reads in every sample.
[[nodiscard]] std::optional<std::vector<double>>
relative_log_expression(std::vector<library> const & samples);

} // namespace polarmir::normalise
