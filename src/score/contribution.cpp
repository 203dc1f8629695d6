#include <polarmir/score/contribution.hpp>

#include <limits>
#include <map>

namespace polarmir::score {
namespace {

/// C_g by row.
std::map<std::size_t, double> index_coefficients(scorer const & scores)
{
    constexpr std::size_t all_members{0}; // position of variant::all
    opposing_sets const & pair = scores.pairs().front();
    std::map<std::size_t, double> sums;
    for (coefficient const & one : scores.coefficients(pair.m1, all_members))
        sums[one.row] += one.a;
    for (coefficient const & one : scores.coefficients(pair.m2, all_members))
        sums[one.row] -= one.a;
    std::erase_if(sums, [](auto const & entry) { return entry.second == 0; });
    return sums;
}

} // namespace

index_contributions
contributions_of(scorer const & scores, std::span<sample_scores const> samples, count_matrix const & counts)
{
    index_contributions found;
    if (scores.pairs().empty())
        return found;
    for (auto const & [row, coefficient] : index_coefficients(scores))
    {
        found.rows.push_back(row);
        found.coefficients.push_back(coefficient);
    }
    found.values = matrix{found.rows.size(), samples.size()};
    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        std::vector<double> const levels = samples[i].background
                                               ? scores.levels(samples[i].sample, counts.columns[i])
                                               : std::vector<double>{};
        for (std::size_t g = 0; g < found.rows.size(); ++g)
            found.values(g, i) =
                levels.empty() ? std::numeric_limits<double>::quiet_NaN()
                               : found.coefficients[g] * (levels[found.rows[g]] - *samples[i].background);
    }
    return found;
}

} // namespace polarmir::score
