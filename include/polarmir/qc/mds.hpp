#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <vector>

namespace polarmir::qc {

/// miRNAs by which two samples are compared; the number that is customary for whole transcriptomes is 500.
inline constexpr std::size_t leading_mirnas{100};

/// Distances between samples (sample x sample, log2): the root mean square of the `top` largest differences
/// of log-CPM (miRNA x sample), chosen for each pair: the leading log-fold-change of limma's plotMDS (Ritchie
/// et al. 2015, doi 10.1093/nar/gkv007). All miRNAs when there are fewer; `top` and the rows are 1 at least.
[[nodiscard]] matrix leading_fold_changes(matrix const & log_cpm, std::size_t top = leading_mirnas);

/// Places of samples. Axes have no natural sign: the largest coordinate (without sign; the first of equals)
/// is positive.
struct sample_map
{
    matrix coordinates;            ///< sample x axis, in the unit of the distances
    std::vector<double> explained; ///< share of each axis in all positive eigenvalues; 0...1
};

/// Classical multidimensional scaling (Torgerson 1952, Gower 1966) of distances (sample x sample, symmetric,
/// diagonal 0). There are samples - 1 axes at most, and none without extent.
[[nodiscard]] sample_map classical_mds(matrix const & distances, std::size_t axes = 2);

} // namespace polarmir::qc
