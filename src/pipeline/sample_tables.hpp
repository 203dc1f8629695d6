#pragma once
#include <polarmir/pipeline/sample_analysis.hpp>

#include <cstddef>
#include <filesystem>

namespace polarmir::pipeline {

/// Writes the tables of a sample directory, several at once.
void write_sample_tables(std::filesystem::path const & directory,
                         sample_analysis const & sample,
                         resources const & shared,
                         options const & settings,
                         std::size_t threads);

} // namespace polarmir::pipeline
