#include "numbers.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/rank_test.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace polarmir::compare;
using polarmir::test::numbers;
using values = std::vector<double>;

namespace {

/// Midrank of each value by counting.
values midranks(values const & all)
{
    values result;
    for (double const value : all)
    {
        auto const smaller = std::ranges::count_if(all, [&](double other) { return other < value; });
        auto const equal = std::ranges::count(all, value);
        result.push_back(static_cast<double>(smaller) + (static_cast<double>(equal) + 1) / 2);
    }
    return result;
}

/// Share of all ways to choose n ranks whose sum is at least as far from its mean.
double p_by_enumeration(values const & x, values const & y)
{
    values all = x;
    all.insert(all.end(), y.begin(), y.end());
    values const ranks = midranks(all);
    auto const sum_of = [&](std::uint64_t chosen) {
        double sum{0};
        for (std::size_t i = 0; i < ranks.size(); ++i)
            sum += ((chosen >> i) & 1U) != 0 ? ranks[i] : 0;
        return sum;
    };
    double const mean = static_cast<double>(x.size()) * (static_cast<double>(all.size()) + 1) / 2;
    double const observed = std::abs(sum_of((std::uint64_t{1} << x.size()) - 1) - mean);
    double hits{0};
    double tried{0};
    for (std::uint64_t chosen = 0; chosen < std::uint64_t{1} << all.size(); ++chosen)
        if (std::popcount(chosen) == static_cast<int>(x.size()))
        {
            ++tried;
            hits += std::abs(sum_of(chosen) - mean) >= observed - 1e-9 ? 1 : 0;
        }
    return hits / tried;
}

double signed_p_by_enumeration(values const & differences)
{
    values kept;
    std::ranges::copy_if(differences, std::back_inserter(kept), [](double d) { return d != 0; });
    values sizes;
    std::ranges::transform(kept, std::back_inserter(sizes), [](double d) { return std::abs(d); });
    values const ranks = midranks(sizes);
    double mean{0};
    double observed{0};
    for (std::size_t i = 0; i < kept.size(); ++i)
    {
        mean += ranks[i] / 2;
        observed += kept[i] > 0 ? ranks[i] : 0;
    }
    double hits{0};
    for (std::uint64_t signs = 0; signs < std::uint64_t{1} << kept.size(); ++signs)
    {
        double sum{0};
        for (std::size_t i = 0; i < kept.size(); ++i)
            sum += ((signs >> i) & 1U) != 0 ? ranks[i] : 0;
        hits += std::abs(sum - mean) >= std::abs(observed - mean) - 1e-9 ? 1 : 0;
    }
    return hits / std::exp2(static_cast<double>(kept.size()));
}

} // namespace

TEST_CASE("exact rank sum p-values are those of trying every choice", "[compare]")
{
    std::uint64_t seed{1};
    for (double const step : {1.0, 150.0, 400.0}) // the larger, the more ties
        for (std::size_t n = 1; n <= 6; ++n)
            for (std::size_t m = 1; m <= 6; ++m)
            {
                values const x = numbers(n, ++seed, step);
                values const y = numbers(m, ++seed, step);
                auto const exact = exact_rank_sum(x, y);
                REQUIRE(exact.has_value());
                CHECK(std::abs(exact->two_sided - p_by_enumeration(x, y)) < 1e-12);
            }
}

TEST_CASE("exact signed rank p-values are those of trying every sign", "[compare]")
{
    std::uint64_t seed{100};
    for (double const step : {1.0, 150.0, 400.0})
        for (std::size_t n = 1; n <= 10; ++n)
        {
            values differences = numbers(n, ++seed, step);
            for (double & d : differences)
                d -= step == 1.0 ? 0.5 : 0.3; // some become 0 or tie with opposite signs
            differences.push_back(0.7);
            auto const exact = exact_signed_rank(differences);
            REQUIRE(exact.has_value());
            CHECK(std::abs(exact->two_sided - signed_p_by_enumeration(differences)) < 1e-12);
        }
}

TEST_CASE("swapping the groups swaps the sides", "[compare]")
{
    values const x = numbers(9, 5, 50);
    values const y = numbers(7, 6, 50);
    auto const xy = exact_rank_sum(x, y);
    auto const yx = exact_rank_sum(y, x);
    CHECK(std::abs(xy->two_sided - yx->two_sided) < 1e-14);
    CHECK(std::abs(xy->greater - yx->less) < 1e-14);
    CHECK(rank_sum_statistic(x, y) + rank_sum_statistic(y, x) == 63);
}

TEST_CASE("the approximation comes close to the exact test where it takes over", "[compare]")
{
    values const x = numbers(100, 11, 1);
    values const y = numbers(100, 12, 1);
    double const exact = *rank_sum_test(x, y);
    CHECK(std::abs(exact - *normal_rank_sum(x, y)) < 2e-3);
    values more = y;
    more.push_back(0.5);
    CHECK(*rank_sum_test(x, more) == *normal_rank_sum(x, more));
    values const many = numbers(201, 13, 1);
    CHECK(*signed_rank_test(many) < 1e-30); // all positive
}

TEST_CASE("nothing to rank", "[compare]")
{
    CHECK_FALSE(exact_rank_sum(values{}, values{1}).has_value());
    CHECK_FALSE(rank_sum_test(values{1}, values{}).has_value());
    CHECK_FALSE(exact_signed_rank(values{0, 0}).has_value());
    CHECK_FALSE(normal_rank_sum(values{1, 1}, values{1}).has_value());
    CHECK(*rank_sum_test(values{1, 1}, values{1, 1}) == 1);
    CHECK(*rank_sum_test(values(150, 1.0), values(150, 1.0)) == 1);
}

TEST_CASE("the smallest p that small groups can give", "[compare]")
{
    CHECK(std::abs(smallest_rank_sum_p(3, 3) - 0.1) < 1e-12);
    CHECK(std::abs(smallest_rank_sum_p(4, 4) - 2.0 / 70) < 1e-12);
    CHECK(std::abs(smallest_rank_sum_p(5, 5) - 2.0 / 252) < 1e-12);
    CHECK(smallest_rank_sum_p(1, 1) == 1);
    CHECK(smallest_signed_rank_p(5) == 0.0625);
    CHECK(smallest_rank_sum_p(1500, 1500) >= 0);
    CHECK(smallest_rank_sum_p(1500, 1500) < 1e-300);
    // It is what complete separation gives, in groups of equal and of other sizes.
    for (std::size_t n = 1; n <= 6; ++n)
        for (std::size_t m = 1; m <= 6; ++m)
        {
            values x;
            values y;
            for (std::size_t i = 0; i < n + m; ++i)
                (i < n ? x : y).push_back(static_cast<double>(i));
            CHECK(std::abs(exact_rank_sum(x, y)->two_sided - smallest_rank_sum_p(n, m)) < 1e-12);
        }
    CHECK(exact_signed_rank(values{1, 2, 3, 4, 5})->two_sided == smallest_signed_rank_p(5));
}
