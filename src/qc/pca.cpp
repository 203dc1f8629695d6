#include "qc/axis_sign.hpp"

#include <polarmir/qc/pca.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/SVD>

namespace polarmir::qc {
namespace {

using Eigen::Index;

double mean_of(std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double squares_around_mean(std::span<double const> values)
{
    double const mean = mean_of(values);
    double sum{0};
    for (double const value : values)
        sum += (value - mean) * (value - mean);
    return sum;
}

std::vector<std::size_t>
most_variable(matrix const & values, std::span<std::string const> mirnas, std::size_t top)
{
    std::vector<double> spread;
    for (std::size_t row = 0; row < values.rows(); ++row)
        spread.push_back(squares_around_mean(values.row(row)));
    std::vector<std::size_t> rows(values.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
        return spread[a] != spread[b] ? spread[a] > spread[b] : mirnas[a] < mirnas[b];
    });
    rows.resize(std::min(top, rows.size()));
    return rows;
}

/// Sample x row, every row around its mean.
Eigen::MatrixXd centred(matrix const & values, std::vector<std::size_t> const & rows)
{
    Eigen::MatrixXd result(static_cast<Index>(values.columns()), static_cast<Index>(rows.size()));
    for (std::size_t j = 0; j < rows.size(); ++j)
    {
        auto const row = values.row(rows[j]);
        double const mean = mean_of(row);
        for (std::size_t i = 0; i < row.size(); ++i)
            result(static_cast<Index>(i), static_cast<Index>(j)) = row[i] - mean;
    }
    return result;
}

/// Axes along which there is more than the rounding of the values.
std::size_t count_axes(Eigen::VectorXd const & lengths, matrix const & values)
{
    constexpr double rounding{1e-12};
    double largest{lengths.maxCoeff()};
    for (double const value : values.values())
        largest = std::max(largest, std::abs(value));
    return static_cast<std::size_t>((lengths.array() > rounding * largest).count());
}

} // namespace

principal_components
pca(matrix const & log_cpm, std::span<std::string const> mirnas, pca_config const & config)
{
    principal_components result;
    result.rows = most_variable(log_cpm, mirnas, config.top_rows);
    std::size_t const samples = log_cpm.columns();
    if (samples < 2 || result.rows.empty())
        return result;
    Eigen::JacobiSVD<Eigen::MatrixXd> svd{centred(log_cpm, result.rows),
                                          Eigen::ComputeThinU | Eigen::ComputeThinV};
    std::size_t const components =
        std::min({config.components, samples - 1, count_axes(svd.singularValues(), log_cpm)});
    double const all = svd.singularValues().squaredNorm();
    result.scores = matrix{samples, components};
    result.loadings = matrix{result.rows.size(), components};
    for (std::size_t c = 0; c < components; ++c)
    {
        auto const axis = static_cast<Index>(c);
        double const length = svd.singularValues()(axis);
        double const sign = sign_of_largest(svd.matrixV().col(axis));
        for (std::size_t i = 0; i < samples; ++i)
            result.scores(i, c) = sign * length * svd.matrixU()(static_cast<Index>(i), axis);
        for (std::size_t j = 0; j < result.rows.size(); ++j)
            result.loadings(j, c) = sign * svd.matrixV()(static_cast<Index>(j), axis);
        result.sd.push_back(length / std::sqrt(static_cast<double>(samples - 1)));
        result.explained.push_back(length * length / all);
    }
    return result;
}

} // namespace polarmir::qc
