#pragma once
#include <polarmir/align/aligner.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/library/infer.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <string>

namespace polarmir::pipeline {

/// Everything a user can set that changes the counts of a sample.
struct options
{
    library::request library;
    trim::config trim; ///< its layout is filled in per sample from what was inferred
    align::config align;
    count::config count;

    /// Throws usage_error naming the first value that is wrong.
    void validate() const;
};

/// The options as one line of JSON with fixed key order: part of the resume key and of sample.json.
[[nodiscard]] std::string to_json(options const & settings);

} // namespace polarmir::pipeline
