#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <span>

namespace polarmir::differential {

/// A basis of the natural cubic splines of x with `df` dimensions, the constant among them: value x function.
/// Knots at the ends and at df - 2 quantiles of x between them (type 7); those that coincide count once and
/// leave fewer columns. df >= 1; x holds two distinct values at least when df > 1. Truncated powers, Hastie,
/// Tibshirani & Friedman 2009, The Elements of Statistical Learning, equation 5.4.
[[nodiscard]] matrix natural_spline_basis(std::span<double const> x, std::size_t df);

} // namespace polarmir::differential
