#pragma once
#include <polarmir/collapse/umi_collapser.hpp>

#include <cstdint>
#include <vector>

namespace polarmir::collapse {

/// Gives the reads of a misread insert to the insert it comes from: b goes to a when both have the same UMI
/// and length, differ in one base, a has at least ten times as many reads with that UMI, and b is not known.
/// Of several a the one with most reads, of equals the alphabetically first; where a goes elsewhere itself, b
/// goes with it. Judged by the counts as they are given, so the order of `pairs` (distinct) does not matter.
/// Returns the number of reads that were moved.
std::uint64_t merge_inserts(std::vector<tagged_count> & pairs, known_insert const & is_known);

} // namespace polarmir::collapse
