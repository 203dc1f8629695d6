#include "compare/aliases.hpp"

#include <cmath>

#include <Eigen/QR>

namespace polarmir::compare {
namespace {

constexpr double tolerance{1e-7};

/// The columns, each of length 1, so that ages and levels are on one scale; a column of zeros stays one.
Eigen::MatrixXd scaled_columns(matrix const & design)
{
    Eigen::MatrixXd columns(static_cast<Eigen::Index>(design.rows()),
                            static_cast<Eigen::Index>(design.columns()));
    for (Eigen::Index row = 0; row < columns.rows(); ++row)
        for (Eigen::Index column = 0; column < columns.cols(); ++column)
            columns(row, column) = design(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
    for (Eigen::Index column = 0; column < columns.cols(); ++column)
        if (double const length = columns.col(column).norm(); length > 0)
            columns.col(column) /= length;
    return columns;
}

/// Which of the independent columns a column is made of.
std::vector<std::size_t> parts_of(Eigen::VectorXd const & column,
                                  Eigen::MatrixXd const & columns,
                                  std::vector<std::size_t> const & independent)
{
    std::vector<std::size_t> parts;
    if (independent.empty())
        return parts;
    Eigen::MatrixXd chosen(columns.rows(), static_cast<Eigen::Index>(independent.size()));
    for (std::size_t i = 0; i < independent.size(); ++i)
        chosen.col(static_cast<Eigen::Index>(i)) = columns.col(static_cast<Eigen::Index>(independent[i]));
    Eigen::VectorXd const weights = chosen.householderQr().solve(column);
    for (std::size_t i = 0; i < independent.size(); ++i)
        if (std::abs(weights(static_cast<Eigen::Index>(i))) > tolerance)
            parts.push_back(independent[i]);
    return parts;
}

} // namespace

std::vector<alias> find_aliases(matrix const & design)
{
    Eigen::MatrixXd const columns = scaled_columns(design);
    Eigen::MatrixXd basis(columns.rows(), 0); // orthonormal, of the independent columns so far
    std::vector<std::size_t> independent;
    std::vector<alias> aliases;
    for (Eigen::Index column = 0; column < columns.cols(); ++column)
    {
        // Gram and Schmidt, twice: once is not orthogonal to the last digit.
        Eigen::VectorXd rest = columns.col(column);
        for (int pass = 0; pass < 2; ++pass)
            rest -= basis * (basis.transpose() * rest);
        if (double const length = rest.norm(); length > tolerance)
        {
            basis.conservativeResize(Eigen::NoChange, basis.cols() + 1);
            basis.rightCols(1) = rest / length;
            independent.push_back(static_cast<std::size_t>(column));
        }
        else
            aliases.push_back(
                {static_cast<std::size_t>(column), parts_of(columns.col(column), columns, independent)});
    }
    return aliases;
}

} // namespace polarmir::compare
