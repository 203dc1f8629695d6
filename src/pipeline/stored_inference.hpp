#pragma once
#include "json.hpp"

#include <polarmir/library/layout.hpp>

namespace polarmir::pipeline {

/// What sample.json keeps of an inference so that the sample has the same say in its cohort as its reads
/// have: status, kit, number of inspected reads and the whole layout. The evidence for people is not in it.
[[nodiscard]] json store_inference(library::inference const & found);

/// The inference as it was stored. Throws json::exception when something is missing or unknown.
[[nodiscard]] library::inference restore_inference(json const & stored);

} // namespace polarmir::pipeline
