#include "support/catch.hpp"

#include <polarmir/core/utc_time.hpp>

using namespace polarmir;

TEST_CASE("times are told in UTC, as ISO 8601")
{
    using std::chrono::seconds;
    CHECK(utc_text(std::chrono::sys_seconds{}) == "1970-01-01T00:00:00Z");
    CHECK(utc_text(std::chrono::sys_seconds{seconds{1'709'251'199}}) == "2024-02-29T23:59:59Z");
    CHECK(utc_text(std::chrono::sys_seconds{seconds{253'402'300'799}}) == "9999-12-31T23:59:59Z");
}
