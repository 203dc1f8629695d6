#pragma once
#include "library/candidate.hpp"
#include "library/evidence.hpp"

#include <optional>
#include <string>

namespace polarmir::library {

/// A poly-A tail behind the known miRNAs.
struct tail
{
    candidate tested;    ///< eight A as if they were an adapter
    std::string adapter; ///< behind the tail; empty when the reads do not reach or show none
};

/// Nothing unless enough known miRNAs are followed by A. The adapter behind the tails is that of a known
/// poly-A kit when most of the reads that go on for 12 nt carry it, otherwise what they have in common.
[[nodiscard]] std::optional<tail> find_tail(evidence const & found);

/// True when eight A, at most one of them misread, stand before `position`.
[[nodiscard]] bool is_behind_tail(std::string_view read, std::size_t position) noexcept;

} // namespace polarmir::library
