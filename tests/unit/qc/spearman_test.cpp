#include "support/catch.hpp"

#include <polarmir/qc/spearman.hpp>

#include <cmath>

using namespace polarmir;
using order = std::vector<std::size_t>;

namespace {

/// Correlations between samples: symmetric, 1 with themselves.
matrix correlations(std::vector<std::vector<double>> const & below_diagonal)
{
    std::size_t const samples = below_diagonal.size() + 1;
    matrix result{samples, samples};
    for (std::size_t i = 0; i < samples; ++i)
        result(i, i) = 1;
    for (std::size_t i = 1; i < samples; ++i)
        for (std::size_t j = 0; j < i; ++j)
            result(i, j) = result(j, i) = below_diagonal[i - 1][j];
    return result;
}

} // namespace

TEST_CASE("ranks decide the correlation of samples", "[qc]")
{
    matrix values{3, 4};
    std::vector<std::vector<double>> const columns{{1, 2, 3}, {10, 1000, 1e6}, {5, 4, -8}, {7, 7, 7}};
    for (std::size_t sample = 0; sample < 4; ++sample)
        for (std::size_t row = 0; row < 3; ++row)
            values(row, sample) = columns[sample][row];
    matrix const result = qc::spearman(values);
    CHECK(result(0, 1) == 1);
    CHECK(result(0, 2) == -1);
    CHECK(result(0, 0) == 1);
    CHECK(std::isnan(result(0, 3)));
    CHECK(std::isnan(result(3, 3)));
}

TEST_CASE("like samples become neighbours, tight clusters first", "[qc]")
{
    // 0 and 3 are alike, 1 and 2 even more.
    matrix const pairs = correlations({{0.1}, {0.2, 0.9}, {0.8, 0.1, 0.1}});
    CHECK(qc::similarity_order(pairs) == order{1, 2, 0, 3});
    // A sample stands before the cluster that it joins.
    CHECK(qc::similarity_order(correlations({{0.9}, {0.5, 0.4}})) == order{2, 0, 1});
}

TEST_CASE("clusters are joined by their average distance", "[qc]")
{
    // 0-1 and 2-3 first. Of 4 the mean correlation with 0 and 1 is 0.45, with 2 and 3 it is 0.5, although
    // that with 0 is the largest of all.
    matrix const means = correlations({{0.95}, {0, 0}, {0, 0, 0.9}, {0.8, 0.1, 0.5, 0.5}});
    CHECK(qc::similarity_order(means) == order{0, 1, 4, 2, 3});
}

TEST_CASE("one sample, none, or samples without correlations have an order too", "[qc]")
{
    CHECK(qc::similarity_order(correlations({})) == order{0});
    CHECK(qc::similarity_order(matrix{}).empty());
    matrix constant{2, 3};
    CHECK(qc::similarity_order(qc::spearman(constant)).size() == 3);
}
