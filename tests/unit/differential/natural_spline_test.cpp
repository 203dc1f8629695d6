#include "differential/natural_spline.hpp"
#include "support/catch.hpp"

#include <polarmir/differential/linear_fit.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace polarmir;
using namespace polarmir::differential;

namespace {

std::vector<double> places()
{
    std::vector<double> x;
    for (int i = 0; i <= 100; ++i)
        x.push_back(0.1 * i);
    return x;
}

} // namespace

TEST_CASE("natural splines bend inside and run straight into both ends", "[differential]")
{
    auto const x = places();
    matrix const basis = natural_spline_basis(x, 4);
    REQUIRE(basis.columns() == 4);
    for (std::size_t k = 0; k < 4; ++k)
    {
        auto const bend = [&](std::size_t i) {
            return std::abs(basis(i - 1, k) - 2 * basis(i, k) + basis(i + 1, k));
        };
        CAPTURE(k);
        double most{0};
        for (std::size_t i = 1; i < 100; ++i)
            most = std::max(most, bend(i));
        CHECK((most > 1e-6) == (k > 1)); // the first two are straight
        CHECK(bend(1) <= 0.1 * most + 1e-12);
        CHECK(bend(99) <= 0.1 * most + 1e-12);
    }
}

TEST_CASE("every basis holds the straight lines", "[differential]")
{
    auto const x = places();
    matrix line(1, x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        line(0, i) = 7 - 3 * x[i];
    for (std::size_t df = 2; df <= 4; ++df)
        CHECK(fit_rows(line, natural_spline_basis(x, df)).sigma[0] < 1e-12);
    CHECK(natural_spline_basis(x, 1) == natural_spline_basis(std::vector<double>(101, 2.0), 1));
}

TEST_CASE("knots that coincide count once", "[differential]")
{
    std::vector<double> x(50, 1.0);
    x.push_back(2);
    CHECK(natural_spline_basis(x, 4).columns() == 2);
}
