#include "support/catch.hpp"

#include <polarmir/figure/scale.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace polarmir::figure;

namespace {

std::vector<std::string> labels_of(scale const & of, int count = 6)
{
    std::vector<std::string> labels;
    for (tick const & one : of.ticks(count))
        labels.push_back(one.label);
    return labels;
}

} // namespace

TEST_CASE("numbers on axes are short", "[figure]")
{
    CHECK(short_number(0) == "0");
    CHECK(short_number(-1e-17) == "0");
    CHECK(short_number(0.05) == "0.05");
    CHECK(short_number(12) == "12");
    CHECK(short_number(1500) == "1.5k");
    CHECK(short_number(-2e6) == "-2M");
    CHECK(short_number(3e9) == "3G");
}

TEST_CASE("ticks are round and lie within the range", "[figure]")
{
    CHECK(labels_of(scale::linear({0, 100}, {0, 500}), 5) ==
          std::vector<std::string>{"0", "20", "40", "60", "80", "100"});
    CHECK(labels_of(scale::linear({-1, 1}, {0, 500}), 4) ==
          std::vector<std::string>{"-1", "-0.5", "0", "0.5", "1"});
    CHECK(labels_of(scale::logarithmic({10, 1e6}, {0, 500})) ==
          std::vector<std::string>{"10", "100", "1k", "10k", "100k", "1M"});
    CHECK(labels_of(scale::logarithmic({30, 300}, {0, 500})) == std::vector<std::string>{"50", "100", "200"});
}

TEST_CASE("any range has between two and a dozen ticks", "[figure]")
{
    std::mt19937_64 random{7};
    std::uniform_real_distribution<double> exponent{-6, 9};
    std::uniform_real_distribution<double> offset{-10, 10};
    for (int i = 0; i < 2000; ++i)
    {
        double const width = std::pow(10, exponent(random));
        double const low = offset(random) * width;
        scale const of = scale::linear(rounded_out({low, low + width}), {0, 100});
        auto const ticks = of.ticks();
        CAPTURE(low, width);
        REQUIRE(ticks.size() >= 2);
        REQUIRE(ticks.size() <= 12);
        REQUIRE(of.values().low <= low);
        REQUIRE(of.values().high >= low + width);
        for (tick const & one : ticks)
        {
            REQUIRE(of(one.value) >= -1e-6);
            REQUIRE(of(one.value) <= 100 + 1e-6);
        }
    }
}

TEST_CASE("ends of a scale are the ends of its pixels", "[figure]")
{
    scale const linear = scale::linear({2, 4}, {300, 100}); // upwards
    CHECK(linear(2) == 300);
    CHECK(linear(4) == 100);
    CHECK(linear(3) == 200);
    scale const logarithmic = scale::logarithmic({1, 100}, {0, 50});
    CHECK(std::abs(logarithmic(10) - 25) < 1e-9);
}

TEST_CASE("a range without extent is widened", "[figure]")
{
    CHECK(std::abs(scale::linear({5, 5}, {0, 10})(5) - 5) < 1e-9);
    CHECK(std::abs(scale::linear({0, 0}, {0, 10})(0) - 5) < 1e-9);
    CHECK(scale::linear({1e6, 1e6 + 1e-10}, {0, 10}).ticks().size() < 12); // only rounding tells them apart
    CHECK(std::abs(scale::logarithmic({8, 8}, {0, 10})(8) - 5) < 1e-9);
}

TEST_CASE("what is not finite is in no range", "[figure]")
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> const values{nan, 3, -1, std::numeric_limits<double>::infinity()};
    CHECK(range_of(values) == range{-1, 3});
    CHECK_FALSE(range_of(std::vector<double>{nan}));
    CHECK_FALSE(range_of({}));
}
