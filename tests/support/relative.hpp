#pragma once
#include "support/catch.hpp"

#include <cmath>

namespace polarmir::test {

/// Relative difference at most `tolerance`, however small the numbers; infinite ones must be equal.
inline void check_relative(double value, double expected, double tolerance = 1e-12)
{
    CAPTURE(value, expected, tolerance);
    CHECK((value == expected || std::abs(value - expected) <= tolerance * std::abs(expected)));
}

} // namespace polarmir::test
