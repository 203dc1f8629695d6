#pragma once
#include "cohort_parts.hpp"

#include <polarmir/pipeline/cohort_quality.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace polarmir::pipeline {

/// Writes OUT/isomir: NAME.gff3 of every sample, the joined tables, summaries and edits, and
/// OUT/multiqc/polarmir_mirtop_stats.log; from the finished samples of `out`. Files of samples that are gone
/// are removed. Gives what the tables sum up to for each sample; nothing without reads of miRNAs.
std::vector<std::optional<isomir_shares>> write_isomir_tables(std::filesystem::path const & out,
                                                              samples_view samples,
                                                              reference::mirna_reference const & reference,
                                                              std::size_t threads);

} // namespace polarmir::pipeline
