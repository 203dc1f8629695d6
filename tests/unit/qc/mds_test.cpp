#include "support/catch.hpp"

#include <polarmir/qc/mds.hpp>

#include <cmath>

using namespace polarmir;

namespace {

struct point
{
    double x{0};
    double y{0};
};

matrix distances_between(std::vector<point> const & points)
{
    matrix result{points.size(), points.size()};
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < points.size(); ++j)
            result(i, j) = std::hypot(points[i].x - points[j].x, points[i].y - points[j].y);
    return result;
}

} // namespace

TEST_CASE("the leading fold change is that of the miRNAs that differ most", "[qc]")
{
    matrix values{4, 2};
    values(0, 1) = 3;
    values(1, 1) = -4;
    values(2, 0) = 1;
    CHECK(qc::leading_fold_changes(values, 1)(0, 1) == 4);
    CHECK(qc::leading_fold_changes(values, 2)(1, 0) == std::sqrt(12.5));
    CHECK(qc::leading_fold_changes(values)(0, 1) == std::sqrt(26.0 / 4));
    CHECK(qc::leading_fold_changes(values)(0, 0) == 0);
}

TEST_CASE("points of a plane are placed at their distances", "[qc]")
{
    matrix const distances = distances_between({{0, 0}, {3, 0}, {3, 4}, {-1, 7}, {2, 2}});
    auto const map = qc::classical_mds(distances, 4);
    REQUIRE(map.coordinates.columns() == 2); // the other two axes have no extent
    std::vector<point> placed;
    for (std::size_t i = 0; i < 5; ++i)
        placed.push_back({map.coordinates(i, 0), map.coordinates(i, 1)});
    matrix const again = distances_between(placed);
    for (std::size_t i = 0; i < again.values().size(); ++i)
        CHECK(std::abs(again.values()[i] - distances.values()[i]) < 1e-12);
    CHECK(std::abs(map.explained[0] + map.explained[1] - 1) < 1e-12);
    CHECK(map.explained[0] > map.explained[1]);
}

TEST_CASE("the largest coordinate is positive, of mirrored samples that of the first", "[qc]")
{
    auto const two = qc::classical_mds(distances_between({{0, 0}, {6, 8}}));
    REQUIRE(two.coordinates.columns() == 1);
    CHECK(std::abs(two.coordinates(0, 0) - 5) < 1e-12);
    CHECK(std::abs(two.coordinates(1, 0) + 5) < 1e-12);
    auto const three = qc::classical_mds(distances_between({{0, 0}, {1, 0}, {9, 0}}));
    CHECK(three.coordinates(2, 0) > 5);
}

TEST_CASE("samples in the same place have no axes", "[qc]")
{
    CHECK(qc::classical_mds(matrix{3, 3}).explained.empty());
    CHECK(qc::classical_mds(matrix{1, 1}).explained.empty());
    CHECK(qc::classical_mds(matrix{}).explained.empty());
}
