#pragma once
#include <cstddef>
#include <string_view>

namespace polarmir::trim {

/// Leftmost position of `read` at which `adapter` starts, or `read.size()` when it is absent. At a position
/// the overlap is min(adapter length, bases left), at least `min_overlap`, with at most floor(overlap / 10)
/// mismatches. An N in the read is a mismatch; an N in the adapter matches any base and counts neither as
/// overlap nor as mismatch.
///
/// The behaviour of `cutadapt -a ADAPTER -e 0.1 --no-indels -O 3`, with one difference: where two admissible
/// positions overlap cutadapt may prefer the second because it has fewer mismatches, here the leftmost always
/// wins.
[[nodiscard]] std::size_t
find_adapter(std::string_view read, std::string_view adapter, std::size_t min_overlap = 3) noexcept;

} // namespace polarmir::trim
