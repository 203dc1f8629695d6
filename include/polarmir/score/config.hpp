#pragma once
#include <cstddef>

namespace polarmir::score {

/// Added to every CPM before the logarithm, so that rare miRNAs, which are mostly sampling noise, weigh
/// little. Compared with 1 and 30 CPM on real plasma profiles, 10 held best against lost depth, drop-out and
/// red-cell contamination. The depth a score needs follows from it (see verdict.hpp).
inline constexpr double offset_cpm{10};

/// What can be set about scoring.
struct config
{
    /// Standard deviation (log2) of one miRNA between two libraries of the same RNA, beyond read sampling.
    /// 0.55 reproduces the spread of scores between real replicates (54 tumours sequenced twice).
    double technical_sd{0.55};
    /// Fewest panel miRNAs among the rows of the count table.
    std::size_t min_panel{50};
    /// Neighbours in reference abundance that stand in for a member under the matched-abundance null; even.
    std::size_t null_neighbours{40};

    /// Throws usage_error when a value is out of range.
    void validate() const;
};

} // namespace polarmir::score
