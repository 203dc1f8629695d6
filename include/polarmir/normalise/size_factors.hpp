#pragma once
#include <polarmir/core/matrix.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::normalise {

/// Size factors as DESeq2 1.38 gives them: what counts are divided by, library size included. One per sample;
/// takes counts as miRNA x sample and the names of the samples for messages.

/// The median ratio of Anders & Huber 2010 (doi 10.1186/gb-2010-11-10-r106), over miRNAs with reads in every
/// sample. Throws input_error when there is none, and for a sample without reads.
[[nodiscard]] std::vector<double> median_ratio_size_factors(matrix const & counts,
                                                            std::span<std::string const> samples);

/// DESeq2's "poscounts": zeros count as 1 in the geometric mean over samples and are left out of the medians.
/// The numbers are those of estimateSizeFactorsForMatrix; estimateSizeFactors divides them by their geometric
/// mean. Throws input_error for a sample without reads.
[[nodiscard]] std::vector<double> poscounts_size_factors(matrix const & counts,
                                                         std::span<std::string const> samples);

} // namespace polarmir::normalise
