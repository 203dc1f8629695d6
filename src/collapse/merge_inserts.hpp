#pragma once
#include <polarmir/collapse/umi_collapser.hpp>

#include <cstdint>
#include <vector>

namespace polarmir::collapse {

/// Gives the reads of misread inserts to the inserts they come from, by the rule of umi_collapser::finish.
/// Judged by the counts as they are given, so the order of `pairs` (distinct) does not matter. Returns the
/// number of reads that were moved.
std::uint64_t merge_inserts(std::vector<tagged_count> & pairs, known_insert const & is_known);

} // namespace polarmir::collapse
