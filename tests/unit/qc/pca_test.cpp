#include "support/catch.hpp"

#include <polarmir/qc/pca.hpp>

#include <cmath>

using namespace polarmir;

namespace {

std::vector<std::string> const names{"d", "c", "b", "a"};

matrix from_rows(std::vector<std::vector<double>> const & rows)
{
    matrix result{rows.size(), rows.front().size()};
    for (std::size_t row = 0; row < result.rows(); ++row)
        for (std::size_t column = 0; column < result.columns(); ++column)
            result(row, column) = rows[row][column];
    return result;
}

matrix some_values()
{
    return from_rows({{1, 5, 2, 8}, {3, 3, 3, 3}, {9, 7, 4, 6}, {2, 2, 5, 1}});
}

} // namespace

TEST_CASE("scores and loadings give the centred values back", "[qc]")
{
    matrix const values = some_values();
    auto const result = qc::pca(values, names);
    REQUIRE(result.scores.columns() == 3);
    for (std::size_t place = 0; place < result.rows.size(); ++place)
    {
        auto const row = values.row(result.rows[place]);
        double const mean = (row[0] + row[1] + row[2] + row[3]) / 4;
        for (std::size_t sample = 0; sample < 4; ++sample)
        {
            double sum{mean};
            for (std::size_t axis = 0; axis < 3; ++axis)
                sum += result.scores(sample, axis) * result.loadings(place, axis);
            CHECK(std::abs(sum - row[sample]) < 1e-12);
        }
    }
    CHECK(std::abs(result.explained[0] + result.explained[1] + result.explained[2] - 1) < 1e-12);
}

TEST_CASE("the largest loading of every axis is positive", "[qc]")
{
    matrix mirrored = some_values();
    for (double & value : mirrored.values())
        value = -value;
    for (auto const & result : {qc::pca(some_values(), names), qc::pca(mirrored, names)})
        for (std::size_t axis = 0; axis < result.loadings.columns(); ++axis)
        {
            double largest{0};
            for (std::size_t place = 0; place < result.loadings.rows(); ++place)
                if (std::abs(result.loadings(place, axis)) > std::abs(largest))
                    largest = result.loadings(place, axis);
            CHECK(largest > 0);
        }
}

TEST_CASE("the rows of largest variance are taken, equal ones by name", "[qc]")
{
    matrix const values = from_rows({{1, 2, 3}, {4, 4, 4}, {3, 2, 1}, {9, 0, 5}});
    qc::pca_config config;
    config.top_rows = 2;
    CHECK(qc::pca(values, names, config).rows == std::vector<std::size_t>{3, 2});
    config.top_rows = 9;
    CHECK(qc::pca(values, names, config).rows == std::vector<std::size_t>{3, 2, 0, 1});
    config.components = 1;
    CHECK(qc::pca(values, names, config).scores.columns() == 1);
}

TEST_CASE("there are no components without variance", "[qc]")
{
    CHECK(qc::pca(from_rows({{1}, {2}}), names).sd.empty());
    CHECK(qc::pca(from_rows({{0.1, 0.1, 0.1}, {0.7, 0.7, 0.7}}), names).sd.empty());
    CHECK(qc::pca(from_rows({{1, 2, 3}, {2, 4, 6}}), names).sd.size() == 1);
    CHECK(qc::pca(matrix{0, 3}, {}).rows.empty());
}
