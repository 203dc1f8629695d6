#pragma once
#include <polarmir/pipeline/cohort_quality.hpp>
#include <polarmir/pipeline/polarization.hpp>

#include <cstddef>

namespace polarmir::pipeline {

/// The samples of a scored cohort beside each other. The filter of miRNAs goes by the sizes of the compared
/// groups where every sample that has a place is in one, else by all samples as one group.
[[nodiscard]] sample_landscape
landscape_of(score::count_matrix const & counts, polarization const & scored, std::size_t threads);

} // namespace polarmir::pipeline
