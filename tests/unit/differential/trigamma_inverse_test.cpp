#include "differential/distributions.hpp"
#include "differential/trigamma_inverse.hpp"
#include "support/catch.hpp"
#include "support/relative.hpp"

using namespace polarmir::differential;
using namespace polarmir::test;

TEST_CASE("trigamma of its inverse is the value", "[differential]")
{
    for (double const x : {1e-5, 0.03, 0.7, 1.6449340668482264, 12.0, 4e5, 2e7})
        check_relative(trigamma(trigamma_inverse(x)), x, 1e-6);
    check_relative(trigamma_inverse(1.6449340668482264), 1, 1e-12); // pi^2 / 6
}
