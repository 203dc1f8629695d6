#pragma once
#include "count/end_profile.hpp"

#include <polarmir/count/tied_row.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace polarmir::count {

/// Reads by the rows (ascending, two or more) they fit equally well.
using tie_counts = std::map<std::vector<tied_row>, std::uint64_t>;

/// The reads that fit the same rows in the same places.
struct tie_group
{
    std::vector<tied_row> tie;          ///< as tie_counts has it
    std::vector<std::uint32_t> members; ///< indices into tie_component::rows, ascending
    std::vector<double> ends; ///< of each member: how likely its reads have these ends (end_profile)
    std::uint64_t reads{0};
};

/// Rows that ties join, directly or through other rows, with all their ties.
struct tie_component
{
    std::vector<std::uint32_t> rows; ///< ascending
    std::vector<tie_group> groups;   ///< in the order of tie_counts

    /// Whether the ends of any reads speak for one of their rows.
    [[nodiscard]] bool ends_differ() const noexcept;
};

/// The connected components of the graph that has an edge between any two tied rows, by their smallest row.
[[nodiscard]] std::vector<tie_component> find_tie_components(tie_counts const & ties,
                                                             end_profile const & profile);

} // namespace polarmir::count
