#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <vector>

namespace polarmir::differential {

/// Least squares of every row of an expression matrix on one design.
struct linear_fit
{
    matrix coefficients;       ///< row x coefficient, in the unit of the expression (log2)
    matrix stdev_unscaled;     ///< row x coefficient: standard error of the coefficient / sigma
    std::vector<double> sigma; ///< residual standard deviation of each row
    std::size_t df_residual{0};

    /// row x (1 + df_residual): what an orthogonal transformation makes of the row, in the order of the
    /// samples' Householder reflections. First the effect of the last coefficient, coefficient /
    /// stdev_unscaled; then the residual effects, whose squares sum to df_residual sigma^2. Independent with
    /// the row's variance if the coefficient is 0: what rotation tests rotate.
    matrix effects;
};

/// Ordinary least squares by QR. `expression`: row x sample; `design`: sample x coefficient. Throws
/// input_error when the design has another number of samples, is not of full column rank, or leaves no
/// residual degree of freedom.
[[nodiscard]] linear_fit fit_rows(matrix const & expression, matrix const & design);

/// Weighted least squares; `weights`: row x sample, finite and > 0 (the reciprocal variance up to a factor).
/// The effects are those of the rows and designs multiplied with the square roots of the weights.
[[nodiscard]] linear_fit fit_rows(matrix const & expression, matrix const & design, matrix const & weights);

} // namespace polarmir::differential
