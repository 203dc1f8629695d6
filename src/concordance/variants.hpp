#pragma once
#include <polarmir/concordance/rules.hpp>

#include <vector>

namespace polarmir::concordance {

/// Rules that differ from these in one part only: every other value of it that pipelines are known to use.
[[nodiscard]] std::vector<rules> variants(rules const & from, clause part);

} // namespace polarmir::concordance
