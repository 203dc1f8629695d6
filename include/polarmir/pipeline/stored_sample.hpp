#pragma once
#include <polarmir/count/origin.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::pipeline {

/// What is counted.
enum class count_unit
{
    reads,
    molecules, ///< reads with the same UMI once
};

/// `reads` or `molecules`.
[[nodiscard]] char const * name_of(count_unit unit) noexcept;

/// A finished sample as the cohort tables need it: only what is not zero.
struct stored_sample
{
    /// What is counted for a miRNA.
    struct row_count
    {
        std::uint32_t row{0};
        std::uint64_t integer{0};
        std::uint64_t unique{0};
        double fractional{0}; ///< to the last digit of the sample's table, see fractional_text

        [[nodiscard]] std::string fractional_text() const;
    };

    /// Reads of a hairpin, and by arm.
    struct arm_reads
    {
        std::uint64_t all{0};
        std::array<std::uint64_t, count::arm_count> by_arm{};
    };

    bool has_molecules{false};

    std::string name;
    std::string options; ///< canonical JSON
    std::string reference_hash;
    std::string competitors_hash;
    std::vector<row_count> reads;                                        ///< ascending
    std::vector<row_count> molecules;                                    ///< ascending; empty without UMIs
    std::vector<std::pair<std::uint32_t, arm_reads>> hairpins;           ///< by index, ascending
    std::vector<std::pair<std::uint32_t, count::origin_counts>> origins; ///< by row, ascending; competitors
                                                                         ///< are indices into other_rnas
    std::vector<std::pair<std::string, std::string>> other_rnas;         ///< name and class
    std::vector<std::vector<std::string>> ties;                          ///< rows of ambiguity.tsv
    std::vector<std::pair<std::string, std::uint64_t>> competitors;      ///< key `class<TAB>RNA`
    std::vector<std::pair<std::string, std::uint64_t>> tracers;          ///< key `species<TAB>tracer`
    std::vector<std::pair<std::string, std::uint64_t>> spike_ins;
    std::vector<std::pair<std::string, std::uint64_t>> ledger;  ///< `input` first
    std::vector<std::pair<std::string, std::uint64_t>> lengths; ///< key `class<TAB>length`
    std::vector<std::pair<std::string, std::string>> library;   ///< column and value of qc/library.tsv
    std::vector<std::pair<std::string, std::string>> umis;      ///< of qc/umi.tsv; empty without UMIs
    inspected_bases bases;
    std::uint64_t distinct_inserts{0};
    library::inference inference; ///< see load_inference

    [[nodiscard]] std::vector<row_count> const & rows(count_unit unit) const noexcept
    {
        return unit == count_unit::molecules ? molecules : reads;
    }

    /// All reads or molecules of miRNAs: the denominator of CPM.
    [[nodiscard]] std::uint64_t mirna_total(count_unit unit) const;
};

/// The unit of mature_counts.tsv: molecules when all samples have UMIs, else reads.
[[nodiscard]] count_unit unit_of(std::span<stored_sample const> samples) noexcept;

/// What was found out about the library of a finished sample: status, kit, number of inspected reads and
/// layout, not the evidence. Throws input_error when the directory is no finished sample.
[[nodiscard]] library::inference load_inference(std::filesystem::path const & directory);

/// Only what sample.json tells of a finished sample: how it was counted, and the values of qc/library.tsv.
/// Throws input_error when the directory is no finished sample.
[[nodiscard]] stored_sample describe_sample(std::filesystem::path const & directory);

/// Whether a finished sample still has its files, and a description that can be read: somebody may have
/// removed or damaged them since. What their rows hold is not looked at.
[[nodiscard]] bool is_whole(std::filesystem::path const & directory);

/// The distinct inserts of a finished sample.
struct stored_inserts
{
    std::vector<collapse::unique_read> reads;     ///< most frequent first
    std::vector<collapse::unique_read> molecules; ///< the same with corrected molecules; empty without UMIs
    std::vector<count::read_class> fates;         ///< of `reads`, as they were counted
};

/// Throws input_error when the directory is no finished sample or the file is damaged.
[[nodiscard]] stored_inserts load_inserts(std::filesystem::path const & directory);

/// Throws input_error when the directory is no finished sample, or was counted against another reference.
[[nodiscard]] stored_sample load_sample(std::filesystem::path const & directory,
                                        reference::mirna_reference const & reference);

} // namespace polarmir::pipeline
