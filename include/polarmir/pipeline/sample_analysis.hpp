#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/collapse/molecules.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/isomir/quality_sample.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/pipeline/options.hpp>
#include <polarmir/pipeline/read_stream.hpp>
#include <polarmir/qc/ledger.hpp>
#include <polarmir/qc/length_profile.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sequencing_lane.hpp>
#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What all samples share: built once, then only read.
class resources
{
  public:
    resources(reference::mirna_reference reference,
              reference::competitor_set competitors,
              align::config const & align,
              align::engine_kind engine = align::engine_kind::seed_index,
              std::shared_ptr<align::stored_seeds const> seeds = nullptr,
              std::size_t threads = 1);
    resources(resources const &) = delete; // the annotator knows where the reference is
    resources & operator=(resources const &) = delete;

    [[nodiscard]] reference::mirna_reference const & reference() const noexcept { return reference_; }
    [[nodiscard]] reference::competitor_set const & competitors() const noexcept { return competitors_; }
    [[nodiscard]] count::target_numbers targets() const;
    [[nodiscard]] library::inferrer const & infer() const noexcept { return *infer_; }
    [[nodiscard]] count::annotator const & annotate() const noexcept { return *annotate_; }

  private:
    reference::mirna_reference reference_;
    reference::competitor_set competitors_;
    std::optional<library::inferrer> infer_; // these two are made side by side
    std::optional<count::annotator> annotate_;
};

/// What the UMIs of a sample tell.
struct molecule_analysis
{
    std::vector<collapse::molecule_count> inserts; ///< of sample_analysis::reads, same order
    collapse::umi_summary summary;
    count::sample_counts counts; ///< of molecules, corrected for collisions
};

/// Bases of the reads that were inspected for the library, as sequenced.
struct inspected_bases
{
    std::uint64_t bases{0}; ///< with a quality; 0 where the reads have none
    std::uint64_t q30{0};   ///< of these, with a Phred quality of 30 or more

    inspected_bases & operator+=(inspected_bases const & other) noexcept
    {
        bases += other.bases;
        q30 += other.q30;
        return *this;
    }
};

/// Everything found out about one sample.
struct sample_analysis
{
    std::string name;
    library::inference library;
    trim::stats trimmed;
    std::vector<collapse::unique_read> reads;   ///< most frequent first
    count::assignment_list assignments;         ///< of `reads`, same order
    count::sample_counts counts;                ///< of reads
    std::optional<molecule_analysis> molecules; ///< when the library has a UMI
    isomir::quality_sample qualities;           ///< of the reads that were inspected for the library
    inspected_bases bases;
    qc::ledger ledger;
    qc::length_profile lengths;
    std::vector<io::input_digest> inputs;      ///< one per file of the sample
    std::vector<reads::sequencing_lane> lanes; ///< that reads name, sorted
    std::vector<std::string> warnings;
};

/// The inserts of a sample that has UMIs with a number of molecules in place of that of reads.
[[nodiscard]] std::vector<collapse::unique_read>
as_molecules(sample_analysis const & sample, std::uint64_t collapse::molecule_count::*number);

/// The verdict on every insert; does not depend on `threads`.
[[nodiscard]] count::assignment_list annotate(std::span<collapse::unique_read const> reads,
                                              count::annotator const & annotator,
                                              std::size_t threads);

/// What differs between the samples of a run.
struct analysis_task
{
    std::size_t threads{1};
    std::filesystem::path trimmed; ///< for options::keep_trimmed
    /// Called for a sample whose own reads do not show its layout for certain (undetermined or kit_only):
    /// what the other samples of the cohort agree on, if they do.
    std::function<std::optional<library::inference>()> cohort_layout;
    std::unique_ptr<read_stream> opened; ///< of the sample's files, when they are being inflated already
    sample_progress * progress{nullptr}; ///< told how far the sample is, if anybody wants to know
};

/// Reads, trims, collapses, aligns and counts one sample:
///
///     read_stream -> infer library -> trim | collapse -> align -> count -> ledger
///
/// With a UMI reads collapse to molecules of each insert, and both are counted. With options::keep_trimmed
/// the reads that are aligned are written to `trimmed` as BGZF FASTQ in input order, the UMI appended to the
/// name (`NAME_ACGT`, as UMI-tools does) unless it is there already.
///
/// The result does not depend on `threads`. A sample without any read gives a result with all counts 0.
/// Throws input_error when a file is bad or the library cannot be told.
[[nodiscard]] sample_analysis
analyse(reads::sample const & sample, resources const & shared, options const & settings, analysis_task task);

} // namespace polarmir::pipeline
