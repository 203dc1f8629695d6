#pragma once
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/core/log.hpp>
#include <polarmir/reads/sample_sheet.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/scorer.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// Everything a user can set about scores and their comparison. Files that are not given: what is compiled
/// in.
struct polarization_options
{
    std::optional<std::filesystem::path> signatures;
    std::optional<std::filesystem::path> panel;
    std::optional<std::filesystem::path> abundance;
    std::optional<std::filesystem::path> red_cell;
    score::config score;
    std::optional<std::string> group_column; ///< default: `group`, if the sheet has it
    std::optional<std::string> block_column; ///< pairs samples
    compare::contrast_request groups;
    compare::adjustment adjustment{compare::adjustment::bh};
};

/// The scores of a cohort and, where there are two groups, their comparison.
struct polarization
{
    std::unique_ptr<score::mirna_rows> rows; ///< the scorer refers to it
    std::optional<score::scorer> scorer;
    std::vector<score::sample_scores> samples;
    std::optional<compare::score_comparison> comparison;
    std::string no_comparison; ///< why there is none
};

/// The signatures that are used. Throws signature_error.
[[nodiscard]] std::vector<score::signature> load_sets(polarization_options const & options);

/// Scores every column of the matrix and compares the groups of the sheet (none: no comparison). What is
/// known of a sample is never changed by other samples. Throws usage_error for columns and groups that were
/// asked for and are not there, input_error for bad files and counts.
[[nodiscard]] polarization score_cohort(score::count_matrix const & counts,
                                        reads::sample_sheet const * sheet,
                                        polarization_options const & options,
                                        log_sink const & log);

/// Writes polarization.tsv, polarization_long.tsv, summary.txt and compare/scores.tsv below `out`; the last
/// is removed where there is no comparison.
void write_polarization(std::filesystem::path const & out, polarization const & result);

/// The text of summary.txt.
[[nodiscard]] std::string summary_text(polarization const & result);

} // namespace polarmir::pipeline
