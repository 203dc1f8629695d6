#include "count/expectation_maximisation.hpp"
#include "made_ties.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace polarmir;
using Catch::Matchers::WithinAbs;

namespace {

count::tie_component component(std::map<std::vector<std::uint32_t>, std::uint64_t> const & reads)
{
    auto const components = count::find_tie_components(test::ties_of(reads), {});
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

TEST_CASE("ends tell a miRNA from another that has its sequence within")
{
    // 49 of 50 reads of other miRNAs begin where the mature does, 1 begins one base later: averaged with
    // equal fractions (98/100 + 1/7) / 2 and (2/100 + 1/7) / 2, 6.894 to 1. Row 0 has no unique reads at all.
    count::end_profile const profile{{{{9, 0, 0}, 98}, {{9, 1, 0}, 2}}};
    double const odds = (98.0 / 100 + 1.0 / 7) / (2.0 / 100 + 1.0 / 7);
    auto const components = count::find_tie_components({{{{0, 0, 0}, {1, 1, 0}}, 1000}}, profile);
    std::vector<std::uint64_t> const unique{0, 100};
    auto const result = count::expectation_maximisation(components.front(), unique);
    CHECK(result.converged);
    // The fixed point x of share = odds a / (odds a + b), a = 0.5 + 1000 x, b = 100.5 + 1000 (1 - x).
    double const x = result.shares[0][0];
    double const a = 0.5 + 1000 * x;
    double const b = 100.5 + 1000 * (1 - x);
    CHECK_THAT(x, WithinAbs(odds * a / (odds * a + b), 1e-6));
    CHECK(x > 0.98);
}
