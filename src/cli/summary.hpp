#pragma once
#include <polarmir/core/log.hpp>
#include <polarmir/pipeline/run.hpp>

#include <filesystem>
#include <iosfwd>
#include <span>

namespace polarmir::cli {

/// One tab-separated line per sample (reads, miRNA reads, their share, miRNAs seen, kit, verdict on its
/// quality), the first remarks on qualities that are not PASS, and the text of summary.txt, with blank lines
/// between.
void print_summary(pipeline::merge_outcome const & merged, std::ostream & out);

/// How many samples were counted, kept and failed, and where the results are.
void log_outcome(pipeline::run_outcome const & outcome,
                 std::filesystem::path const & out,
                 log_sink const & log);

} // namespace polarmir::cli
