#include "differential/trigamma_inverse.hpp"

#include "differential/distributions.hpp"

#include <cmath>

namespace polarmir::differential {

double trigamma_inverse(double x)
{
    // Beyond these the first term of the expansion at 0 (1 / y^2) and at infinity (1 / y) is exact enough.
    constexpr double large{1e7};
    constexpr double small{1e-6};
    if (x > large)
        return 1 / std::sqrt(x);
    if (x < small)
        return 1 / x;
    constexpr int most_rounds{50};
    constexpr double enough{1e-8};
    double y{0.5 + 1 / x};
    for (int round = 0; round < most_rounds; ++round)
    {
        double const value = trigamma(y);
        double const step = value * (1 - value / x) / tetragamma(y);
        y += step;
        if (-step / y < enough)
            break;
    }
    return y;
}

} // namespace polarmir::differential
