#include "support/catch.hpp"

#include <polarmir/compare/t_test.hpp>

#include <cmath>
#include <vector>

using namespace polarmir::compare;
using values = std::vector<double>;

TEST_CASE("Welch's and Student's tests agree for equal sizes and spreads", "[compare]")
{
    values const x{1, 2, 3};
    values const y{4, 5, 6};
    auto const welch = welch_test(x, y);
    auto const student = student_test(x, y);
    REQUIRE(welch.has_value());
    REQUIRE(student.has_value());
    CHECK(welch->difference == -3);
    CHECK(std::abs(welch->t - student->t) < 1e-12);
    CHECK(std::abs(welch->df - 4) < 1e-12);
    CHECK(std::abs(welch->p - 0.0213) < 5e-4);
    CHECK(welch->ci.high < 0);
}

TEST_CASE("without spread or values there is no t test", "[compare]")
{
    CHECK_FALSE(welch_test(values{1}, values{1, 2}).has_value());
    CHECK_FALSE(welch_test(values{1, 1}, values{2, 2}).has_value());
    CHECK_FALSE(student_test(values{}, values{1, 2}).has_value());
    CHECK_FALSE(paired_t_test(values{1}).has_value());
    CHECK_FALSE(paired_t_test(values{2, 2, 2}).has_value());
    CHECK(welch_test(values{1, 1}, values{2, 3}).has_value());
}
