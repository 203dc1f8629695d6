#pragma once
#include <polarmir/concordance/agreement.hpp>
#include <polarmir/concordance/rules.hpp>
#include <polarmir/core/log.hpp>
#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/tables/count_matrix.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::concordance {

/// What lies beside our table.
struct config
{
    std::optional<std::filesystem::path> run; ///< folder whose samples/ our table was made of; else only the
                                              ///< numbers are compared
    std::optional<std::string> reference;     ///< where the reference is now, if it was moved
    std::optional<reference::competitor_choice> competitors; ///< the same of the competing RNAs
    std::size_t threads{1};
};

/// Causes beyond the clauses of the rules.
namespace causes {
inline constexpr std::string_view not_in_reference{"not_in_reference"}; ///< our table has no row of it
inline constexpr std::string_view not_in_theirs{"not_in_their_table"};  ///< which has rows without reads
inline constexpr std::string_view unknown_name{"unknown_name"};         ///< what it stands for is not known
inline constexpr std::string_view depth{"depth"}; ///< all miRNAs alike have more or fewer reads than the
                                                  ///< rules give
} // namespace causes

/// A miRNA as both tables have it: mostly a row of each, more where one of them joins or splits miRNAs.
struct compared_mirna
{
    std::string name;         ///< as our table calls it, joined by `/`; else as theirs does
    std::string their_rows;   ///< labels, joined by `;`
    std::string renamed;      ///< those of them that are names of an older release: a join by name loses them
    std::string_view absence; ///< not_in_reference, not_in_theirs, unknown_name, or empty
};

/// A cause and the reads it adds to our count (negative: takes away) on the way to theirs.
struct part
{
    std::string_view cause;
    double reads{0};
    std::string detail; ///< what other RNA, why dropped
};

/// A miRNA in a sample in which at least one of the tables has reads of it.
struct difference
{
    std::size_t mirna{0};  ///< index into comparison::mirnas
    std::size_t sample{0}; ///< index into comparison::samples
    double ours{0};
    double theirs{0};
    std::optional<double> unique{}; ///< of ours, reads or molecules that fit no other miRNA
    std::vector<part> parts{};      ///< largest first, at least a tenth of a read each
    /// What the parts do not account for: theirs - ours - sum of the parts, reads. Without the sample's reads
    /// all of it.
    double unexplained{0};
};

struct compared_sample
{
    std::string name;
    std::string their_name;
    bool has_reads{false}; ///< its inserts are known, so that differences can be explained
    double ours{0};        ///< total
    double theirs{0};
    agreement agrees{};
    double distance{0};            ///< sum of |theirs - ours|
    double unexplained{0};         ///< sum of |unexplained|
    std::optional<double> depth{}; ///< factor of the cause `depth`, if there is one
};

struct comparison
{
    std::vector<compared_mirna> mirnas;
    std::vector<compared_sample> samples;
    std::vector<difference> differences; ///< by sample, then miRNA
    /// The rules under which our reads come closest to their table, with the parts in which they differ from
    /// the known rules they are named after; none without reads.
    std::optional<rules> their_rules;
    std::vector<clause> adjusted;
    bool rules_fit{false}; ///< the simulated counts are theirs but for a tenth; else no cause is given
    std::vector<std::string> ours_only; ///< samples
    std::vector<std::string> theirs_only;
};

/// Compares two count tables of the same reads, and explains differences from the reads.
///
/// Where the inserts of our samples are known (`config::run`), they are counted again under the rules of
/// other pipelines; those that come closest to their table (fitted on the samples with the most reads,
/// up to three or 200,000 reads) stand for it, unless they miss it by more than a tenth of its reads. On the
/// way from our rules to these, part by part in the order of `clause`, each part is charged with the change
/// it makes to a count: the sum of these changes is exactly what the rules explain, the rest is left as
/// unexplained. `depth` is one factor per sample, the median of theirs/simulated over at least five miRNAs of
/// 20 reads or more, taken where it lowers the unexplained sum by a tenth.
///
/// Throws input_error when no sample is in both tables or the samples' files are not usable.
[[nodiscard]] comparison compare_tables(tables::count_matrix const & ours,
                                        tables::count_matrix const & theirs,
                                        config const & settings,
                                        log_sink const & log);

/// The differences of all samples, the largest first.
[[nodiscard]] std::vector<difference const *> by_size(comparison const & of);

/// All causes, in the order in which they are looked for: columns of with_summary.tsv.
[[nodiscard]] std::vector<std::string> cause_names();

/// Share (0-1) of the distance that the causes account for; none without reads or differences.
[[nodiscard]] std::optional<double> explained_share(compared_sample const & sample);

/// Writes with.tsv, a row per miRNA and sample, with_summary.tsv, a row per sample, and with_summary.txt, the
/// text of `summary_text`.
void write_comparison(std::filesystem::path const & out, comparison const & of);

/// Totals, agreement, whose rules theirs are like, and the ten largest differences in a sentence each.
[[nodiscard]] std::string summary_text(comparison const & of);

} // namespace polarmir::concordance
