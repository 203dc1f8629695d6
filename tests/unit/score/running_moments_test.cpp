#include "score/running_moments.hpp"
#include "support/catch.hpp"

#include <cmath>

using polarmir::score::running_moments;

TEST_CASE("mean and standard deviation of four numbers", "[score]")
{
    running_moments moments;
    CHECK(moments.n() == 0);
    CHECK(moments.sd() == 0);
    for (double const value : {2.0, 4.0, 4.0, 6.0})
        moments.add(value);
    CHECK(moments.n() == 4);
    CHECK(moments.mean() == 4);
    CHECK(std::abs(moments.sd() - std::sqrt(8.0 / 3)) < 1e-15);
}

TEST_CASE("a number can be taken back, also from a summary", "[score]")
{
    running_moments some;
    running_moments all;
    for (double const value : {-3.5, 0.25, 17.0})
    {
        some.add(value);
        all.add(value);
    }
    all.add(100);
    running_moments restored{all.n(), all.mean(), all.sd()};
    for (running_moments * const one : {&all, &restored})
    {
        one->remove(100);
        CHECK(one->n() == 3);
        CHECK(std::abs(one->mean() - some.mean()) < 1e-12);
        CHECK(std::abs(one->sd() - some.sd()) < 1e-12);
    }
    for (double const value : {-3.5, 0.25, 17.0})
        all.remove(value);
    CHECK(all.n() == 0);
    CHECK(all.mean() == 0);
}

TEST_CASE("equal numbers do not vary", "[score]")
{
    running_moments moments;
    for (int i = 0; i < 12; ++i)
        moments.add(0.1);
    CHECK(moments.sd() == 0);
    moments.remove(0.1);
    CHECK(moments.sd() == 0);
}
