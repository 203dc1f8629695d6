#include "score/placed_set.hpp"

#include <algorithm>
#include <optional>

namespace polarmir::score {

std::optional<std::size_t> find_row(member const & one, mirna_rows const & rows)
{
    std::optional<std::size_t> const row = rows.find(one.accession);
    return row ? row : rows.find(one.name);
}

placed_set place(signature const & set, mirna_rows const & rows, std::set<std::size_t> const & without)
{
    placed_set placed;
    placed.size = set.members.size();
    for (member const & one : set.members)
    {
        placed.total_weight += one.weight;
        std::optional<std::size_t> const row = find_row(one, rows);
        if (row && without.contains(*row))
            ++placed.left_out;
        else if (row)
            placed.members.push_back({*row, one.weight, one.direction});
    }
    std::ranges::sort(placed.members, {}, &placed_member::row);
    for (placed_member const & one : placed.members)
        placed.weight += one.weight;
    return placed;
}

coverage cover(placed_set const & set, sample_profile const & sample)
{
    constexpr double million{1e6};
    coverage seen;
    seen.members = set.size;
    seen.left_out = set.left_out;
    seen.in_reference = set.members.size();
    std::vector<double> detected;
    double detected_weight{0};
    for (placed_member const & one : set.members)
    {
        double const reads = sample.reads[one.row];
        if (reads >= detected_reads && million * reads / sample.total >= detected_cpm)
        {
            detected.push_back(one.weight);
            detected_weight += one.weight;
        }
    }
    seen.detected = detected.size();
    seen.effective = effective_members(detected);
    if (set.total_weight > 0)
    {
        seen.weight_in_reference = set.weight / set.total_weight;
        seen.weight_detected = detected_weight / set.total_weight;
    }
    return seen;
}

} // namespace polarmir::score
