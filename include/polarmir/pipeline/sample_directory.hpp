#pragma once
#include <polarmir/count/origin.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::pipeline {

/// `OUT/samples/NAME`, where one finished sample lives.
[[nodiscard]] std::filesystem::path sample_directory(std::filesystem::path const & out,
                                                     std::string const & name);

/// `OUT/samples/.NAME.outdated`, where the result of an earlier run goes when the sample cannot be processed
/// any more: nothing is lost, and no table takes it for the result of the present files.
[[nodiscard]] std::filesystem::path outdated_directory(std::filesystem::path const & out,
                                                       std::string const & name);

/// Moves a finished sample to its outdated_directory; false when there is none. Throws resource_error.
bool set_sample_aside(std::filesystem::path const & out, std::string const & name);

/// The samples of an output folder, in the order of OUT/samples.tsv, else in natural order.
struct sample_list
{
    std::vector<std::string> finished;
    std::vector<std::string> missing; ///< in samples.tsv, but not finished
};
[[nodiscard]] sample_list list_samples(std::filesystem::path const & out);

/// Where results go, and where they are put together before: in `scratch` if given, else beside their final
/// place.
struct output_place
{
    std::filesystem::path out;
    std::optional<std::filesystem::path> scratch;
};

/// Writes a sample as a whole: all files go to a hidden directory, which then takes the place of the final
/// one, so a sample directory is either complete or absent; what was set aside of the sample is removed.
/// `run_record` becomes its run.json, the one file that may differ between equal runs. Throws resource_error,
/// and input_error when a directory of that name exists that is neither empty nor a sample of this program.
void write_sample(output_place const & where,
                  sample_analysis const & sample,
                  resources const & shared,
                  options const & settings,
                  run_record const & record);

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
