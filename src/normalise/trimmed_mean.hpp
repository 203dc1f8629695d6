#pragma once
#include "normalise/columns.hpp"

#include <cstddef>
#include <vector>

namespace polarmir::normalise {

/// One miRNA in a sample against the reference.
struct log_ratio
{
    double m{0};        ///< log2 of the ratio of both proportions
    double a{0};        ///< mean of their log2
    double variance{0}; ///< of m, by the delta method (up to the constant of log2)
};

/// `reads` and `reference_reads` > 0.
[[nodiscard]] log_ratio
ratio_of(double reads, double size, double reference_reads, double reference_size) noexcept;

/// Are all ratios 1?
[[nodiscard]] bool are_equal(std::vector<log_ratio> const & ratios) noexcept;

/// What is kept of n sorted values when a share is trimmed at both ends: ranks from 1.
struct kept_ranks
{
    double first{0};
    double last{0};
};

/// 30 % of the ratios and 5 % of the abundances are trimmed at each end (Robinson & Oshlack 2010).
[[nodiscard]] kept_ranks kept_ratios(std::size_t n) noexcept;
[[nodiscard]] kept_ranks kept_abundances(std::size_t n) noexcept;

/// Factor of a sample against the reference by TMM; 1 when no miRNA has reads in both.
[[nodiscard]] double trimmed_mean(library const & sample, library const & reference);

/// The same with singleton pairing (TMMwsp).
[[nodiscard]] double trimmed_mean_with_pairs(library const & sample, library const & reference);

} // namespace polarmir::normalise
