#pragma once
#include "count_options.hpp"

#include <polarmir/core/log.hpp>
#include <polarmir/pipeline/run.hpp>
#include <polarmir/reads/discovery.hpp>

#include <filesystem>
#include <optional>

namespace polarmir::cli {

/// The options of `run`, which are those of `plan` too, as typed.
struct run_options
{
    count_options count;
    pipeline::scoring_options scoring;
    pipeline::comparison_options comparison;
    pipeline::quality_options quality;
    std::optional<std::filesystem::path> reference_out;
    bool hashes_inputs{false}; ///< only of `run`
};

void add_run_options(CLI::App & command, run_options & options);

/// Only those that decide what `merge` does.
void add_merge_options(CLI::App & command, run_options & options);

/// What there is to do, once everything that can be wrong with the options and the sheet has been looked at:
/// that is told before the hours of counting, not after.
struct prepared_run
{
    pipeline::run_config config;
    reads::cohort cohort;
    pipeline::scoring scoring;
    pipeline::quality_rules quality;
};

/// Throws usage_error and input_error. Nothing is written.
[[nodiscard]] prepared_run prepare_run(run_options const & options, log_sink const & log);

} // namespace polarmir::cli
