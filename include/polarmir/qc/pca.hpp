#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::qc {

/// What goes into a principal component analysis and what comes out.
struct pca_config
{
    std::size_t top_rows{200}; ///< miRNAs of the largest variance that are looked at
    std::size_t components{5}; ///< how many are given, at most
};

/// Principal components of samples, largest first. Axes have no natural sign: here the largest loading
/// (without sign; the first of equals) is positive.
struct principal_components
{
    matrix scores;                 ///< sample x component
    matrix loadings;               ///< miRNA of `rows` x component; columns of length 1
    std::vector<std::size_t> rows; ///< of the table, by falling variance
    std::vector<double> sd;        ///< of the scores (with n - 1), per component
    std::vector<double> explained; ///< share of the variance of `rows`, per component; 0...1
};

/// Analysis of log-CPM (miRNA x sample): the rows of the largest variance (equal ones by name), centred, not
/// scaled, as R's prcomp. There are samples - 1 components at most, and none without variance: nothing but
/// `rows` is given for a single sample or for samples that are all equal.
[[nodiscard]] principal_components
pca(matrix const & log_cpm, std::span<std::string const> mirnas, pca_config const & config = {});

} // namespace polarmir::qc
