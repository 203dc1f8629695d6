#include "fetch/next_step.hpp"
#include "support/catch.hpp"

using namespace polarmir::fetch;

namespace {

request const rest{"https://db.org/h.fa", 100, "\"v1\""};
request const all{"https://db.org/h.fa", 0, {}};

} // namespace

TEST_CASE("fetch: the rest is joined only where it belongs")
{
    CHECK(next_step_of({206, {{"content-range", "bytes 100-199/200"}, {"etag", "\"v1\""}}}, rest) ==
          next_step::append);
    CHECK(next_step_of({206, {{"content-range", "bytes 100-199/*"}}}, rest) == next_step::append);
    CHECK(next_step_of({206, {{"content-range", "bytes 100-199/200"}, {"etag", "\"v2\""}}}, rest) ==
          next_step::start_over);
    CHECK(next_step_of({206, {{"content-range", "bytes 99-199/200"}}}, rest) == next_step::start_over);
    CHECK(next_step_of({206, {{"content-range", "100-199"}}}, rest) == next_step::start_over);
    CHECK(next_step_of({206, {}}, rest) == next_step::start_over);
    CHECK(next_step_of({206, {{"content-range", "bytes 0-199/200"}}}, all) == next_step::refuse);
    CHECK(next_step_of({200, {}}, rest) == next_step::restart);
}

TEST_CASE("fetch: no rest means the file is whole, if it has that size")
{
    CHECK(next_step_of({416, {{"content-range", "bytes */100"}}}, rest) == next_step::finished);
    CHECK(next_step_of({416, {{"content-range", "bytes */100"}, {"etag", "\"v2\""}}}, rest) ==
          next_step::start_over);
    CHECK(next_step_of({416, {{"content-range", "bytes */90"}}}, rest) == next_step::start_over);
    CHECK(next_step_of({416, {}}, rest) == next_step::start_over);
    CHECK(next_step_of({416, {}}, all) == next_step::refuse);
}

TEST_CASE("fetch: what passes is told from what does not")
{
    for (int const status : {408, 425, 429, 500, 502, 503, 504, 599})
        CHECK(next_step_of({status, {}}, all) == next_step::try_again);
    for (int const status : {400, 401, 403, 407, 451, 501, 505, 204, 304, 0})
        CHECK(next_step_of({status, {}}, all) == next_step::refuse);
    for (int const status : {404, 410})
        CHECK(next_step_of({status, {}}, all) == next_step::absent);
    for (int const status : {301, 302, 303, 307, 308})
        CHECK(next_step_of({status, {}}, all) == next_step::redirect);
}

TEST_CASE("fetch: a weak tag cannot tell versions apart byte by byte")
{
    CHECK(validator_of({200, {{"etag", "\"a\""}, {"last-modified", "Mon"}}}) == "\"a\"");
    CHECK(validator_of({200, {{"etag", "W/\"a\""}, {"last-modified", "Mon"}}}) == "Mon");
    CHECK(validator_of({200, {{"etag", "W/\"a\""}}}).empty());
}

TEST_CASE("fetch: the size of the whole file")
{
    CHECK(total_bytes({200, {{"content-length", "200"}}}) == 200);
    CHECK(total_bytes({206, {{"content-length", "100"}, {"content-range", "bytes 100-199/200"}}}) == 200);
    CHECK_FALSE(total_bytes({206, {{"content-range", "bytes 100-199/*"}}}));
    CHECK_FALSE(total_bytes({200, {}}));
}

TEST_CASE("fetch: waiting grows, follows the server and has an end")
{
    CHECK(seconds_to_wait(0, std::nullopt) == 1);
    CHECK(seconds_to_wait(3, std::nullopt) == 8);
    CHECK(seconds_to_wait(40, std::nullopt) == 60);
    CHECK(seconds_to_wait(0, 7) == 7);
    CHECK(seconds_to_wait(0, 86400) == 60);
    CHECK(retry_after({429, {{"retry-after", "7"}}}) == 7);
    CHECK_FALSE(retry_after({429, {{"retry-after", "Fri, 31 Dec 1999 23:59:59 GMT"}}}));
    CHECK_FALSE(retry_after({429, {{"retry-after", "-1"}}}));
}

TEST_CASE("fetch: an encrypted way is not left")
{
    CHECK(may_lead_to("https://a/", "HTTPS://b/"));
    CHECK(may_lead_to("http://a/", "https://b/"));
    CHECK(may_lead_to("http://a/", "http://b/"));
    CHECK_FALSE(may_lead_to("https://a/", "http://b/"));
    CHECK_FALSE(may_lead_to("http://a/", "file:///etc/passwd"));
    CHECK_FALSE(may_lead_to("http://a/", "ftp://b/"));
}
