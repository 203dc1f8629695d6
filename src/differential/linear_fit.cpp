#include <polarmir/core/error.hpp>
#include <polarmir/differential/linear_fit.hpp>

#include <cmath>
#include <string>

#include <Eigen/Dense>

namespace polarmir::differential {
namespace {

using dense = Eigen::MatrixXd;
using column = Eigen::VectorXd;
using row_major = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Index as_index(std::size_t i)
{
    return static_cast<Eigen::Index>(i);
}

dense as_dense(matrix const & values)
{
    return Eigen::Map<row_major const>{
        values.values().data(), as_index(values.rows()), as_index(values.columns())};
}

Eigen::Map<column const> as_column(std::span<double const> values)
{
    return {values.data(), as_index(values.size())};
}

/// Columns are compared at the same length, so that the unit of a covariate does not matter.
bool has_full_rank(dense const & design)
{
    constexpr double smallest_pivot{1e-7};
    if (design.colwise().norm().minCoeff() == 0)
        return false;
    Eigen::ColPivHouseholderQR<dense> qr{design.colwise().normalized()};
    qr.setThreshold(smallest_pivot);
    return qr.rank() == design.cols();
}

dense checked(matrix const & design, std::size_t samples)
{
    std::string const size = std::to_string(design.columns()) + " coefficients";
    if (design.rows() != samples)
        throw input_error("the design has " + std::to_string(design.rows()) + " samples, the expression " +
                          std::to_string(samples));
    if (design.columns() == 0)
        throw input_error("the design has no coefficient");
    if (design.columns() >= samples)
        throw input_error("a design of " + size + " leaves no residual degree of freedom with " +
                          std::to_string(samples) + " samples: add samples or take covariates out");
    dense values = as_dense(design);
    if (!values.allFinite())
        throw input_error("the design has a value that is no finite number");
    if (!has_full_rank(values))
        throw input_error("the design of " + size +
                          " is not of full rank: one is a combination of others, take a covariate out");
    return values;
}

linear_fit sized(std::size_t rows, matrix const & design)
{
    std::size_t const residual = design.rows() - design.columns();
    return {{rows, design.columns()},
            {rows, design.columns()},
            std::vector<double>(rows),
            residual,
            {rows, residual + 1}};
}

/// A design of full rank, ready to fit rows.
class solver
{
  public:
    explicit solver(dense const & design) :
        qr_{design}, inverse_{upper().solve(dense::Identity(design.cols(), design.cols()))}
    {}

    void fit(column const & values, linear_fit & into, std::size_t row) const
    {
        column const effects = qr_.householderQ().adjoint() * values;
        Eigen::Index const coefficients = qr_.cols();
        column const solution = upper().solve(effects.head(coefficients));
        for (Eigen::Index i = 0; i < coefficients; ++i)
        {
            auto const place = static_cast<std::size_t>(i);
            into.coefficients(row, place) = solution[i];
            into.stdev_unscaled(row, place) = inverse_.row(i).norm();
        }
        column const residual = effects.tail(effects.size() - coefficients);
        into.sigma[row] = std::sqrt(residual.squaredNorm() / static_cast<double>(residual.size()));
        double const sign = qr_.matrixQR()(coefficients - 1, coefficients - 1) < 0 ? -1 : 1;
        into.effects(row, 0) = sign * effects[coefficients - 1];
        for (Eigen::Index i = 0; i < residual.size(); ++i)
            into.effects(row, static_cast<std::size_t>(i + 1)) = residual[i];
    }

  private:
    [[nodiscard]] Eigen::TriangularView<Eigen::Block<dense const> const, Eigen::Upper> upper() const
    {
        return qr_.matrixQR().topRows(qr_.cols()).triangularView<Eigen::Upper>();
    }

    Eigen::HouseholderQR<dense> qr_;
    dense inverse_; ///< of R
};

} // namespace

linear_fit fit_rows(matrix const & expression, matrix const & design)
{
    solver const rows{checked(design, expression.columns())};
    linear_fit fit = sized(expression.rows(), design);
    for (std::size_t row = 0; row < expression.rows(); ++row)
        rows.fit(as_column(expression.row(row)), fit, row);
    return fit;
}

linear_fit fit_rows(matrix const & expression, matrix const & design, matrix const & weights)
{
    dense const values = checked(design, expression.columns());
    linear_fit fit = sized(expression.rows(), design);
    for (std::size_t row = 0; row < expression.rows(); ++row)
    {
        column const root = as_column(weights.row(row)).cwiseSqrt();
        solver const weighted{root.asDiagonal() * values};
        weighted.fit(root.cwiseProduct(as_column(expression.row(row))), fit, row);
    }
    return fit;
}

} // namespace polarmir::differential
