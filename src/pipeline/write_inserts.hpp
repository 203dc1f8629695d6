#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>

#include <cstddef>
#include <filesystem>

namespace polarmir::pipeline {

/// Writes unique.tsv.gz: every distinct insert and what it is. The same bytes for any number of threads.
/// Throws resource_error.
void write_inserts(std::filesystem::path const & path,
                   sample_analysis const & sample,
                   resources const & shared,
                   std::size_t threads);

} // namespace polarmir::pipeline
