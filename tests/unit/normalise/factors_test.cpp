#include "counts.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/factors.hpp>
#include <polarmir/normalise/library_size.hpp>

#include <cmath>

using namespace polarmir;
using namespace polarmir::test;
using Catch::Matchers::Contains;
using normalise::factors;
using normalise::method;

namespace {

std::vector<method> const from_counts{method::tmm, method::tmmwsp, method::rle, method::upper_quartile};

double product(std::vector<double> const & values)
{
    double result{1};
    for (double const value : values)
        result *= value;
    return result;
}

bool are_close(std::vector<double> const & a, std::vector<double> const & b)
{
    constexpr double rounding{1e-12};
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(std::abs(a[i] / b[i] - 1) < rounding))
            return false;
    return a.size() == b.size();
}

matrix with_columns(matrix const & counts, std::vector<std::size_t> const & columns)
{
    matrix result{counts.rows(), columns.size()};
    for (std::size_t row = 0; row < counts.rows(); ++row)
        for (std::size_t column = 0; column < columns.size(); ++column)
            result(row, column) = counts(row, columns[column]);
    return result;
}

} // namespace

TEST_CASE("normalisation factors have the product 1", "[normalise]")
{
    for (method const how : from_counts)
    {
        CAPTURE(normalise::name_of(how));
        CHECK(std::abs(product(factors(small_cohort(), how, names)) - 1) < 1e-12);
    }
    CHECK(factors(small_cohort(), method::none, names) == std::vector<double>(4, 1.0));
}

TEST_CASE("factors follow their samples when these change places", "[normalise]")
{
    for (method const how : from_counts)
    {
        auto const plain = factors(small_cohort(), how, names);
        auto const moved = factors(with_columns(small_cohort(), {2, 0, 3, 1}), how, names);
        CAPTURE(normalise::name_of(how));
        CHECK(are_close(moved, {plain[2], plain[0], plain[3], plain[1]}));
    }
}

TEST_CASE("rows without reads change no factor", "[normalise]")
{
    auto rows = std::vector<std::vector<double>>{
        {0, 0, 0, 0}, {9, 4, 8, 7}, {0, 0, 0, 0}, {3, 5, 1, 2}, {6, 6, 7, 9}};
    matrix const with_zeros = from_rows(rows);
    matrix const without = from_rows({rows[1], rows[3], rows[4]});
    for (method const how : from_counts)
        CHECK(factors(with_zeros, how, names) == factors(without, how, names));
}

TEST_CASE("samples of different depth but the same RNA need no factors", "[normalise]")
{
    matrix const counts = from_rows({{100, 1000}, {30, 300}, {7, 70}, {1, 10}});
    for (method const how : from_counts)
        CHECK(are_close(factors(counts, how, names), {1, 1}));
}

TEST_CASE("a few miRNAs that crowd out the others are seen by ratios of all others", "[normalise]")
{
    // The second sample has the same reads of 20 miRNAs, and one that takes half of its library.
    matrix counts{21, 2};
    for (std::size_t row = 0; row < 20; ++row)
        counts(row, 0) = counts(row, 1) = 50 + 10 * static_cast<double>(row);
    counts(20, 0) = 100;
    counts(20, 1) = 100 + normalise::library_sizes(counts)[0];
    for (method const how : {method::tmm, method::tmmwsp, method::rle})
    {
        CAPTURE(normalise::name_of(how));
        auto const sizes = normalise::effective_sizes(counts, factors(counts, how, names));
        CHECK(std::abs(sizes[0] / sizes[1] - 1) < 1e-12);
    }
}

TEST_CASE("one sample has the factor 1", "[normalise]")
{
    matrix const counts = from_rows({{5}, {0}, {3}, {100}});
    for (method const how : from_counts)
        CHECK(are_close(factors(counts, how, names), {1}));
}

TEST_CASE("a sample without reads is refused by name", "[normalise]")
{
    matrix const counts = from_rows({{5, 0}, {2, 0}});
    for (method const how :
         {method::tmm, method::tmmwsp, method::rle, method::upper_quartile, method::none, method::spike_in})
        CHECK_THROWS_WITH(factors(counts, how, names), Contains("sample B has no reads"));
    CHECK_THROWS_AS(factors(matrix{}, method::tmm, names), input_error);
}

TEST_CASE("RLE without a miRNA in every sample names the alternatives", "[normalise]")
{
    matrix const counts = from_rows({{5, 0}, {0, 6}});
    CHECK_THROWS_AS(factors(counts, method::rle, names), input_error);
    CHECK_THROWS_WITH(factors(counts, method::rle, names), Contains("use TMM or TMMwsp"));
    CHECK(factors(counts, method::tmm, names) == std::vector<double>{1, 1});
}

TEST_CASE("an upper quartile of 0 is refused by name", "[normalise]")
{
    matrix const counts = from_rows({{50, 9}, {1, 0}, {1, 0}, {1, 0}, {1, 0}});
    CHECK_THROWS_WITH(factors(counts, method::upper_quartile, names), Contains("sample B"));
}

TEST_CASE("TMM is compared with the sample of the most typical upper quartile", "[normalise]")
{
    matrix const counts = from_rows({{80, 70, 20}, {10, 15, 40}, {10, 15, 40}});
    CHECK(normalise::tmm_reference(counts) == 1);
    CHECK(normalise::tmmwsp_reference(counts) == 2);
    // Where most quartiles are 0, the sample with most root reads.
    matrix const sparse = from_rows({{9, 0, 0},
                                     {0, 9, 0},
                                     {0, 0, 9},
                                     {0, 4, 0},
                                     {0, 0, 1},
                                     {0, 0, 0},
                                     {0, 1, 0},
                                     {0, 0, 0},
                                     {1, 0, 0},
                                     {0, 0, 1},
                                     {1, 0, 0},
                                     {1, 0, 0},
                                     {0, 0, 1},
                                     {0, 0, 1}});
    CHECK(normalise::tmm_reference(sparse) == 2);
}

TEST_CASE("spike-ins make effective libraries proportional to their reads", "[normalise]")
{
    matrix const spike_ins = from_rows({{300, 700, 400, 1000}, {150, 300, 200, 600}, {60, 110, 70, 400}});
    auto const by_spikes = factors(small_cohort(), method::spike_in, names, spike_ins);
    CHECK(std::abs(product(by_spikes) - 1) < 1e-12);
    auto const sizes = normalise::effective_sizes(small_cohort(), by_spikes);
    auto const sums = normalise::library_sizes(spike_ins);
    for (std::size_t sample = 1; sample < sums.size(); ++sample)
        CHECK(std::abs(sizes[sample] / sizes[0] / (sums[sample] / sums[0]) - 1) < 1e-12);
}

TEST_CASE("too few spike-ins or too few of their reads are refused", "[normalise]")
{
    auto const by = [](std::vector<std::vector<double>> const & spike_ins) {
        return factors(small_cohort(), method::spike_in, names, from_rows(spike_ins));
    };
    CHECK_THROWS_WITH(by({{900, 900, 900, 900}, {900, 900, 900, 900}, {0, 0, 0, 0}}),
                      Contains("there are 2"));
    CHECK_THROWS_WITH(by({{300, 300, 300, 300}, {100, 99, 100, 100}, {100, 100, 100, 100}}),
                      Contains("sample B"));
    CHECK_NOTHROW(by({{300, 300, 300, 300}, {100, 100, 100, 100}, {100, 100, 100, 100}}));
    CHECK_THROWS_AS(factors(small_cohort(), method::spike_in, names), input_error);
}
