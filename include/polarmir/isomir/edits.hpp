#pragma once
#include <polarmir/isomir/joined.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::isomir {

inline constexpr std::uint64_t min_edited_reads{3};
inline constexpr double max_edit_q{0.05};

/// A position of a miRNA whose A is read as G (inosine) more often than other misreadings explain.
struct edit
{
    std::string mirna;
    std::string accession;
    std::uint32_t position{0}; ///< in the mature, 1-based
    std::uint64_t edited{0};   ///< reads with G
    std::uint64_t covering{0}; ///< reads whose templated part covers it
    double phred{0};           ///< mean quality of the G in sampled reads
    std::uint64_t sampled{0};  ///< how many reads that is of
    double p{1};
    double q{1}; ///< p after Benjamini-Hochberg over all A of all miRNAs with covering reads

    [[nodiscard]] bool is_in_seed() const noexcept { return position >= 2 && position <= 8; }
};

struct edit_report
{
    double background{0}; ///< rate at which a base is read as one other base, all changes but A>G together
    std::vector<edit>
        edits; ///< with `min_edited_reads` and q of at most `max_edit_q`, by accession and position
};

/// A-to-I candidates of a sample, from reads that fit one miRNA only. p: chance of as many G by the
/// background rate of this sample (binomial). The last bases of the templated part, which by the rules of
/// alignment cannot be substitutions, are not looked at. A polymorphism A>G looks the same; so does a
/// paralogue that the reference does not have.
[[nodiscard]] edit_report find_edits(record_reader records, expression counted);

/// edits.tsv: one line per sample and candidate.
void write_edits(std::filesystem::path const & path,
                 std::span<sample_records const> samples,
                 expression counted);

} // namespace polarmir::isomir
