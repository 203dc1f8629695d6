#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

#include <cstddef>
#include <filesystem>
#include <vector>

namespace polarmir::pipeline {

/// What a read is depends on the RNAs that compete for it: throws input_error when samples of `out` were
/// counted with different ones, as their counts do not go side by side.
void check_competitors(std::filesystem::path const & out, std::vector<stored_sample> const & samples);

/// Warns of what makes samples of `out` hard to compare: other options, library kits, read lengths or units,
/// and of reads that two samples have in common.
void warn_about_cohort(std::filesystem::path const & out,
                       std::vector<stored_sample> const & samples,
                       log_sink const & log);

/// Warns of samples whose layout came from the cohort, which now agrees on another one. `missing`: samples of
/// the cohort that are not finished.
void warn_of_outdated_layouts(std::vector<stored_sample> const & samples,
                              std::size_t missing,
                              log_sink const & log);

} // namespace polarmir::pipeline
