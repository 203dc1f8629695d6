#include <polarmir/compare/rank_test.hpp>
#include <polarmir/compare/two_groups.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace polarmir::compare {
namespace {

/// 0 where rounding explains it.
double difference_of(double a, double b)
{
    constexpr double rounding{1e-13};
    return std::abs(a - b) <= rounding * std::max(std::abs(a), std::abs(b)) ? 0 : a - b;
}

} // namespace

group_difference compare_groups(std::span<double const> cases, std::span<double const> controls)
{
    group_difference result;
    result.n_case = cases.size();
    result.n_control = controls.size();
    result.mean_case = mean(cases);
    result.mean_control = mean(controls);
    result.difference = result.mean_case - result.mean_control;
    result.standardised = hedges_g(cases, controls);
    result.shift = hodges_lehmann(cases, controls);
    result.order = dominance_of(cases, controls);
    if (cases.size() < 2 || controls.size() < 2)
        return result;
    result.t = welch_test(cases, controls);
    result.rank_statistic = rank_sum_statistic(cases, controls);
    result.rank_p = rank_sum_test(cases, controls);
    result.permutation = permute_labels(cases, controls);
    result.smallest_rank_p = smallest_rank_sum_p(cases.size(), controls.size());
    return result;
}

group_difference compare_pairs(std::span<double const> cases, std::span<double const> controls)
{
    std::vector<double> differences;
    for (std::size_t i = 0; i < cases.size(); ++i)
        differences.push_back(difference_of(cases[i], controls[i]));
    group_difference result;
    result.n_case = result.n_control = differences.size();
    result.is_paired = true;
    result.mean_case = mean(cases);
    result.mean_control = mean(controls);
    result.difference = mean(differences);
    result.standardised = paired_hedges_g(differences);
    result.shift = paired_hodges_lehmann(differences);
    if (differences.size() < 2)
        return result;
    result.t = paired_t_test(differences);
    result.rank_statistic = signed_rank_statistic(differences);
    result.rank_p = signed_rank_test(differences);
    result.permutation = flip_signs(differences);
    result.smallest_rank_p = smallest_signed_rank_p(differences.size());
    return result;
}

} // namespace polarmir::compare
