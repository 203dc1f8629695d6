#include "qc/axis_sign.hpp"

#include <polarmir/qc/mds.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <Eigen/Eigenvalues>

namespace polarmir::qc {
namespace {

using Eigen::Index;

double root_mean_square_of_largest(std::vector<double> & squares, std::size_t top)
{
    auto const end = squares.begin() + static_cast<std::ptrdiff_t>(std::min(top, squares.size()));
    if (end != squares.end())
        std::ranges::nth_element(squares, end, std::greater{});
    std::sort(squares.begin(), end, std::greater{}); // so that the sum does not depend on how they came here
    return std::sqrt(std::accumulate(squares.begin(), end, 0.0) / static_cast<double>(end - squares.begin()));
}

/// -1/2 of the squared distances with rows and columns centred: the products of the coordinates sought.
Eigen::MatrixXd inner_products(matrix const & distances)
{
    auto const n = static_cast<Index>(distances.rows());
    Eigen::MatrixXd products(n, n);
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j)
        {
            double const distance = distances(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
            products(i, j) = -distance * distance / 2;
        }
    Eigen::VectorXd const means = products.rowwise().mean();
    double const mean = means.mean();
    products.colwise() -= means;
    products.rowwise() -= means.transpose();
    products.array() += mean;
    return products;
}

} // namespace

matrix leading_fold_changes(matrix const & log_cpm, std::size_t top)
{
    std::size_t const samples = log_cpm.columns();
    matrix by_sample{samples, log_cpm.rows()};
    for (std::size_t i = 0; i < log_cpm.rows(); ++i)
        for (std::size_t j = 0; j < samples; ++j)
            by_sample(j, i) = log_cpm(i, j);
    matrix distances{samples, samples};
    std::vector<double> squares(log_cpm.rows());
    for (std::size_t a = 0; a < samples; ++a)
        for (std::size_t b = 0; b < a; ++b)
        {
            std::ranges::transform(by_sample.row(a),
                                   by_sample.row(b),
                                   squares.begin(),
                                   [](double left, double right) { return (left - right) * (left - right); });
            distances(a, b) = distances(b, a) = root_mean_square_of_largest(squares, top);
        }
    return distances;
}

sample_map classical_mds(matrix const & distances, std::size_t axes)
{
    sample_map result;
    std::size_t const samples = distances.rows();
    if (samples < 2)
        return result;
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const solver{inner_products(distances)};
    // Rising; what is left of an eigenvalue 0 is about this share of the largest.
    constexpr double rounding{1e-12};
    Eigen::VectorXd const & values = solver.eigenvalues();
    auto const last = static_cast<Index>(samples) - 1;
    std::size_t count{0};
    while (count < std::min(axes, samples - 1) &&
           values(last - static_cast<Index>(count)) > rounding * values(last))
        ++count;
    result.coordinates = matrix{samples, count};
    for (std::size_t axis = 0; axis < count; ++axis)
    {
        Index const place = last - static_cast<Index>(axis);
        Eigen::VectorXd const direction = solver.eigenvectors().col(place);
        double const length = sign_of_largest(direction) * std::sqrt(values(place));
        for (std::size_t i = 0; i < samples; ++i)
            result.coordinates(i, axis) = length * direction(static_cast<Index>(i));
        result.explained.push_back(values(place) / values.cwiseMax(0).sum());
    }
    return result;
}

} // namespace polarmir::qc
