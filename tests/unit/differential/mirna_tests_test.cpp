#include "support/catch.hpp"
#include "support/relative.hpp"
#include "unit/differential/counts.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/differential/mirna_tests.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace polarmir;
using namespace polarmir::differential;
using namespace polarmir::test;

namespace {

constexpr std::size_t raised{17};

mirna_results run(config const & config)
{
    return test_mirnas(made_counts(raised, 16), made_sizes(), two_groups(), config);
}

matrix reversed_columns(matrix const & values)
{
    matrix result(values.rows(), values.columns());
    for (std::size_t row = 0; row < values.rows(); ++row)
        std::ranges::reverse_copy(values.row(row), result.row(row).begin());
    return result;
}

} // namespace

TEST_CASE("both methods find the miRNA that differs", "[differential]")
{
    for (auto const how : {method::voom, method::trend})
        for (bool const robust : {false, true})
        {
            CAPTURE(name_of(how), robust);
            auto const results = run({how, std::nullopt, robust});
            auto const best = std::ranges::min_element(results.mirnas, {}, &mirna_test::p);
            CHECK(best - results.mirnas.begin() == raised);
            CHECK(std::abs(best->log_fc - 4) < 1);
            CHECK(best->ci_low < best->log_fc);
            CHECK(results.trend.has_value() == (how == method::voom));
            CHECK(results.df_residual == 4);
        }
}

TEST_CASE("the order of samples does not matter", "[differential]")
{
    matrix const counts = made_counts(raised, 16);
    matrix design(made_samples, 2);
    for (std::size_t sample = 0; sample < made_samples; ++sample)
        std::ranges::copy(two_groups().row(made_samples - 1 - sample), design.row(sample).begin());
    auto sizes = made_sizes();
    std::ranges::reverse(sizes);
    auto const there = test_mirnas(counts, made_sizes(), two_groups(), {});
    auto const back = test_mirnas(reversed_columns(counts), sizes, design, {});
    for (std::size_t row = 0; row < made_mirnas; ++row)
    {
        check_relative(back.mirnas[row].p, there.mirnas[row].p, 1e-9);
        check_relative(back.mirnas[row].log_fc, there.mirnas[row].log_fc, 1e-9);
    }
}

TEST_CASE("the other reference group turns the signs", "[differential]")
{
    matrix design = two_groups();
    for (std::size_t sample = 0; sample < made_samples; ++sample)
        design(sample, 1) = 1 - design(sample, 1);
    auto const one = run({});
    auto const other = test_mirnas(made_counts(raised, 16), made_sizes(), design, {});
    for (std::size_t row = 0; row < made_mirnas; ++row)
    {
        check_relative(other.mirnas[row].t, -one.mirnas[row].t, 1e-9);
        check_relative(other.mirnas[row].ci_low, -one.mirnas[row].ci_high, 1e-9);
        check_relative(other.mirnas[row].b.value(), one.mirnas[row].b.value(), 1e-8);
    }
}

TEST_CASE("a threshold changes t and p alone", "[differential]")
{
    auto const plain = run({});
    auto const beyond = run({method::voom, std::nullopt, false, 1.0});
    for (std::size_t row = 0; row < made_mirnas; ++row)
    {
        CHECK(beyond.mirnas[row].p > plain.mirnas[row].p);
        CHECK(beyond.mirnas[row].ci_low == plain.mirnas[row].ci_low);
        CHECK_FALSE(beyond.mirnas[row].b.has_value());
    }
    CHECK_FALSE(beyond.var_prior.has_value());
    CHECK(plain.var_prior.has_value());
}

TEST_CASE("settings out of range are refused", "[differential]")
{
    CHECK_THROWS_AS((config{method::voom, 0.0}.validate()), usage_error);
    CHECK_THROWS_AS((config{method::voom, 1.1}.validate()), usage_error);
    CHECK_THROWS_AS((config{method::voom, std::nullopt, false, -1}.validate()), usage_error);
    CHECK_THROWS_AS((config{method::voom, std::nullopt, false, std::nan("")}.validate()), usage_error);
    CHECK_NOTHROW((config{method::trend, 1.0, true, 0.5}.validate()));
}

TEST_CASE("few miRNAs are tested, none are refused", "[differential]")
{
    matrix const all = made_counts();
    for (std::size_t const count : {1U, 2U, 3U, 5U, 6U})
        for (bool const robust : {false, true})
        {
            matrix counts(count, made_samples);
            for (std::size_t row = 0; row < count; ++row)
                std::ranges::copy(all.row(7 * row), counts.row(row).begin());
            CAPTURE(count, robust);
            auto const results =
                test_mirnas(counts, made_sizes(), two_groups(), {method::trend, std::nullopt, robust});
            for (mirna_test const & mirna : results.mirnas)
            {
                CHECK(mirna.p > 0);
                CHECK(mirna.p <= 1);
                CHECK(std::isfinite(mirna.b.value()));
            }
            if (count > 1)
                CHECK_NOTHROW(test_mirnas(counts, made_sizes(), two_groups(), {method::voom, {}, robust}));
        }
    for (auto const how : {method::voom, method::trend})
        CHECK_THROWS_AS(test_mirnas(matrix(0, made_samples), made_sizes(), two_groups(), {how, std::nullopt}),
                        input_error);
}

TEST_CASE("samples given twice are refused", "[differential]")
{
    matrix counts = made_counts();
    for (std::size_t row = 0; row < made_mirnas; ++row)
        for (std::size_t sample = 0; sample < made_samples; ++sample)
            counts(row, sample) = counts(row, sample < 3 ? 0 : 3);
    for (auto const how : {method::voom, method::trend})
        CHECK_THROWS_AS(test_mirnas(counts, std::vector<double>(6, 1e6), two_groups(), {how, std::nullopt}),
                        input_error);
}
