#pragma once
#include "library/candidate.hpp"
#include "library/evidence.hpp"

#include <string>

namespace polarmir::library {

/// A second library in the same file.
struct second_library
{
    double share{0};         ///< (0-1) of the anchors; 0: none was found
    std::string description; ///< `adapter ACGT… behind 41.0 % of 6,512 known miRNAs`
};

/// From this share on a second library makes the layout unknown: no layout is right for all reads.
inline constexpr double mixing_share{0.1};
/// From this share on it is worth a warning.
inline constexpr double noticeable_share{0.03};

/// Looks for another adapter behind the known miRNAs that do not carry that of `first`, and for a second
/// number of bases before the inserts.
[[nodiscard]] second_library find_second(evidence const & found, candidate const & first);

} // namespace polarmir::library
