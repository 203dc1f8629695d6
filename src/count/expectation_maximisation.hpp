#pragma once
#include "count/tie_components.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::count {

/// For each group of a component and each of its members the fraction (0-1) of the group's reads it gets; the
/// fractions of a group sum to 1.
using tie_shares = std::vector<std::vector<double>>;

/// The shares and how they were found.
struct em_result
{
    tie_shares shares;
    std::uint32_t rounds{0};
    bool converged{false};
};

inline constexpr std::uint32_t max_em_rounds{1000};
inline constexpr double em_tolerance{1e-6}; ///< largest change of a share in the last round
inline constexpr double em_prior{0.5};      ///< reads every row is taken to have besides those seen

/// Shares in proportion to the abundance of the rows and to how likely their reads have the ends at hand
/// (tie_group::ends), as in the usual mixture model. `unique`: reads of each row of the component that fit no
/// other row. Abundance starts as unique + prior; then in turn the shares are set, and abundance is set to
/// unique + the shared reads + prior, until no share changes by `em_tolerance` or more.
[[nodiscard]] em_result expectation_maximisation(tie_component const & component,
                                                 std::span<std::uint64_t const> unique,
                                                 std::uint32_t max_rounds = max_em_rounds);

/// Every member of a group gets the same.
[[nodiscard]] tie_shares equal_shares(tie_component const & component);

} // namespace polarmir::count
