#include "support/catch.hpp"

#include <polarmir/compare/standardised_difference.hpp>

#include <cmath>
#include <utility>
#include <vector>

using namespace polarmir::compare;
using values = std::vector<double>;

TEST_CASE("the interval of g lies around it, for any size of effect", "[compare]")
{
    for (double const shift : {0.0, 0.01, 1.0, 20.0, 1e3, -1e3, 1e5, 1e6, -1e6, 1e9})
        for (std::size_t const n : {2U, 3U, 5U, 50U, 1500U})
        {
            CAPTURE(shift, n);
            values x;
            values y;
            for (std::size_t i = 0; i < n; ++i)
            {
                double const noise = static_cast<double>(i % 5) + 0.1 * static_cast<double>(i % 7);
                x.push_back(shift + noise);
                y.push_back(noise);
            }
            auto const effect = hedges_g(x, y);
            REQUIRE(effect.has_value());
            CHECK(std::isfinite(effect->ci.low));
            CHECK(std::isfinite(effect->ci.high));
            CHECK(effect->ci.low <= effect->g);
            CHECK(effect->g <= effect->ci.high);
        }
}

TEST_CASE("the interval has no step where the far end takes over", "[compare]")
{
    // A t of 10,000 just below and just above: relative ends agree.
    for (std::size_t const n : {2U, 4U, 30U, 300U})
    {
        auto const relative_ends = [&](double factor) {
            values x;
            values y;
            for (std::size_t i = 0; i < n; ++i)
            {
                double const noise = i % 2 == 0 ? 1 : -1;
                x.push_back(noise);
                y.push_back(noise);
            }
            double const se = std::sqrt(2.0 / static_cast<double>(n - 1));
            for (double & value : x)
                value += factor * 1e4 * se;
            auto const effect = hedges_g(x, y);
            return std::pair{effect->ci.low / effect->g, effect->ci.high / effect->g};
        };
        auto const below = relative_ends(0.999);
        auto const above = relative_ends(1.001);
        CHECK(std::abs(below.first - above.first) < 1e-5);
        CHECK(std::abs(below.second - above.second) < 1e-5);
    }
}

TEST_CASE("no effect without spread or enough values", "[compare]")
{
    CHECK_FALSE(hedges_g(values{1}, values{1, 2, 3}).has_value());
    CHECK_FALSE(hedges_g(values{1, 1}, values{2, 2}).has_value());
    CHECK_FALSE(paired_hedges_g(values{1, 2}).has_value());
    CHECK(paired_hedges_g(values{1, 2, 3}).has_value());
}
