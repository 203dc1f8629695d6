#pragma once
#include <polarmir/library/infer.hpp>
#include <polarmir/reads/sample.hpp>

namespace polarmir::pipeline {

/// What the first reads of a sample tell of its library, for the other samples of its cohort. No reads when
/// it cannot be read, which is told when its own turn comes, and for standard input, which can be read only
/// once.
[[nodiscard]] library::inference look_at_library(reads::sample const & sample,
                                                 library::inferrer const & infer,
                                                 library::request const & wanted);

} // namespace polarmir::pipeline
