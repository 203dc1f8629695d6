#pragma once
#include "simulate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// A sample whose inserts are known, and what the other table has of it.
struct fit_sample
{
    sample_evidence const * evidence{nullptr};
    std::vector<double> theirs; ///< per group of rows
};

/// The rules under which our reads come closest to another table.
struct fitted_rules
{
    rules best;                   ///< named after the known rules they started from
    std::vector<clause> adjusted; ///< parts in which they differ from those
    double distance{0};           ///< sum over groups and samples of |simulated - theirs|, reads
    double distance_of_ours{0};   ///< the same of our own rules
};

/// Starts from each of the known rules and changes one part at a time as long as this brings the simulated
/// counts closer by more than `worth` of the distance of our own rules (and one read), which keeps chance
/// from changing parts. `group_of_row` puts the rows of the reference into the groups that are compared; rows
/// of no group have a number beyond them.
[[nodiscard]] fitted_rules fit(std::span<fit_sample const> samples,
                               std::span<std::uint32_t const> group_of_row,
                               reference::mirna_reference const & reference,
                               std::size_t threads);

} // namespace polarmir::concordance
