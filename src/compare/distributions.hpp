#pragma once
#include "core/distributions.hpp"

namespace polarmir::compare {

/// What a 95 % interval leaves out on each side.
inline constexpr double each_tail{0.025};

/// The noncentrality under which T is at most t with this chance.
[[nodiscard]] double noncentrality(double t, double df, double chance);
/// Gamma(a) / Gamma(b).
[[nodiscard]] double gamma_quotient(double a, double b);

} // namespace polarmir::compare
