#pragma once
#include <polarmir/pipeline/cohort_quality.hpp>
#include <polarmir/score/scorer.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What a sample would show with the shares qc::rarefaction_shares of its counts (whole numbers, one per row
/// of the table); empty without any. `sample`: its name, for messages.
[[nodiscard]] std::vector<depth_point>
depth_curve(std::span<double const> counts, score::scorer const & scorer, std::string const & sample);

} // namespace polarmir::pipeline
