#pragma once
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/compare/signature_comparison.hpp>
#include <polarmir/core/log.hpp>
#include <polarmir/pipeline/sample_labels.hpp>
#include <polarmir/score/contribution.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/reference_cohort.hpp>
#include <polarmir/score/scorer.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What a user can set about scores. Files that are not given: what is compiled in.
struct scoring_options
{
    std::optional<std::filesystem::path> signatures;
    std::optional<std::filesystem::path> panel;
    std::optional<std::filesystem::path> abundance;
    std::optional<std::filesystem::path> red_cell;
    std::optional<std::filesystem::path> reference; ///< written by write_reference
    score::config settings;
};

/// What all samples are scored with.
struct scoring
{
    std::vector<score::signature> sets;
    score::background background;
    std::vector<std::string> red_cell;
    score::config settings;
    std::size_t threads{1}; ///< on which samples are scored
    std::optional<score::reference_cohort> reference{};
    std::string reference_name{}; ///< path of its file, for messages
};

/// Reads the files. Names that miRBase 22 does not have are logged. Throws signature_error and other
/// input_errors, also for a reference cohort with other signatures; usage_error for settings out of range.
[[nodiscard]] scoring prepare(scoring_options const & options, log_sink const & log);

/// The scores of a cohort and, where there are two groups, their comparison.
struct polarization
{
    std::unique_ptr<score::mirna_rows> rows; ///< the scorer refers to it
    std::optional<score::scorer> scorer;
    std::vector<score::sample_scores> samples;
    score::index_contributions contributions;         ///< to the lead index
    std::vector<score::row_origin> origins;           ///< by row of the table; empty: not known
    std::vector<double> odd_reads;                    ///< of rows->odd(), over all samples
    std::optional<compare::comparison_design> design; ///< of the comparisons; absent without groups
    std::optional<compare::score_comparison> comparison;
    std::optional<compare::mirna_comparison> mirnas;
    std::vector<compare::compared_signature> signatures;  ///< empty where the miRNAs cannot be compared
    std::string no_comparison;                            ///< why there is none
    std::optional<score::reference_cohort> own_reference; ///< of the samples of comparison_plan::reference
    std::string ambiguity;                                ///< why there is none
    std::string reference; ///< what the scores are calibrated against, for people
};

/// The counts of a cohort.
struct cohort_counts
{
    score::count_matrix counts;
    std::vector<score::row_origin> origins; ///< of its rows; empty: not known
    score::count_matrix spike_ins;          ///< of the same samples, for their normalisation
};

/// Scores every column of the matrix and compares the groups as planned: scores, miRNAs, sets. The scores of
/// a sample are never changed by other samples. They are calibrated against the reference cohort that was
/// given, else against the control group (score::calibrator). Logs what is odd about the table: rows of other
/// species, names that are not in miRBase 22, columns that look like CPM. Throws input_error for counts that
/// are no counts, and for a reference cohort that was scored otherwise.
[[nodiscard]] polarization score_cohort(cohort_counts const & cohort,
                                        scoring const & with,
                                        comparison_plan const & plan,
                                        log_sink const & log);

/// The rows of a table that are spike-ins by name (see reference::spike_ins).
[[nodiscard]] score::count_matrix spike_ins_of(score::count_matrix const & counts);

/// Writes polarization.tsv, polarization_long.tsv, contributions.tsv, signatures.tsv, summary.txt,
/// unmatched.tsv and the tables of compare/ below `out`; tables of which nothing is to be said are removed.
/// Throws resource_error.
void write_polarization(std::filesystem::path const & out, polarization const & result);

/// Throws usage_error when groups are known but not which of them is the reference
/// (reference_plan::ambiguity).
void require_reference(std::string const & ambiguity);

/// Writes the scores of the cohort's reference samples as a reference cohort file (score::write_reference).
/// Throws as require_reference, and input_error when fewer than ten have an OK score.
void write_reference(std::filesystem::path const & path, polarization const & result);

/// What is said of a cohort in words.
struct statements
{
    std::string headline;
    std::vector<std::string> findings; ///< may be quoted
    std::vector<std::string> gaps;     ///< what could not be compared, and why
    std::vector<std::string> caveats;  ///< must be said with them
};
[[nodiscard]] statements statements_on(polarization const & result);

/// The text of summary.txt.
[[nodiscard]] std::string summary_text(polarization const & result);

} // namespace polarmir::pipeline
