#include "support/catch.hpp"

#include <polarmir/core/error.hpp>

#include <cerrno>
#include <string>

using namespace polarmir;

TEST_CASE("a parse error names file and line", "[core]")
{
    CHECK(std::string{parse_error{{"a.fq", 7}, "no '+'"}.what()} == "a.fq:7: no '+'");
    CHECK(std::string{parse_error{{"a.fq", 0}, "empty"}.what()} == "a.fq: empty");
}

TEST_CASE("a resource error says what the system said", "[core]")
{
    CHECK(std::string{resource_error::from_errno("out/x", "cannot write", ENOSPC).what()} ==
          "out/x: cannot write: No space left on device");
}
