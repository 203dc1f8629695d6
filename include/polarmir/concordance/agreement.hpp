#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace polarmir::concordance {

/// How well two columns of counts agree.
struct agreement
{
    std::size_t mirnas{0};          ///< with at least `min_reads` in one of the columns
    std::optional<double> spearman; ///< rank correlation over these; none where one column does not vary
    /// Lin's concordance correlation coefficient of log2(reads + 1) over these (Lin 1989, Biometrics 45:255,
    /// with variances over n): 1 only for equal counts.
    std::optional<double> lin;
    std::size_t within{0}; ///< of these, differing by at most 10 % of ours or one read
};

/// Fewest reads of a miRNA whose agreement says something.
inline constexpr double min_reads{5};

/// Columns of the same miRNAs; std::invalid_argument when their lengths differ.
[[nodiscard]] agreement agreement_of(std::span<double const> ours, std::span<double const> theirs);

} // namespace polarmir::concordance
