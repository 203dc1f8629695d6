#pragma once
#include "concordance/evidence.hpp"

#include <cstddef>
#include <vector>

namespace polarmir::test {

/// Counts per row of the reference, rebuilt read by read from what the inserts are counted for: equal to the
/// program's table but for rounding.
inline std::vector<double> stored_counts(concordance::sample_evidence const & sample,
                                         reference::mirna_reference const & reference)
{
    std::vector<double> counts(reference.rows().size(), 0);
    for (concordance::insert const & one : sample.inserts)
    {
        std::vector<double> const & shares = sample.shares(one, sample.ours);
        for (std::size_t i = 0; i < shares.size(); ++i)
            counts[one.rows[i]] += sample.amount(one, sample.ours) * shares[i];
    }
    return counts;
}

} // namespace polarmir::test
