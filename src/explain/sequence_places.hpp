#pragma once
#include "explain/sequence_fate.hpp"

#include <polarmir/explain/explanation.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace polarmir::explain {

/// Where an insert lies: all of the best stratum, up to `top` of the next best with at most two mismatches,
/// the opposite strand when nothing else fits, and the nearest with gaps when it is unmapped.
[[nodiscard]] std::vector<chapter> sequence_chapters(counted_output const & output,
                                                     std::string const & bases,
                                                     insert_fate const & fate,
                                                     std::size_t top);

} // namespace polarmir::explain
