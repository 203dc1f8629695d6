#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::score {

/// Whether the reads that could be a miRNA's are its own (count::verdict_on, over all samples).
struct row_origin
{
    bool is_doubtful{false}; ///< most could be of another RNA
    std::string text;        ///< `hairpin`, `mixed: U2`, `other RNA: U2`, `none`
};

/// Reads per miRNA and sample.
struct count_matrix
{
    std::vector<std::string> mirnas;          ///< row labels: names or accessions
    std::vector<std::string> samples;         ///< column labels
    std::vector<std::vector<double>> columns; ///< per sample, one value per row; fractions allowed
    std::vector<row_origin> origins;          ///< one per row; empty: not known
};

/// Reads a table, separated by tabs, semicolons or commas (as its header line is), plain or gzip, with or
/// without double quotes around names: first column the miRNA, then one column of counts per sample, as
/// counts/mature_counts.tsv. Throws parse_error naming line and column for a count that is negative or no
/// number, a sample name that is unfit (see fault_of_sample_name), and a sample or miRNA that occurs twice;
/// input_error for a table without samples or miRNAs.
[[nodiscard]] count_matrix read_count_matrix(std::filesystem::path const & path);

/// The matrix with its columns in this order; names that it does not have are left out.
[[nodiscard]] count_matrix select_samples(count_matrix const & matrix, std::span<std::string const> samples);

} // namespace polarmir::score
