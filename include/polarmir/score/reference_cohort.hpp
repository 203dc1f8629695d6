#pragma once
#include <polarmir/score/config.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/scorer.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::score {

/// A set as it was scored in the reference.
struct reference_set
{
    std::string name;
    std::string version;
    std::string hash; ///< signature::hash
};

struct reference_sample
{
    std::string name;
    std::string counts_hash; ///< see hash_counts
};

/// One set or index, in one variant, in every reference sample.
struct reference_score
{
    std::string name;
    bool is_index{false};
    score::variant variant{score::variant::all};
    std::string members_hash; ///< of the rows that were scored and their coefficients

    std::vector<std::optional<double>> scores; ///< by sample; absent unless the verdict is OK
    /// By sample: the rank score, of an index that of M1 minus that of M2. Absent where the score is, or
    /// where no member is on the panel.
    std::vector<std::optional<double>> ranks;
};

/// log2(CPM + 10) of a miRNA over the reference samples.
struct reference_level
{
    std::string mirna;
    double mean{0};
    double sd{0}; ///< n - 1; 0 of fewer than two samples
};

/// Scores of samples of one protocol, as a rule of controls, that a further sample is compared with.
struct reference_cohort
{
    std::string group; ///< what the samples have in common, as in the sample sheet; empty: not known
    double offset{offset_cpm};
    std::vector<std::string> panel; ///< names of the panel miRNAs that had a row, in their order
    std::vector<reference_set> sets;
    std::vector<reference_sample> samples; ///< each of at least ok_reads reads
    std::vector<reference_score> scores;
    std::vector<reference_level> levels; ///< of every row, by name
};

/// The cohort made of the samples at positions `chosen` of the table. A sample of fewer than ok_reads reads
/// is left out: none of its scores can be OK. `samples`: the scores of each column of `counts`, by `with`.
[[nodiscard]] reference_cohort build_reference(scorer const & with,
                                               count_matrix const & counts,
                                               std::span<sample_scores const> samples,
                                               std::span<std::size_t const> chosen);

/// 32 hexadecimal digits of the XXH3-128 hash of a sample's counts (table order) of the rows that take part,
/// in the order of their names. Samples with the same counts are the same sample, whatever their names.
[[nodiscard]] std::string hash_counts(mirna_rows const & rows, std::span<double const> counts);

/// The same of a list of names: of the panel, or of all rows (the annotation).
[[nodiscard]] std::string hash_names(std::span<std::string const> names);

/// The names of all levels: the annotation.
[[nodiscard]] std::vector<std::string> annotation_of(reference_cohort const & reference);

/// The most samples that have an OK score of one set or index.
[[nodiscard]] std::size_t most_scores(reference_cohort const & reference);

/// Throws input_error that names the first thing in which the reference was scored otherwise: the offset, or
/// the hash of a set. `name`: of the reference, for the message.
void require_same_sets(reference_cohort const & reference,
                       std::span<signature const> sets,
                       std::string const & name);

} // namespace polarmir::score
