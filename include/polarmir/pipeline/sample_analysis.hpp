#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/pipeline/options.hpp>
#include <polarmir/qc/ledger.hpp>
#include <polarmir/qc/length_profile.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What all samples share: built once, then only read.
class resources
{
  public:
    resources(reference::mirna_reference reference, align::config const & align);

    [[nodiscard]] reference::mirna_reference const & reference() const noexcept { return reference_; }
    [[nodiscard]] library::inferrer const & infer() const noexcept { return infer_; }
    [[nodiscard]] count::annotator const & annotate() const noexcept { return annotate_; }

  private:
    reference::mirna_reference reference_;
    library::inferrer infer_;
    count::annotator annotate_;
};

/// Everything found out about one sample.
struct sample_analysis
{
    std::string name;
    library::inference library;
    trim::stats trimmed;
    std::vector<collapse::unique_read> reads;   ///< most frequent first
    std::vector<count::assignment> assignments; ///< of `reads`, same order
    count::sample_counts counts;
    qc::ledger ledger;
    qc::length_profile lengths;
    std::vector<io::input_digest> inputs; ///< one per file of the sample
    std::vector<std::string> warnings;
};

/// Reads, trims, collapses, aligns and counts one sample:
///
///     read_stream -> infer library -> trim | collapse -> align -> count -> ledger
///
/// The result does not depend on `threads`. A sample without any read gives a result with all counts 0.
/// Throws input_error when a file is bad or the library cannot be told.
[[nodiscard]] sample_analysis analyse(reads::sample const & sample,
                                      resources const & shared,
                                      options const & settings,
                                      std::size_t threads);

} // namespace polarmir::pipeline
