#include "fetch/download.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>

#include <vector>

using namespace polarmir;
using namespace polarmir::fetch;

namespace {

/// One answer of the double.
struct scripted
{
    answer head;
    std::string body;
    outcome end;
};

class scripted_transport final : public transport
{
  public:
    explicit scripted_transport(std::vector<scripted> answers) : answers_{std::move(answers)} {}

    [[nodiscard]] outcome get(request const & wanted, receiver & to) override
    {
        sent.push_back(wanted);
        scripted const & now = answers_.at(sent.size() - 1);
        if (now.head.status != 0 && to.begin(now.head))
            to.take(now.body);
        return now.end;
    }

    std::vector<request> sent;

  private:
    std::vector<scripted> answers_;
};

struct bench
{
    test::tmp_dir dir;
    part_file part{dir / "h.fa"};
    std::vector<unsigned> waits;
    std::vector<std::string> log;

    download_end run(transport & by, std::optional<std::uint64_t> bytes = std::nullopt)
    {
        target const wanted{"https://db.org/h.fa", bytes};
        return download(wanted,
                        part,
                        by,
                        {2, [this](unsigned seconds) { waits.push_back(seconds); }},
                        [this](log_level, std::string const & text) { log.push_back(text); });
    }

    [[nodiscard]] std::string content() const { return test::read_file(part.path()); }
};

using header_map = std::map<std::string, std::string>;

scripted an_answer(int status, header_map headers, std::string body = {}, outcome end = {})
{
    return {{status, std::move(headers)}, std::move(body), std::move(end)};
}

/// No answer at all.
scripted nothing(ending how)
{
    return {{}, {}, {how, "no route", {}}};
}

scripted redirect(std::string const & to)
{
    return {{302, {}}, {}, {ending::complete, {}, to}};
}

outcome const cut{ending::broken, "cut", {}};

} // namespace

TEST_CASE("fetch: no request goes on from an unencrypted address after an encrypted one")
{
    bench with;
    SECTION("at once")
    {
        scripted_transport by{{redirect("http://db.org/h.fa")}};
        CHECK_THROWS_AS(with.run(by), input_error);
    }
    SECTION("later")
    {
        scripted_transport by{{redirect("https://www.db.org/h.fa"), redirect("http://db.org/h.fa")}};
        CHECK_THROWS_AS(with.run(by), input_error);
        CHECK(by.sent[1].url == "https://www.db.org/h.fa");
    }
    SECTION("without an address")
    {
        scripted_transport by{{redirect("")}};
        CHECK_THROWS_AS(with.run(by), input_error);
    }
}

TEST_CASE("fetch: less than announced is cut off, whoever says it")
{
    bench with;
    scripted_transport by{{an_answer(200, {{"etag", "\"a\""}}, "12345"),
                           an_answer(206, {{"content-range", "bytes 5-9/10"}, {"etag", "\"a\""}}, "67890")}};
    SECTION("the manifest")
    {
        CHECK(with.run(by, 10) == download_end::whole);
        CHECK(with.content() == "1234567890");
        CHECK(by.sent[1].offset == 5);
        CHECK(by.sent[1].validator == "\"a\"");
        CHECK(with.waits == std::vector<unsigned>{1});
    }
    SECTION("nobody")
    {
        CHECK(with.run(by) == download_end::whole);
        CHECK(with.content() == "12345");
        REQUIRE(with.log.size() == 1);
        CHECK(with.log.front().find("does not tell the size") != std::string::npos);
    }
}

TEST_CASE("fetch: more than the file may have is refused and does not stay")
{
    bench with;
    scripted_transport by{{an_answer(200, {}, "12345")}};
    CHECK_THROWS_AS(with.run(by, 4), input_error);
    CHECK_FALSE(std::filesystem::exists(with.part.path()));
}

TEST_CASE("fetch: attempts are counted over all kinds of failures")
{
    bench with;
    scripted_transport by{{nothing(ending::broken),
                           an_answer(429, {{"retry-after", "9"}}),
                           an_answer(200, {{"etag", "\"a\""}, {"content-length", "9"}}, "123", cut)}};
    CHECK_THROWS_AS(with.run(by), resource_error);
    CHECK(with.waits == std::vector<unsigned>{1, 9});
    CHECK(with.content() == "123");
}

TEST_CASE("fetch: what is hopeless is not tried again")
{
    bench with;
    scripted_transport by{{nothing(ending::impossible)}};
    CHECK_THROWS_AS(with.run(by), resource_error);
    CHECK(with.waits.empty());
}

TEST_CASE("fetch: a server that never tells a version begins anew each time")
{
    bench with;
    scripted_transport by{{an_answer(200, {{"content-length", "9"}}, "123", cut),
                           an_answer(200, {{"content-length", "3"}}, "abc")}};
    CHECK(with.run(by) == download_end::whole);
    CHECK(by.sent[1].offset == 0);
    CHECK(with.content() == "abc");
}

TEST_CASE("fetch: a server that always answers with another version ends")
{
    bench with;
    std::vector<scripted> answers{an_answer(200, {{"etag", "\"a\""}, {"content-length", "9"}}, "123", cut)};
    answers.push_back(an_answer(206, {{"content-range", "bytes 3-8/9"}, {"etag", "\"b\""}}, "456"));
    answers.push_back(an_answer(206, {{"content-range", "bytes 0-8/9"}}, "123456789"));
    scripted_transport by{answers};
    CHECK_THROWS_AS(with.run(by), input_error);
    CHECK(by.sent.size() == 3);
}
