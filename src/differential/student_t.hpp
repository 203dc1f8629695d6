#pragma once

namespace polarmir::differential {

/// Student's t with df > 0 degrees of freedom; beyond 10^10, and for infinite df, the normal distribution.
/// Everything is exact also where the chance is too small for a double.

/// log of the chance that T is at least t.
[[nodiscard]] double log_upper_t(double t, double df);
/// Chance that |T| is at least |t|.
[[nodiscard]] double two_sided_t(double t, double df);
/// The t that is exceeded with the chance exp(log_chance), where a double can hold it; log_chance < 0, df
/// finite.
[[nodiscard]] double upper_t_quantile_of_log(double log_chance, double df);

/// The normal deviate with about the tail of t (Hill 1970, Communications of the ACM 13:617, algorithm 395).
[[nodiscard]] double normal_deviate_of_t(double t, double df);

} // namespace polarmir::differential
