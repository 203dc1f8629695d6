#pragma once
#include "evidence.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// Counts per row of the reference under other rules. Inserts are placed anew; those with an obstacle take
/// part only where the rules remove it.
[[nodiscard]] std::vector<double> simulated_counts(sample_evidence const & sample,
                                                   rules const & by,
                                                   reference::mirna_reference const & reference);

/// Sums over the rows of each group; rows with a number of `groups` or more are in none.
[[nodiscard]] std::vector<double>
in_groups(std::vector<double> const & rows, std::span<std::uint32_t const> group_of_row, std::size_t groups);

} // namespace polarmir::concordance
