#pragma once
#include <cmath>

namespace polarmir {

/// Natural logarithm of the gamma function, for positive numbers. std::lgamma writes the sign to a global
/// variable, which threads must not do side by side.
[[nodiscard]] inline double log_gamma(double x)
{
    int sign{0};
    return ::lgamma_r(x, &sign);
}

} // namespace polarmir
