#pragma once
#include <polarmir/pipeline/polarization.hpp>
#include <polarmir/pipeline/stored_sample.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <string_view>
#include <vector>

namespace polarmir::pipeline {

/// The counts of finished samples as scores take them, in unit_of(samples). `species`: of the signatures.
[[nodiscard]] cohort_counts counts_of(std::vector<stored_sample> const & samples,
                                      reference::mirna_reference const & reference,
                                      std::string_view species);

} // namespace polarmir::pipeline
