#include "count/tie_components.hpp"

#include <algorithm>
#include <numeric>

namespace polarmir::count {
namespace {

/// Disjoint sets of rows; the smallest row of a set stands for it.
class row_sets
{
  public:
    explicit row_sets(std::size_t rows) : parent_(rows) { std::iota(parent_.begin(), parent_.end(), 0U); }

    [[nodiscard]] std::uint32_t find(std::uint32_t row) noexcept
    {
        while (parent_[row] != row)
            row = parent_[row] = parent_[parent_[row]];
        return row;
    }

    void join(std::uint32_t a, std::uint32_t b) noexcept
    {
        auto const [smaller, larger] = std::minmax({find(a), find(b)});
        parent_[larger] = smaller;
    }

  private:
    std::vector<std::uint32_t> parent_;
};

row_sets join_tied_rows(tie_counts const & ties)
{
    std::uint32_t rows{0};
    for (auto const & [tied, reads] : ties)
        rows = std::max(rows, tied.back() + 1);
    row_sets sets{rows};
    for (auto const & [tied, reads] : ties)
        for (std::uint32_t const row : tied)
            sets.join(tied.front(), row);
    return sets;
}

std::vector<std::uint32_t> members_of(tie_component const & component,
                                      std::vector<std::uint32_t> const & tied)
{
    std::vector<std::uint32_t> members;
    for (std::uint32_t const row : tied)
    {
        auto const found = std::ranges::lower_bound(component.rows, row);
        members.push_back(static_cast<std::uint32_t>(found - component.rows.begin()));
    }
    return members;
}

} // namespace

std::vector<std::uint32_t> tie_component::rows_of(tie_group const & group) const
{
    std::vector<std::uint32_t> tied;
    for (std::uint32_t const member : group.members)
        tied.push_back(rows[member]);
    return tied;
}

std::vector<tie_component> find_tie_components(tie_counts const & ties)
{
    row_sets sets = join_tied_rows(ties);
    std::map<std::uint32_t, tie_component> by_smallest_row;
    for (auto const & [tied, reads] : ties)
    {
        auto & rows = by_smallest_row[sets.find(tied.front())].rows;
        rows.insert(rows.end(), tied.begin(), tied.end());
    }
    for (auto & [row, component] : by_smallest_row)
    {
        std::ranges::sort(component.rows);
        component.rows.erase(std::unique(component.rows.begin(), component.rows.end()), component.rows.end());
    }
    for (auto const & [tied, reads] : ties)
    {
        auto & component = by_smallest_row[sets.find(tied.front())];
        component.groups.push_back({members_of(component, tied), reads});
    }

    std::vector<tie_component> components;
    components.reserve(by_smallest_row.size());
    for (auto & [row, component] : by_smallest_row)
        components.push_back(std::move(component));
    return components;
}

} // namespace polarmir::count
