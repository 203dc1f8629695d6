#pragma once
#include "cohort_parts.hpp"

#include <polarmir/reference/mirna_reference.hpp>

#include <filesystem>

namespace polarmir::pipeline {

/// Writes OUT/isomir: NAME.gff3 of every sample, the joined tables, summaries and edits, and
/// OUT/multiqc/polarmir_mirtop_stats.log; from the finished samples of `out`. Files of samples that are gone
/// are removed.
void write_isomir_tables(std::filesystem::path const & out,
                         samples_view samples,
                         reference::mirna_reference const & reference,
                         std::size_t threads);

} // namespace polarmir::pipeline
