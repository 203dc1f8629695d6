#include "count/expectation_maximisation.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace polarmir;
using Catch::Matchers::WithinAbs;

namespace {

count::tie_component component(count::tie_counts const & ties)
{
    auto const components = count::find_tie_components(ties);
    REQUIRE(components.size() == 1);
    return components.front();
}

} // namespace

TEST_CASE("two tied rows share in proportion to their unique reads")
{
    // share = (u + 0.5 + n share) / (u + v + 1 + n) has the solution share = (u + 0.5) / (u + v + 1).
    std::vector<std::uint64_t> const unique{30, 9};
    auto const result = count::expectation_maximisation(component({{{0, 1}, 1000}}), unique);
    CHECK(result.converged);
    CHECK(result.rounds == 2);
    CHECK_THAT(result.shares[0][0], WithinAbs(30.5 / 40, 1e-12));
    CHECK_THAT(result.shares[0][1], WithinAbs(9.5 / 40, 1e-12));
}

TEST_CASE("a chain of ties converges to the fixed point computed by hand")
{
    // Rows 0-1-2 with unique 0, 1, 0 and ties {0,1}: 4, {1,2}: 4. By symmetry the outer rows get the same
    // share x: x = (0.5 + 4x) / (0.5 + 4x + 1.5 + 8(1-x)), that is 4x^2 - 5.5x + 0.5 = 0 and x = (5.5 -
    // sqrt(22.25)) / 8.
    std::vector<std::uint64_t> const unique{0, 1, 0};
    auto const result = count::expectation_maximisation(component({{{0, 1}, 4}, {{1, 2}, 4}}), unique);
    double const x = (6 - std::sqrt(28.0)) / 8;
    CHECK(result.converged);
    CHECK_THAT(result.shares[0][0], WithinAbs(x, 1e-5));
    CHECK_THAT(result.shares[0][1], WithinAbs(1 - x, 1e-5));
    CHECK(result.shares[1][1] == result.shares[0][0]);
}

TEST_CASE("equal unique reads do not stop the estimate in the first round")
{
    std::vector<std::uint64_t> const unique{5, 5, 5};
    auto const result = count::expectation_maximisation(component({{{0, 1}, 100}, {{1, 2}, 1}}), unique);
    CHECK(result.converged);
    CHECK(result.rounds > 2);
    CHECK(result.shares[1][0] > 0.9); // row 1 has most of the tied reads, row 2 almost none
}

TEST_CASE("an estimate that runs out of rounds says so")
{
    std::vector<std::uint64_t> const unique{5, 5, 5};
    auto const result = count::expectation_maximisation(component({{{0, 1}, 100}, {{1, 2}, 1}}), unique, 3);
    CHECK_FALSE(result.converged);
    CHECK(result.rounds == 3);
    CHECK_THAT(result.shares[1][0] + result.shares[1][1], WithinAbs(1, 1e-12));
}

TEST_CASE("equal shares are equal")
{
    auto const shares = count::equal_shares(component({{{0, 1}, 1}, {{1, 2, 3, 4}, 1}}));
    CHECK(shares == count::tie_shares{{0.5, 0.5}, {0.25, 0.25, 0.25, 0.25}});
}
