#include "compare/aliases.hpp"

#include <cmath>

#include <Eigen/QR>

namespace polarmir::compare {
namespace {

constexpr double tolerance{1e-7};

Eigen::MatrixXd chosen_columns(Eigen::MatrixXd const & design, std::vector<std::size_t> const & chosen)
{
    Eigen::MatrixXd columns(design.rows(), static_cast<Eigen::Index>(chosen.size()));
    for (std::size_t i = 0; i < chosen.size(); ++i)
        columns.col(static_cast<Eigen::Index>(i)) = design.col(static_cast<Eigen::Index>(chosen[i]));
    return columns;
}

} // namespace

std::vector<alias> find_aliases(matrix const & design)
{
    Eigen::MatrixXd columns(static_cast<Eigen::Index>(design.rows()),
                            static_cast<Eigen::Index>(design.columns()));
    for (std::size_t row = 0; row < design.rows(); ++row)
        for (std::size_t column = 0; column < design.columns(); ++column)
            columns(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) = design(row, column);
    for (Eigen::Index column = 0; column < columns.cols(); ++column) // ages and levels on one scale
        if (double const length = columns.col(column).norm(); length > 0)
            columns.col(column) /= length;

    std::vector<alias> aliases;
    std::vector<std::size_t> independent;
    for (std::size_t column = 0; column < design.columns(); ++column)
    {
        Eigen::VectorXd const own = columns.col(static_cast<Eigen::Index>(column));
        Eigen::MatrixXd const before = chosen_columns(columns, independent);
        Eigen::VectorXd const weights =
            before.cols() > 0 ? Eigen::VectorXd{before.householderQr().solve(own)} : Eigen::VectorXd{};
        double const rest = before.cols() > 0 ? (own - before * weights).norm() : own.norm();
        if (rest > tolerance)
        {
            independent.push_back(column);
            continue;
        }
        alias found{column, {}};
        for (std::size_t i = 0; i < independent.size(); ++i)
            if (std::abs(weights(static_cast<Eigen::Index>(i))) > tolerance)
                found.of.push_back(independent[i]);
        aliases.push_back(std::move(found));
    }
    return aliases;
}

} // namespace polarmir::compare
