#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <vector>

namespace polarmir::qc {

/// Spearman's rank correlation of samples over miRNAs (sample x sample, -1...1), equal values with their mean
/// rank. Takes counts, CPM or log-CPM as miRNA x sample. NaN beside a sample that has the same value for
/// every miRNA.
[[nodiscard]] matrix spearman(matrix const & values);

/// Order of samples in which alike ones are neighbours: the leaves of average-linkage clustering (Sokal &
/// Michener 1958) of 1 - correlation. Of two clusters that are joined the tighter one stands first, a sample
/// before a cluster, of two samples the first (as R's hclust); of equal distances that of the first samples
/// is taken. NaN counts as no correlation. The time grows with the third power of the number of samples.
[[nodiscard]] std::vector<std::size_t> similarity_order(matrix const & correlations);

} // namespace polarmir::qc
