#include "support/catch.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace polarmir;

TEST_CASE("split keeps empty fields", "[core]")
{
    CHECK(split("a\t\tb", '\t') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", '\t') == std::vector<std::string_view>{""});
    CHECK(split("a\t", '\t') == std::vector<std::string_view>{"a", ""});
    // As long as what is looked at at once, and longer.
    for (std::size_t length = 14; length < 70; ++length)
        for (std::size_t at = 0; at < length; ++at)
        {
            std::string line(length, 'x');
            line[at] = ',';
            line[(at * 7 + 3) % length] = ',';
            std::vector<std::string> expected(1);
            for (char const letter : line)
                if (letter == ',')
                    expected.emplace_back();
                else
                    expected.back() += letter;
            CAPTURE(line);
            auto const found = split(line, ',');
            REQUIRE(std::vector<std::string>(found.begin(), found.end()) == expected);
        }
}

TEST_CASE("strip removes blanks at both ends only", "[core]")
{
    CHECK(strip(" \ta b\r\n") == "a b");
    CHECK(strip(" \t").empty());
}

TEST_CASE("a number is the whole text or nothing", "[core]")
{
    CHECK(parse_number<std::uint64_t>("42") == 42);
    CHECK(parse_number<double>("1e-3") == 0.001);
    for (char const * wrong : {"", "4 2", " 42", "42x", "-1", "99999999999999999999"})
        CHECK_FALSE(parse_number<std::uint64_t>(wrong).has_value());
}

TEST_CASE("numbers are written without trailing zeros", "[core]")
{
    CHECK(format_compact(12, 4) == "12");
    CHECK(format_compact(12.5, 4) == "12.5");
    CHECK(format_compact(1.0 / 3, 4) == "0.3333");
    CHECK(format_compact(100, 0) == "100");
    CHECK(format_compact(-0.00001, 4) == "0");
    CHECK(format_fixed(2, 3) == "2.000");
}

TEST_CASE("natural order compares runs of digits as numbers", "[core]")
{
    std::vector<std::string> names{"S10", "S2", "S1", "s1", "S02", "S", "S2b", "S2a10", "S2a9", ""};
    std::ranges::sort(names, natural_less);
    CHECK(names == std::vector<std::string>{"", "S", "S1", "S02", "S2", "S2a9", "S2a10", "S2b", "S10", "s1"});
    CHECK_FALSE(natural_less("S2", "S2"));
    CHECK(natural_less("99999999999999999999998", "99999999999999999999999"));
}

TEST_CASE("the content hash is XXH3-128 in canonical form", "[core]")
{
    // The reference value of the empty input with seed 0, from the xxHash specification.
    CHECK(xxh3_hex("") == "99aa06d3014798d86001c324468d497f");
    CHECK(xxh3_hex("a") != xxh3_hex("b"));
    CHECK(xxh3_hex("polarmir").size() == 32);
}

TEST_CASE("numbers are written with significant digits, exactly, or for people", "[core]")
{
    CHECK(format_significant(0.0001234567, 3) == "0.000123");
    CHECK(format_significant(1.5e-20, 2) == "1.5e-20");
    CHECK(format_significant(0.5, 6) == "0.5");
    for (double const value : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, 0.5253})
        CHECK(parse_number<double>(format_exact(value)) == value);
    CHECK(format_exact(0.5253) == "0.5253");
    CHECK(format_thousands(0) == "0");
    CHECK(format_thousands(999.4) == "999");
    CHECK(format_thousands(41753) == "41,753");
    CHECK(format_thousands(-1234567) == "-1,234,567");
    CHECK(format_thousands(-100) == "-100");
}

TEST_CASE("parts are joined with a separator between them", "[core]")
{
    CHECK(join(std::vector<std::string>{}, ", ").empty());
    CHECK(join(std::vector<std::string>{"a"}, ", ") == "a");
    CHECK(join(std::vector<std::string>{"a", "", "b"}, ";") == "a;;b");
}
