#include "differential/distributions.hpp"
#include "differential/rotation_variance.hpp"
#include "differential/student_t.hpp"

#include <polarmir/differential/fry.hpp>

#include <algorithm>
#include <cmath>

#include <Eigen/SVD>

namespace polarmir::differential {
namespace {

/// Effects of the members of one set, member x effect, each row with its weight and over its standard
/// deviation.
Eigen::MatrixXd
member_effects(matrix const & effects, std::span<double const> variances, member_list const & members)
{
    Eigen::MatrixXd scaled(static_cast<Eigen::Index>(members.size()),
                           static_cast<Eigen::Index>(effects.columns()));
    Eigen::Index at{0};
    for (set_member const & one : members)
    {
        std::span<double const> const row = effects.row(one.row);
        double const variance = variances[one.row];
        double const factor = variance > 0 ? one.weight / std::sqrt(variance) : 0; // else it has no effects
        for (std::size_t j = 0; j < row.size(); ++j)
            scaled(at, static_cast<Eigen::Index>(j)) = row[j] * factor;
        ++at;
    }
    return scaled;
}

/// p of the sum of squares of the tested effects. Under rotation it is sum of a_j u_j, with a_j the squared
/// singular values and (u_j) Dirichlet with parameters 1/2; a beta distribution between the smallest and the
/// largest a_j with the same mean and variance takes its place.
std::optional<double> mixed_p(Eigen::MatrixXd const & effects)
{
    Eigen::ArrayXd const a = Eigen::JacobiSVD<Eigen::MatrixXd>{effects}.singularValues().array().square();
    auto const n = static_cast<double>(a.size());
    double const low = a.minCoeff();
    double const range = a.maxCoeff() - low;
    double const spread = n * a.square().sum() - a.sum() * a.sum();
    if (!(range > 0) || !(spread > 0))
        return std::nullopt;
    double const mean = (a.sum() / n - low) / range;
    double const variance = spread / (n * n * (n / 2 + 1)) / (range * range);
    double const both = mean * (1 - mean) / variance - 1;
    double const seen = (effects.col(0).squaredNorm() - low) / range;
    return beta_upper(std::clamp(seen, 0.0, 1.0), mean * both, (1 - mean) * both);
}

std::optional<fry_result>
test_one(linear_fit const & fit, std::span<double const> variances, member_list const & members)
{
    constexpr double no_spread{1e-10}; // per member; others have effects near 1
    if (members.empty())
        return std::nullopt;
    Eigen::MatrixXd const effects = member_effects(fit.effects, variances, members);
    Eigen::RowVectorXd const sums = effects.colwise().sum();
    double sizes{0};
    for (set_member const & one : members)
        sizes += std::abs(one.weight);
    auto const df = static_cast<double>(fit.df_residual);
    double const spread = std::sqrt(sums.tail(sums.size() - 1).squaredNorm() / df);
    if (!(spread > no_spread * sizes))
        return std::nullopt;
    fry_result result;
    result.members = members.size();
    result.df = df;
    result.t = sums(0) / spread;
    result.direction = result.t < 0 ? direction::down : direction::up;
    result.p = two_sided_t(result.t, df);
    result.p_mixed = members.size() == 1 ? result.p : mixed_p(effects);
    return result;
}

} // namespace

std::vector<std::optional<fry_result>>
fry(linear_fit const & fit, moderated_variances const & moderated, std::span<member_list const> sets)
{
    std::vector<double> const variances = rotation_variances(fit, moderated.prior);
    std::vector<std::optional<fry_result>> results;
    for (member_list const & members : sets)
        results.push_back(test_one(fit, variances, members));
    return results;
}

} // namespace polarmir::differential
