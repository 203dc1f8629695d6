#include "counts.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/filter.hpp>
#include <polarmir/normalise/library_size.hpp>

using namespace polarmir;
using namespace polarmir::test;
using normalise::filter_by_expression;
using marks = std::vector<bool>;
using labels = std::vector<std::string>;

namespace {

marks by_groups(matrix const & counts, labels const & groups, normalise::filter_config const & config = {})
{
    return filter_by_expression(counts, std::span<std::string const>{groups}, config);
}

/// A miRNA with these reads beside one that fills each library up to a million.
matrix in_libraries_of_a_million(std::vector<double> const & reads)
{
    constexpr double size{1e6};
    std::vector<double> rest;
    for (double const count : reads)
        rest.push_back(size - count);
    return from_rows({reads, rest});
}

} // namespace

TEST_CASE("a miRNA is kept when the smallest group can express it", "[normalise]")
{
    labels const groups{"tumor", "control", "tumor", "control", "tumor"};
    CHECK(by_groups(in_libraries_of_a_million({10, 0, 10, 0, 0}), groups) == marks{true, true});
    CHECK(by_groups(in_libraries_of_a_million({10, 0, 9, 0, 0}), groups) == marks{false, true});
    CHECK(by_groups(in_libraries_of_a_million({0, 10, 0, 0, 10}), groups) == marks{true, true});
}

TEST_CASE("few reads over all samples are too few", "[normalise]")
{
    labels const groups{"tumor", "control"};
    CHECK(by_groups(in_libraries_of_a_million({14, 0}), groups) == marks{false, true});
    CHECK(by_groups(in_libraries_of_a_million({15, 0}), groups) == marks{true, true});
    normalise::filter_config config;
    config.min_total = 14;
    CHECK(by_groups(in_libraries_of_a_million({14, 0}), groups, config) == marks{true, true});
}

TEST_CASE("of large groups a share is enough", "[normalise]")
{
    std::vector<std::size_t> const groups(20, 1); // 10 + 0.7 * 10 = 17 samples
    std::vector<double> reads(20, 10.0);
    reads[0] = reads[1] = reads[2] = 0;
    auto const keep = [&]() -> bool {
        return filter_by_expression(in_libraries_of_a_million(reads), groups)[0];
    };
    CHECK(keep());
    reads[3] = 0;
    CHECK_FALSE(keep());
}

TEST_CASE("a design with a column per group filters as the groups do", "[normalise]")
{
    labels const groups{"a", "a", "b", "b", "b"};
    matrix const design = from_rows({{1, 0}, {1, 0}, {0, 1}, {0, 1}, {0, 1}});
    for (auto const & reads : std::vector<std::vector<double>>{{10, 0, 10, 0, 0}, {10, 0, 9, 5, 5}})
    {
        matrix const counts = in_libraries_of_a_million(reads);
        CHECK(filter_by_expression(counts, design) == by_groups(counts, groups));
    }
}

TEST_CASE("neither the unit of a covariate nor a column that says nothing new changes the filter",
          "[normalise]")
{
    matrix const counts = in_libraries_of_a_million({12, 11, 0, 0, 0, 0});
    matrix const plain = from_rows({{1, 30}, {1, 40}, {1, 50}, {0, 35}, {0, 45}, {0, 55}});
    matrix const rescaled =
        from_rows({{1, 3e9, 0}, {1, 4e9, 0}, {1, 5e9, 0}, {0, 3.5e9, 1}, {0, 4.5e9, 1}, {0, 5.5e9, 1}});
    CHECK(filter_by_expression(counts, plain) == filter_by_expression(counts, rescaled));
}

TEST_CASE("samples without reads express nothing", "[normalise]")
{
    labels const groups{"a", "b", "b"};
    CHECK(by_groups(from_rows({{0, 50, 50}, {0, 0, 0}}), groups) == marks{true, false});
    CHECK(by_groups(from_rows({{0, 0, 0}}), groups) == marks{false});
}

TEST_CASE("a filter out of range is refused", "[normalise]")
{
    normalise::filter_config config;
    config.min_share = 1.5;
    CHECK_THROWS_AS(config.validate(), usage_error);
    config = {};
    config.min_count = -1;
    CHECK_THROWS_AS(by_groups(small_cohort(), {"a", "a", "b", "b"}, config), usage_error);
}

TEST_CASE("rows are selected in their order", "[normalise]")
{
    matrix const counts = from_rows({{1, 2}, {3, 4}, {5, 6}});
    CHECK(normalise::select_rows(counts, {true, false, true}) == from_rows({{1, 2}, {5, 6}}));
    CHECK(normalise::select_rows(counts, {false, false, false}).rows() == 0);
    CHECK(normalise::library_sizes(counts) == std::vector<double>{9, 12});
}
