#pragma once
#include <polarmir/compare/mirna_comparison.hpp>
#include <polarmir/compare/signature_comparison.hpp>

#include <filesystem>
#include <span>
#include <vector>

namespace polarmir::report {

/// The comparison of the miRNAs of a cohort, with what is needed to tell of it.
struct mirna_report
{
    compare::mirna_comparison const & mirnas; ///< possible
    std::vector<compare::compared_signature> const & signatures;
    score::mirna_rows const & rows; ///< of mirnas.counts
    score::scorer const & scorer;
    compare::comparison_design const & design;
};

/// mirna.tsv: one line per tested miRNA, smallest p first.
void write_mirna_comparison(std::filesystem::path const & path, mirna_report const & report);

/// signatures.tsv: one line per index and set.
void write_signature_comparison(std::filesystem::path const & path, mirna_report const & report);

/// What Bioconductor needs to do it again, into `folder`: counts.tsv, rowData.tsv, colData.tsv, design.tsv,
/// contrasts.tsv, members.tsv and the script bioc.R, which is always the same.
void write_bioconductor_tables(std::filesystem::path const & folder, mirna_report const & report);

/// The names of all files that these functions write.
[[nodiscard]] std::span<char const * const> mirna_comparison_files() noexcept;

} // namespace polarmir::report
