#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace polarmir::pipeline {

/// Writes OUT/reference.fa and its index: the hairpins and competing RNAs of the alignments of all samples.
/// Throws input_error when it holds others, and a finished sample that is not among those to be `counted` has
/// a CRAM file, which cannot be read without them.
void write_alignment_reference(std::filesystem::path const & out,
                               resources const & shared,
                               std::span<reads::sample const> counted);

/// Whether the finished sample has its alignments in this format.
[[nodiscard]] bool
has_alignments(std::filesystem::path const & out, std::string const & name, bam::file_format format);

struct alignment_place
{
    std::filesystem::path out;       ///< where write_alignment_reference wrote to
    std::filesystem::path directory; ///< of the sample
};

/// Writes the alignments of a sample, in the format of options::alignments, and their index.
void write_sample_alignments(alignment_place const & where,
                             sample_analysis const & sample,
                             resources const & shared,
                             options const & settings,
                             std::size_t threads);

} // namespace polarmir::pipeline
