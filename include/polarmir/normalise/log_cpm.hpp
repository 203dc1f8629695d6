#pragma once
#include <polarmir/core/matrix.hpp>

#include <span>

namespace polarmir::normalise {

/// Counts per million: x / L * 1e6. Takes counts as miRNA x sample and one (effective) library size L > 0 per
/// sample.
[[nodiscard]] matrix cpm(matrix const & counts, std::span<double const> sizes);

/// Reads added before the logarithm, on average over samples; the default of edgeR's cpm().
inline constexpr double default_prior{2};

/// log2 of counts per million with a prior that is proportional to the library, so that a miRNA without reads
/// has the same value in every sample: log2((x + p) / (L + 2 p) * 1e6), p = prior * L / mean of all L.
/// `prior` > 0.
[[nodiscard]] matrix
log_cpm(matrix const & counts, std::span<double const> sizes, double prior = default_prior);

} // namespace polarmir::normalise
