#include "support/catch.hpp"

#include <polarmir/score/haemolysis.hpp>

#include <cmath>

using namespace polarmir::score;

TEST_CASE("haemolysis is called from the ratio of miR-451a to miR-23a-3p", "[score]")
{
    CHECK(measure_haemolysis(127.5, 0.5).ratio == 7);
    CHECK(measure_haemolysis(127.5, 0.5).call == haemolysis_call::likely);
    CHECK(measure_haemolysis(126, 0.5).call == haemolysis_call::possible);
    CHECK(measure_haemolysis(31.5, 0.5).call == haemolysis_call::possible);
    CHECK(measure_haemolysis(31, 0.5).call == haemolysis_call::none);
    CHECK(measure_haemolysis(0, 0).ratio == 0);
    // sqrt(1/2 + 1/2) / ln 2
    CHECK(std::abs(measure_haemolysis(1.5, 1.5).se - 1.4426950408889634) < 1e-12);
    CHECK(name_of(haemolysis_call::likely) == std::string{"haemolysis_likely"});
}
