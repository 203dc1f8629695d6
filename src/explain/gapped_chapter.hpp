#pragma once
#include <polarmir/explain/explanation.hpp>
#include <polarmir/pipeline/sample_analysis.hpp>

#include <string>

namespace polarmir::explain {

/// The hairpin and the other RNA that are nearest to an insert when gaps are allowed, and what keeps the
/// insert from them.
[[nodiscard]] chapter gapped_chapter(std::string const & bases, pipeline::resources const & shared);

} // namespace polarmir::explain
