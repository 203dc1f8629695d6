#pragma once
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/score/contribution.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/scorer.hpp>

#include <filesystem>
#include <span>
#include <string>

namespace polarmir::report {

/// polarization.tsv: one line per sample with the index of the first pair of opposing sets (EV-M1 and EV-M2
/// of the shipped ones), its two scores, haemolysis and flags, and where the index stands in a reference
/// cohort (score::calibration). Scores are log2; NA where a verdict says so.
void write_polarization(std::filesystem::path const & path,
                        std::span<score::sample_scores const> samples,
                        score::scorer const & scorer);

/// polarization_long.tsv: one line per sample, set or index, and variant, with everything that is known of
/// it.
void write_polarization_long(std::filesystem::path const & path,
                             std::span<score::sample_scores const> samples,
                             score::scorer const & scorer);

/// signatures.tsv: what was scored, one line per set and member: version and hash of the set, weight, the row
/// of the table that was used (NA: none), whether the noRBC scores leave it out, and the origin of its reads
/// (NA: not known). `origins`: by row of the table, or empty.
void write_signatures(std::filesystem::path const & path,
                      score::scorer const & scorer,
                      score::mirna_rows const & rows,
                      std::span<score::row_origin const> origins);

/// unmatched.tsv: one line per row of the table that is not named as the miRNAs of today: its label, what
/// became of it (score::row_fate), the miRNA it is counted for, those it may mean, and its reads over all
/// samples (`reads`: one per row).
void write_unmatched(std::filesystem::path const & path,
                     std::span<score::odd_row const> rows,
                     std::span<double const> reads);

/// contributions.tsv: one line per miRNA of the lead index, with its coefficient (M1 minus M2) and what it
/// adds to the index of each sample, log2; the sum of a column is the index of its sample. `samples`: in the
/// order of the columns.
void write_contributions(std::filesystem::path const & path,
                         score::index_contributions const & contributions,
                         std::span<score::sample_scores const> samples,
                         score::mirna_rows const & rows);

/// compare/scores.tsv: one line per set or index and variant.
void write_score_comparison(std::filesystem::path const & path, compare::score_comparison const & comparison);

/// The estimate if the verdict allows to print it.
[[nodiscard]] std::optional<score::estimate> printable(score::judgement const & verdict,
                                                       std::optional<score::estimate> const & value);

/// The 95 % interval of a score: se_total to both sides, of the normal distribution.
struct score_interval
{
    double low{0};
    double high{0};
};
[[nodiscard]] score_interval interval_of(score::estimate const & value);

/// What a reader should know of a sample at a glance, separated by `;`: dominated, rbc_sensitive,
/// rank_disagrees, haemolysis_possible, haemolysis_likely. `index`: position among the indices of the sample.
[[nodiscard]] std::string flags_of(score::sample_scores const & sample, std::size_t index);

} // namespace polarmir::report
