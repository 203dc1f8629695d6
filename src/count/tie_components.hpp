#pragma once
#include <cstdint>
#include <map>
#include <vector>

namespace polarmir::count {

/// Reads by the set of rows (ascending, two or more) they fit equally well.
using tie_counts = std::map<std::vector<std::uint32_t>, std::uint64_t>;

/// The reads of one set of tied rows.
struct tie_group
{
    std::vector<std::uint32_t> members; ///< indices into tie_component::rows, ascending
    std::uint64_t reads{0};
};

/// Rows that ties join, directly or through other rows, with all their ties.
struct tie_component
{
    std::vector<std::uint32_t> rows; ///< ascending
    std::vector<tie_group> groups;   ///< in the order of tie_counts

    /// The rows of a group as tie_counts has them.
    [[nodiscard]] std::vector<std::uint32_t> rows_of(tie_group const & group) const;
};

/// The connected components of the graph that has an edge between any two tied rows, by their smallest row.
[[nodiscard]] std::vector<tie_component> find_tie_components(tie_counts const & ties);

} // namespace polarmir::count
