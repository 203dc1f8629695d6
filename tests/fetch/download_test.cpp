#include "published.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/store.hpp>

using namespace polarmir;
using test::occurrences;
using test::published;

namespace {

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("fetch: the result is a reference, with the files it was made of and their checksums")
{
    published const site;
    auto const done = site.fetch("good");
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(site.is_whole());
    auto const made = reference::load(site.out());
    CHECK(made.hairpins().size() == reference::human_panel().hairpins().size());
    CHECK(made.matures().size() == reference::human_panel().matures().size());
    CHECK(contains(test::read_file(site.source("manifest.tsv")),
                   "mirbase@22.1\thairpin.fa\t" + site.server().address() + "/good/hairpin.fa\t"));
    CHECK(contains(done.err, "no published checksum is known"));

    SECTION("a second call asks for nothing")
    {
        std::string const before = site.server().log();
        CHECK(site.fetch("nothing").code == 0);
        CHECK(site.server().log() == before);
    }
    SECTION("a file that was changed is noticed")
    {
        io::write_file(site.source("mature.fa"), ">hsa-miR-1-3p MIMAT01\nACGT\n");
        auto const again = site.fetch("good");
        CHECK(again.code == 3);
        CHECK(contains(again.err, "wrong checksum: expected sha256 "));
        CHECK(contains(again.err, "remove it to get it anew"));
    }
    SECTION("a file got anew has to be the one seen first")
    {
        std::filesystem::remove(site.source("mature.fa"));
        auto const again = site.fetch("other");
        CAPTURE(again.err);
        CHECK(again.code == 3);
        CHECK(contains(again.err, "/other/mature.fa: wrong checksum: expected sha256 "));
        CHECK_FALSE(std::filesystem::exists(site.source("mature.fa")));
        CHECK_FALSE(std::filesystem::exists(site.source("mature.fa.part")));
        CHECK(site.fetch("good").code == 0);
        CHECK(site.is_whole());
    }
}

TEST_CASE("fetch: a download that breaks off is taken up where it ended")
{
    published const site;
    SECTION("by the same call")
    {
        auto const done = site.fetch("cut_once");
        CAPTURE(done.err);
        CHECK(done.code == 0);
        CHECK(contains(done.err, "broke off after 1000 of "));
        CHECK(occurrences(site.server().log(), "\tbytes=1000-\t\"v1\"\t206\n") == 3);
    }
    SECTION("by the next call")
    {
        auto const broken = site.fetch("cut_always", {"--retries", "0"});
        CHECK(broken.code == 4);
        CHECK(contains(broken.err, "broke off after 1000 of "));
        CHECK(contains(broken.err, "what came is kept, the next call goes on"));
        CHECK(std::filesystem::file_size(site.source("hairpin.fa.part")) == 1000);
        CHECK_FALSE(std::filesystem::exists(site.out() / "reference.json"));
        auto const done = site.fetch("good");
        CAPTURE(done.err);
        CHECK(done.code == 0);
        CHECK(contains(site.server().log(), "/good/hairpin.fa\tbytes=1000-\t\"v1\"\t206\n"));
    }
    SECTION("by its date")
    {
        CHECK(site.fetch("dated").code == 0);
        CHECK(contains(site.server().log(), "bytes=1000-\tMon, 22 Oct 2018 10:00:00 GMT\t206\n"));
    }
    CHECK(site.is_whole());
}

TEST_CASE("fetch: what is on the disk is never joined to another version of the file")
{
    published const site;
    std::string const manner = GENERATE("cut_then_no_range", "changed", "changed_unnoticed", "without_tag");
    CAPTURE(manner);
    auto const done = site.fetch(manner);
    CAPTURE(done.err, site.server().log());
    CHECK(done.code == 0);
    CHECK(site.is_whole());
}

TEST_CASE("fetch: all bytes are there already, only the end was missed")
{
    published const site;
    std::filesystem::create_directories(site.out() / "source");
    std::filesystem::copy_file(site.files() / "hairpin.fa", site.source("hairpin.fa.part"));
    io::write_file(site.source("hairpin.fa.part.version"), "\"v1\"");
    CHECK(site.fetch("good").code == 0);
    CHECK(contains(site.server().log(), "/good/hairpin.fa\tbytes="));
    CHECK(contains(site.server().log(), "\t416\n"));
    CHECK(site.is_whole());
}

TEST_CASE("fetch: failures that pass are waited for")
{
    published const site;
    SECTION("busy")
    {
        CHECK(site.fetch("busy_once").code == 0);
        CHECK(occurrences(site.server().log(), "\t503\n") == 3);
    }
    SECTION("too many requests")
    {
        auto const done = site.fetch("too_many_once");
        CHECK(done.code == 0);
        CHECK(contains(done.err, "HTTP status 429; trying again in 2 s"));
    }
    SECTION("connection closed without an answer")
    {
        CHECK(site.fetch("reset_once").code == 0);
    }
    SECTION("no data any more")
    {
        auto const done = site.fetch("stalled_once", {"--timeout", "1"});
        CAPTURE(done.err);
        CHECK(done.code == 0);
        CHECK(contains(done.err, "broke off after 1000 of "));
    }
    CHECK(site.is_whole());
}

TEST_CASE("fetch: a server that stays broken ends the command")
{
    published const site;
    auto const done = site.fetch("broken", {"--retries", "1"});
    CHECK(done.code == 4);
    CHECK(contains(done.err, "HTTP status 500; nothing came"));
    CHECK(contains(done.err, "--from"));
    CHECK(occurrences(site.server().log(), "\t500\n") == 2);
}

TEST_CASE("fetch: without size from the server, that is said")
{
    published const site;
    auto const done = site.fetch("without_length");
    CHECK(done.code == 0);
    CHECK(contains(done.err, "does not tell the size"));
    CHECK(site.is_whole());
}

TEST_CASE("fetch: a web page in the place of the file is recognised")
{
    published const site;
    auto const done = site.fetch("page");
    CAPTURE(done.err);
    CHECK(done.code == 3);
    CHECK(contains(done.err, "/page/hairpin.fa: is a web page (maintenance, log-in?), not FASTA"));
    CHECK(std::filesystem::is_empty(site.out() / "source"));
}

TEST_CASE("fetch: what the server does not have or give")
{
    published const site;
    SECTION("a GFF3 file may be absent")
    {
        auto const done = site.fetch("no_gff3");
        CAPTURE(done.err);
        CHECK(done.code == 0);
        CHECK(contains(done.err, "warning: "));
        CHECK(contains(done.err, "hsa.gff3: is not there; going on without"));
        CHECK(site.is_whole(false));
    }
    SECTION("others may not")
    {
        auto const done = site.fetch("nothing");
        CHECK(done.code == 3);
        CHECK(contains(done.err, "/nothing/hairpin.fa: the server has no such file"));
    }
    SECTION("forbidden")
    {
        auto const done = site.fetch("forbidden");
        CHECK(done.code == 3);
        CHECK(contains(done.err, "the server refuses: HTTP status 403"));
        CHECK(occurrences(site.server().log(), "\t403\n") == 1);
    }
}

TEST_CASE("fetch: redirects")
{
    published const site;
    SECTION("are followed")
    {
        CHECK(site.fetch("moved").code == 0);
        CHECK(site.is_whole());
    }
    SECTION("not for ever")
    {
        auto const done = site.fetch("loop");
        CHECK(done.code == 3);
        CHECK(contains(done.err, "is redirected more than 5 times"));
        CHECK(occurrences(site.server().log(), "\t302\n") == 6);
    }
    SECTION("not to files")
    {
        auto const done = site.fetch("to_file");
        CAPTURE(done.err);
        CHECK(done.code == 3);
        CHECK(contains(done.err, "is not followed"));
    }
}

TEST_CASE("fetch: through a proxy, and past it")
{
    published const site;
    ::setenv("http_proxy", site.server().address().c_str(), 1);
    std::string const publisher{"http://publisher.invalid/good"};
    SECTION("through")
    {
        auto const done = site.fetch(publisher);
        CAPTURE(done.err);
        CHECK(done.code == 0);
        CHECK(contains(site.server().log(), "http://publisher.invalid/good/hairpin.fa\t-\t-\t200\n"));
        CHECK(site.is_whole());
    }
    SECTION("past")
    {
        ::setenv("no_proxy", "publisher.invalid", 1);
        auto const done = site.fetch(publisher, {"--retries", "0"});
        CHECK(done.code == 4);
        CHECK(contains(done.err, "publisher.invalid"));
        CHECK(site.server().log().empty());
    }
    ::unsetenv("http_proxy");
    ::unsetenv("no_proxy");
}
