#pragma once
#include <polarmir/pipeline/cohort_quality.hpp>
#include <polarmir/score/scorer.hpp>

#include <span>
#include <vector>

namespace polarmir::pipeline {

/// What a sample would show with the shares qc::rarefaction_shares of its counts (whole numbers, one per row
/// of the table); empty without any. `full`: its scores.
[[nodiscard]] std::vector<depth_point>
depth_curve(std::span<double const> counts, score::scorer const & scorer, score::sample_scores const & full);

} // namespace polarmir::pipeline
