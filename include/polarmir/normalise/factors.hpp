#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::normalise {

/// How samples are made comparable beyond their library sizes.
enum class method
{
    /// Trimmed mean of M-values (Robinson & Oshlack 2010, doi 10.1186/gb-2010-11-3-r25): the weighted mean of
    /// the log-ratios to a reference sample, without the extreme 30 % of ratios and 5 % of abundances.
    tmm,
    /// TMM in which miRNAs seen in one of both samples only are paired by rank ("with singleton pairing",
    /// edgeR since 3.28); for many zeros.
    tmmwsp,
    /// Relative log expression (Anders & Huber 2010, doi 10.1186/gb-2010-11-10-r106): the median ratio to the
    /// geometric mean of all samples; needs miRNAs with reads in every sample.
    rle,
    /// 75 % quantile of the counts (Bullard et al. 2010, doi 10.1186/1471-2105-11-94).
    upper_quartile,
    /// Library sizes as they are.
    none,
    /// The reads of spike-ins: the only method that sees a change of most miRNAs in one direction.
    spike_in,
};

/// `TMM`, `TMMwsp`, `RLE`, `upperquartile`, `none`, `spike-in`.
[[nodiscard]] char const * name_of(method how) noexcept;

/// Fewest spike-ins with reads, and fewest of their reads in each sample, for method::spike_in.
inline constexpr std::size_t min_spike_ins{3};
inline constexpr double min_spike_in_reads{500};

/// One factor per sample, their product 1; library size times factor is the effective library size.
/// Takes counts as miRNA x sample, best those that filter_by_expression keeps, and the names of the samples
/// for messages. `spike_ins` (spike-in x sample) are reads of spike-ins, for method::spike_in alone:
/// effective library sizes are then proportional to their sums. The numbers are those of edgeR 3.40
/// (calcNormFactors). Throws input_error for a sample without reads; for RLE when no miRNA has reads in every
/// sample; for the upper quartile when it is 0; for spike-ins below the limits.
[[nodiscard]] std::vector<double> factors(matrix const & counts,
                                          method how,
                                          std::span<std::string const> samples,
                                          matrix const & spike_ins = {});

/// Column of the sample that TMM compares the others with: the one whose 75 % quantile of CPM is nearest to
/// the mean of these quantiles; if half of the quantiles are 0, the one with the largest sum of root counts.
/// The first of equals. Every sample has reads.
[[nodiscard]] std::size_t tmm_reference(matrix const & counts);

/// The same for TMMwsp: the sample with the largest sum of root counts.
[[nodiscard]] std::size_t tmmwsp_reference(matrix const & counts);

} // namespace polarmir::normalise
