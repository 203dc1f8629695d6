#pragma once
#include "core/distributions.hpp"

namespace polarmir::differential {

/// Derivatives of log Gamma at x > 0: first, second and third.
[[nodiscard]] double digamma(double x);
[[nodiscard]] double trigamma(double x);
[[nodiscard]] double tetragamma(double x);

/// Gamma(a + 1/2) / Gamma(a + 1).
[[nodiscard]] double half_step_quotient(double a);

/// Chance that T is at least t; df finite.
[[nodiscard]] double student_t_upper(double t, double df);

/// Chance that a chi-squared variable is at least x, and the x below which it lies with this chance.
[[nodiscard]] double chi_squared_upper(double x, double df);
[[nodiscard]] double chi_squared_quantile(double chance, double df);

/// F distribution with df1 and df2 degrees of freedom; df2 may be infinite (chi-squared / df1).
[[nodiscard]] double f_density(double x, double df1, double df2);
[[nodiscard]] double f_upper(double x, double df1, double df2);
[[nodiscard]] double f_quantile(double chance, double df1, double df2);

/// Chance that a beta variable is at least x, 0...1; a and b > 0.
[[nodiscard]] double beta_upper(double x, double a, double b);

} // namespace polarmir::differential
