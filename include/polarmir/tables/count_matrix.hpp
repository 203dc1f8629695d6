#pragma once
#include <span>
#include <string>
#include <vector>

namespace polarmir::tables {

/// Reads per miRNA and sample.
struct count_matrix
{
    std::vector<std::string> mirnas;          ///< row labels: names or accessions
    std::vector<std::string> samples;         ///< column labels
    std::vector<std::vector<double>> columns; ///< per sample, one value per row; fractions allowed
};

/// The matrix with its columns in this order; names that it does not have are left out.
[[nodiscard]] count_matrix select_samples(count_matrix const & matrix, std::span<std::string const> samples);

/// The samples whose columns were scaled to a million, CPM instead of reads: most of their values are no
/// whole numbers, and the sum is a million within 1 %.
[[nodiscard]] std::vector<std::string> samples_like_cpm(count_matrix const & matrix);

} // namespace polarmir::tables
