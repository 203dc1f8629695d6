#pragma once
#include <polarmir/align/engine.hpp>
#include <polarmir/bam/write_alignments.hpp>
#include <polarmir/collapse/molecules.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/reference/competitor_set.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <optional>
#include <string>

namespace polarmir::pipeline {

/// Everything a user can set that changes what is written for a sample.
struct options
{
    library::request library;
    trim::config trim; ///< its layout is filled in per sample from what was inferred
    collapse::umi_method umi_method{collapse::umi_method::directional};
    bool umi_merge_inserts{false}; ///< inserts misread in one base, see collapse::umi_collapser::finish
    bool keep_trimmed{false};      ///< also write OUT/trimmed/NAME.fastq.gz; changes no count
    std::optional<bam::file_format> alignments; ///< also write samples/NAME/hairpin.bam or .cram; the same
    align::config align;
    align::engine_kind engine{align::engine_kind::seed_index}; ///< changes no result, so to_json is without
    reference::competitor_choice competitors; ///< to_json leaves it to the hash of what was loaded
    count::config count;

    /// Throws usage_error naming the first value that is wrong.
    void validate() const;
};

/// The options as one line of JSON with fixed key order: part of the resume key and of sample.json.
[[nodiscard]] std::string to_json(options const & settings);

/// The options that were stored. Throws input_error, beginning with `name`, when something is missing or
/// unknown.
[[nodiscard]] options options_from_json(std::string const & text, std::string const & name);

} // namespace polarmir::pipeline
