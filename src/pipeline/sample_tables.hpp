#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>

#include <filesystem>

namespace polarmir::pipeline {

/// Writes the tables of a sample directory.
void write_sample_tables(std::filesystem::path const & directory,
                         sample_analysis const & sample,
                         resources const & shared,
                         options const & settings);

} // namespace polarmir::pipeline
