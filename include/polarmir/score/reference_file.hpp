#pragma once
#include <polarmir/score/reference_cohort.hpp>

#include <filesystem>
#include <string>

namespace polarmir::score {

/// What stands in `format` of a reference cohort file.
inline constexpr char const * reference_format{"polarmir reference cohort"};
/// Of the layout of the file; raised when it changes.
inline constexpr int reference_format_version{1};

/// Writes the cohort as JSON, one sample, score or miRNA per line, the same bytes for the same cohort:
///
/// - `format`, `format_version`; `program`: version of polarmir that wrote it
/// - `group`: of the samples, or ""
/// - `offset_cpm`: c of log2(CPM + c)
/// - `annotation`: `mirnas` (number) and `hash` of all miRNAs that were counted
/// - `panel`: `hash`, and the names in `mirnas`
/// - `signatures`: `set`, `version`, `hash`
/// - `samples`: `sample`, `counts_hash`; all have at least 300,000 miRNA counts
/// - `scores`: `score`, `kind` (index, set), `variant`, `members_hash`; `n`, `mean` and `sd` (n - 1; null for
///   n below 2), log2, over the samples whose verdict is OK; `values` and `rank_values` by sample, null where
///   the verdict is not OK
/// - `mirnas`: `miRNA`, `mean` and `sd` of log2(CPM + c) over all samples
///
/// Throws input_error when no score is OK in fewest_reference_samples samples, resource_error.
void write_reference(std::filesystem::path const & path, reference_cohort const & reference);

/// Reads it back. Throws input_error (`path: scores[2].values[0]: a number is expected`) for a file that is
/// no such JSON, of another version, or whose parts do not fit together.
[[nodiscard]] reference_cohort read_reference(std::filesystem::path const & path);

} // namespace polarmir::score
