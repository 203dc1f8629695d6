#include "numbers.hpp"
#include "support/catch.hpp"

#include <polarmir/compare/permutation.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace polarmir::compare;
using polarmir::test::numbers;
using values = std::vector<double>;

namespace {

/// By trying every choice of the values that could be x.
double p_of_all_choices(values const & x, values const & y)
{
    values all = x;
    all.insert(all.end(), y.begin(), y.end());
    auto const difference = [&](std::uint32_t chosen) {
        double first{0};
        double second{0};
        for (std::size_t i = 0; i < all.size(); ++i)
            (((chosen >> i) & 1U) != 0 ? first : second) += all[i];
        return std::abs(first / static_cast<double>(x.size()) - second / static_cast<double>(y.size()));
    };
    double const observed = difference((1U << x.size()) - 1);
    double hits{0};
    double tried{0};
    for (std::uint32_t chosen = 0; chosen < 1U << all.size(); ++chosen)
        if (std::popcount(chosen) == static_cast<int>(x.size()))
        {
            ++tried;
            hits += difference(chosen) >= observed - 1e-12 ? 1 : 0;
        }
    return hits / tried;
}

} // namespace

TEST_CASE("complete separation gives the smallest p", "[compare]")
{
    auto const result = permute_labels(values{1, 2, 3}, values{10, 11, 12});
    REQUIRE(result.has_value());
    CHECK(result->is_exact);
    CHECK(std::abs(result->p - 0.1) < 1e-12);
    auto const flipped = flip_signs(values{1, 2, 3});
    CHECK(flipped->is_exact);
    CHECK(flipped->p == 0.25);
}

TEST_CASE("random draws are the same every time and come close to the exact p", "[compare]")
{
    values x = numbers(11, 3, 1);
    values const y = numbers(10, 4, 1);
    for (double & value : x)
        value += 0.1;
    auto const drawn = permute_labels(x, y); // 352,716 choices
    REQUIRE(drawn.has_value());
    CHECK_FALSE(drawn->is_exact);
    CHECK(drawn->p == permute_labels(x, y)->p);
    constexpr double four_standard_errors{0.02};
    CHECK(std::abs(drawn->p - p_of_all_choices(x, y)) < four_standard_errors);

    values const pairs = numbers(18, 5, 1);
    auto const flipped = flip_signs(pairs); // 262,144 signs, all values positive
    CHECK_FALSE(flipped->is_exact);
    CHECK(flipped->p == 1.0 / 10000);
}

TEST_CASE("equal values do not count as smaller by rounding", "[compare]")
{
    CHECK(permute_labels(values{0.1, 0.1, 0.1}, values{0.1, 0.1})->p == 1);
    CHECK(flip_signs(values{0.1, -0.1})->p == 1);
    CHECK_FALSE(permute_labels(values{}, values{1}).has_value());
    CHECK_FALSE(flip_signs(values{}).has_value());
}
