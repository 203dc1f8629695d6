#include "support/catch.hpp"

#include <polarmir/core/phrase.hpp>

#include <string>
#include <vector>

using namespace polarmir;

TEST_CASE("the plural of a thing takes an s")
{
    CHECK(count_of(0, "read") == "0 reads");
    CHECK(count_of(1, "read") == "1 read");
    CHECK(count_of(2, "read") == "2 reads");
}

TEST_CASE("ten names of a long list are told")
{
    std::vector<std::string> names;
    CHECK(some_of(names).empty());
    for (char name = 'a'; name <= 'j'; ++name)
        names.emplace_back(1, name);
    CHECK(some_of(names) == "a, b, c, d, e, f, g, h, i, j");
    names.emplace_back("k");
    CHECK(some_of(names) == "a, b, c, d, e, f, g, h, i, j and 1 more");
}

TEST_CASE("what a library says is told without its code", "[core]")
{
    CHECK(polarmir::without_code("[json.exception.parse_error.101] parse error at line 3") ==
          "parse error at line 3");
    CHECK(polarmir::without_code("[odd") == "[odd");
    CHECK(polarmir::without_code("a [b] c") == "a [b] c");
}
