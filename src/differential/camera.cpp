#include "differential/student_t.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/camera.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace polarmir::differential {
namespace {

/// All rows, with which the members of each set are compared.
struct all_rows
{
    std::vector<double> z; ///< normal equivalents of the moderated t
    double mean{0};
    double squares{0}; ///< of z around the mean
};

all_rows statistics_of(linear_fit const & fit, moderated_variances const & moderated)
{
    auto const rows = static_cast<double>(fit.effects.rows());
    all_rows all;
    for (std::size_t row = 0; row < fit.effects.rows(); ++row)
    {
        double const variance = moderated.s2_post[row];
        double const t = variance > 0 ? fit.effects(row, 0) / std::sqrt(variance) : 0;
        all.z.push_back(normal_deviate_of_t(t, moderated.df_total[row]));
        all.mean += all.z.back() / rows;
    }
    for (double const z : all.z)
        all.squares += (z - all.mean) * (z - all.mean);
    return all;
}

/// By how much correlation widens the variance of the mean of the members.
double estimated_inflation(linear_fit const & fit, member_list const & members)
{
    auto const m = static_cast<double>(members.size());
    double squares{0};
    for (std::size_t j = 1; j <= fit.df_residual; ++j)
    {
        double mean{0};
        for (set_member const & one : members)
            if (fit.sigma[one.row] > 0)
                mean += fit.effects(one.row, j) / fit.sigma[one.row] / m;
        squares += mean * mean;
    }
    return m * squares / static_cast<double>(fit.df_residual);
}

/// Sets t and direction; false when the rows do not differ.
bool compare(all_rows const & all, member_list const & members, double inflation, camera_result & result)
{
    auto const rows = static_cast<double>(all.z.size());
    auto const m = static_cast<double>(members.size());
    double mean{0};
    for (set_member const & one : members)
        mean += all.z[one.row] / m;
    double const delta = rows / (rows - m) * (mean - all.mean);
    double const within = all.squares - delta * delta * m * (rows - m) / rows;
    if (!(within > all.squares * rows * std::numeric_limits<double>::epsilon()))
        return false;
    result.t = delta / std::sqrt(within / (rows - 2) * (inflation / m + 1 / (rows - m)));
    result.direction = delta < 0 ? direction::down : direction::up;
    return true;
}

std::optional<camera_result> test_one(linear_fit const & fit,
                                      all_rows const & all,
                                      member_list const & members,
                                      std::optional<double> fixed)
{
    constexpr std::size_t fewest_rows{3};
    std::size_t const rows{all.z.size()};
    if (members.empty() || members.size() >= rows || rows < fewest_rows)
        return std::nullopt;
    camera_result result;
    result.members = members.size();
    result.df = static_cast<double>(rows - 2);
    auto const others = static_cast<double>(members.size() - 1);
    double inflation{1};
    if (fixed)
    {
        result.correlation = fixed;
        inflation += others * *fixed;
    }
    else if (members.size() > 1)
    {
        double const estimate = estimated_inflation(fit, members);
        result.correlation = (estimate - 1) / others;
        inflation = std::max(estimate, 1.0);
    }
    if (!fixed)
        result.df = std::min(result.df, static_cast<double>(fit.df_residual));
    if (!compare(all, members, inflation, result))
        return std::nullopt;
    result.p = two_sided_t(result.t, result.df);
    return result;
}

} // namespace

std::vector<std::optional<camera_result>> camera(linear_fit const & fit,
                                                 moderated_variances const & moderated,
                                                 std::span<member_list const> sets,
                                                 std::optional<double> correlation)
{
    if (correlation && !(*correlation >= 0 && *correlation <= 1))
        throw usage_error{"a fixed correlation of members must be from 0 to 1, not " +
                          std::to_string(*correlation)};
    all_rows const all = statistics_of(fit, moderated);
    std::vector<std::optional<camera_result>> results;
    for (member_list const & members : sets)
        results.push_back(test_one(fit, all, members, correlation));
    return results;
}

} // namespace polarmir::differential
