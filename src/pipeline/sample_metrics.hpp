#pragma once
#include <polarmir/pipeline/stored_sample.hpp>
#include <polarmir/qc/sample_quality.hpp>
#include <polarmir/score/scorer.hpp>

#include <span>
#include <vector>

namespace polarmir::pipeline {

/// The metrics of qc::quality_metrics of a finished sample. `counts`: of its miRNAs, in `unit`; `scores`: of
/// these counts.
[[nodiscard]] std::vector<qc::quality_metric> metrics_of(stored_sample const & sample,
                                                         count_unit unit,
                                                         std::span<double const> counts,
                                                         score::sample_scores const & scores);

} // namespace polarmir::pipeline
