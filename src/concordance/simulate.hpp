#pragma once
#include "evidence.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// Counts per row of the reference as we made them, rebuilt read by read from the classes and targets that
/// were stored: what differences are taken from. Equal to the stored counts but for rounding.
[[nodiscard]] std::vector<double>
stored_counts(sample_evidence const & sample, bool molecules, reference::mirna_reference const & reference);

/// Counts per row under other rules. Reads that we called miRNA, or some other part of a hairpin, or nothing,
/// are placed anew; what other RNAs explain takes part only without `rules::competition`.
[[nodiscard]] std::vector<double> simulated_counts(sample_evidence const & sample,
                                                   rules const & by,
                                                   reference::mirna_reference const & reference);

/// Sums over the rows of each group; rows with a number of `groups` or more are in none.
[[nodiscard]] std::vector<double>
in_groups(std::vector<double> const & rows, std::span<std::uint32_t const> group_of_row, std::size_t groups);

/// Whether another RNA than a miRNA, or a spike-in, explains the insert.
[[nodiscard]] bool is_other_rna(insert const & one);

} // namespace polarmir::concordance
