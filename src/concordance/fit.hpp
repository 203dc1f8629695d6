#pragma once
#include "simulate.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// A sample whose inserts are known, and what the other table has of it.
struct fit_sample
{
    sample_evidence const * evidence{nullptr};
    std::vector<double> theirs; ///< per group of rows
};

/// The median of their counts over ours (per group) where ours are 20 reads or more, each weighted by the
/// root of ours; none with fewer than five such groups.
[[nodiscard]] std::optional<double> ratio_of_counts(std::span<double const> theirs,
                                                    std::span<double const> ours);

/// The rules under which our reads come closest to another table.
struct fitted_rules
{
    rules best;                   ///< named after the known rules they started from
    std::vector<clause> adjusted; ///< parts in which they differ from those
    double distance{0};           ///< sum over groups and samples of |simulated - theirs|, reads
    double total{0};              ///< of their counts

    /// Whether the simulated counts are theirs, if there are any, but for a tenth at most: else the rules are
    /// not theirs.
    [[nodiscard]] bool fits() const noexcept
    {
        constexpr double largest_share{0.1};
        return total > 0 && distance <= largest_share * total;
    }
};

/// Starts from the closest of the known rules and changes one part at a time as long as this brings the
/// simulated counts closer by more than 0.5 % of the distance of our own rules (and one read), which keeps
/// chance from changing parts. Known rules with a factor per sample that is whatever fits (ratio_of_counts)
/// are taken when they give all counts but for 1 % and fewer changes, of which the factor is one. Where all
/// that misses more than 2 % of their reads the search is done again with such factors, and taken if it
/// halves the distance. `group_of_row` puts the rows of the reference into the groups that are compared; rows
/// of no group have a number beyond them.
[[nodiscard]] fitted_rules fit(std::span<fit_sample const> samples,
                               std::span<std::uint32_t const> group_of_row,
                               reference::mirna_reference const & reference,
                               std::size_t threads);

} // namespace polarmir::concordance
