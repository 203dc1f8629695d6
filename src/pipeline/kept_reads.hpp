#pragma once
#include <polarmir/pipeline/sample_directory.hpp>

#include <filesystem>
#include <string>

namespace polarmir::pipeline {

/// OUT/trimmed/NAME.fastq.gz of one sample while it is counted. The file gets its name only after the counts
/// of the same reads are in place: killed in between, the sample is done again, and reads of one run never
/// stand beside counts of another.
class kept_reads
{
  public:
    /// Removes what a killed run has left of this sample.
    kept_reads(output_place const & where, std::string const & name);
    kept_reads(kept_reads const &) = delete;
    kept_reads & operator=(kept_reads const &) = delete;
    /// Removes the partial file if it was not published.
    ~kept_reads();

    /// Where the reads are written until the counts are there.
    [[nodiscard]] std::filesystem::path const & partial() const noexcept { return partial_; }

    void remove_final() const;
    void publish() const;

    [[nodiscard]] static bool exist(std::filesystem::path const & out, std::string const & name);

  private:
    std::filesystem::path final_;
    std::filesystem::path partial_;
};

} // namespace polarmir::pipeline
