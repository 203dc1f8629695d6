#include "count/tie_components.hpp"

#include <algorithm>
#include <functional>
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
        rows = std::max(rows, tied.back().row + 1);
    row_sets sets{rows};
    for (auto const & [tied, reads] : ties)
        for (tied_row const & one : tied)
            sets.join(tied.front().row, one.row);
    return sets;
}

tie_group make_group(std::vector<std::uint32_t> const & rows,
                     std::vector<tied_row> const & tied,
                     end_profile const & profile)
{
    tie_group group;
    group.tie = tied;
    for (tied_row const & one : tied)
    {
        auto const found = std::ranges::lower_bound(rows, one.row);
        group.members.push_back(static_cast<std::uint32_t>(found - rows.begin()));
        group.ends.push_back(profile(one));
    }
    return group;
}

} // namespace

bool tie_component::ends_differ() const noexcept
{
    return std::ranges::any_of(groups, [](tie_group const & group) {
        return std::ranges::adjacent_find(group.ends, std::not_equal_to<>{}) != group.ends.end();
    });
}

std::vector<tie_component> find_tie_components(tie_counts const & ties, end_profile const & profile)
{
    row_sets sets = join_tied_rows(ties);
    std::map<std::uint32_t, tie_component> by_smallest_row;
    for (auto const & [tied, reads] : ties)
    {
        auto & rows = by_smallest_row[sets.find(tied.front().row)].rows;
        for (tied_row const & one : tied)
            rows.push_back(one.row);
    }
    for (auto & [row, component] : by_smallest_row)
    {
        std::ranges::sort(component.rows);
        component.rows.erase(std::unique(component.rows.begin(), component.rows.end()), component.rows.end());
    }
    for (auto const & [tied, reads] : ties)
    {
        auto & component = by_smallest_row[sets.find(tied.front().row)];
        component.groups.push_back(make_group(component.rows, tied, profile));
        component.groups.back().reads = reads;
    }

    std::vector<tie_component> components;
    components.reserve(by_smallest_row.size());
    for (auto & [row, component] : by_smallest_row)
        components.push_back(std::move(component));
    return components;
}

} // namespace polarmir::count
