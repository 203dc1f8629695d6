#include "support/catch.hpp"

#include <polarmir/compare/standardised_difference.hpp>

#include <cmath>
#include <vector>

using namespace polarmir::compare;
using values = std::vector<double>;

TEST_CASE("the interval of g lies around it, for any size of effect", "[compare]")
{
    for (double const shift : {0.0, 0.01, 1.0, 20.0, 1000.0, -1000.0})
        for (std::size_t const n : {2U, 3U, 5U, 50U})
        {
            CAPTURE(shift, n);
            values x;
            values y;
            for (std::size_t i = 0; i < n; ++i)
            {
                double const noise = static_cast<double>(i % 5) + 0.1 * static_cast<double>(i);
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

TEST_CASE("no effect without spread or enough values", "[compare]")
{
    CHECK_FALSE(hedges_g(values{1}, values{1, 2, 3}).has_value());
    CHECK_FALSE(hedges_g(values{1, 1}, values{2, 2}).has_value());
    CHECK_FALSE(paired_hedges_g(values{1, 2}).has_value());
    CHECK(paired_hedges_g(values{1, 2, 3}).has_value());
}
