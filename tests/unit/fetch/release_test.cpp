#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/fetch/release.hpp>

#include <algorithm>
#include <string>

using namespace polarmir;

namespace {

std::string const header{"release\tversion\trole\tfile\turl\tbytes\tsha256\tspecies\tabsence\tterms\n"};
std::string const hairpins{"db\t1\thairpin\th.fa\thttps://db.org/h.fa\t12\t" + std::string(64, 'a') +
                           "\tany\trefused\tfree\n"};
std::string const matures{"db\t1\tmature\tm.fa\thttps://db.org/m.fa\tunknown\tunknown\tany\trefused\tfree\n"};

} // namespace

TEST_CASE("fetch: a manifest tells what is known, and what is not")
{
    auto const read = fetch::parse_releases(header + hairpins + matures, "m.tsv");
    REQUIRE(read.size() == 1);
    CHECK(read.front().full_name() == "db@1");
    CHECK(read.front().terms == "free");
    CHECK(read.front().files.front().bytes == 12);
    CHECK(read.front().files.front().sha256 == std::string(64, 'a'));
    CHECK_FALSE(read.front().files.back().bytes);
    CHECK_FALSE(read.front().files.back().sha256);
}

TEST_CASE("fetch: a malformed manifest is refused with its line")
{
    auto const bad = GENERATE(as<std::string>{},
                              "db\t1\tgenome\tm.fa\thttps://db.org/m.fa\t1\tunknown\tany\trefused\tfree\n",
                              "db\t1\tmature\t../m.fa\thttps://db.org/m.fa\t1\tunknown\tany\trefused\tfree\n",
                              "db\t1\tmature\t.m\thttps://db.org/m.fa\t1\tunknown\tany\trefused\tfree\n",
                              "db\t1\tmature\tm.fa\tfile:///m.fa\t1\tunknown\tany\trefused\tfree\n",
                              "db\t1\tmature\tm.fa\thttps://db.org/m.fa\t-1\tunknown\tany\trefused\tfree\n",
                              "db\t1\tmature\tm.fa\thttps://db.org/m.fa\t1\tABC\tany\trefused\tfree\n",
                              "db\t1\tmature\tm.fa\thttps://db.org/m.fa\t1\tunknown\ttwo\trefused\tfree\n",
                              "db\t1\tmature\tm.fa\thttps://db.org/m.fa\t1\tunknown\tany\tmaybe\tfree\n");
    CAPTURE(bad);
    try
    {
        (void)fetch::parse_releases(header + hairpins + bad, "m.tsv");
        FAIL("taken");
    }
    catch (parse_error const & failure)
    {
        CHECK(std::string{failure.what()}.starts_with("m.tsv:3: "));
    }
    CHECK_THROWS_AS(fetch::parse_releases(header + hairpins, "m.tsv"), input_error);
}

TEST_CASE("fetch: the embedded releases are complete, over https and found by name")
{
    CHECK(fetch::find_release("mirbase").full_name() == "mirbase@22.1");
    CHECK(fetch::find_release("mirgenedb@current").name == "mirgenedb");
    CHECK_THROWS_AS(fetch::find_release("mirbase@21"), usage_error);
    CHECK_THROWS_AS(fetch::find_release(""), usage_error);
    for (fetch::release const & one : fetch::releases())
        for (fetch::published_file const & file : one.files)
        {
            CHECK(file.url.starts_with("https://"));
            CHECK_FALSE(one.terms.empty());
        }
}

TEST_CASE("fetch: the species goes into names and addresses")
{
    auto const mouse = fetch::files_of(fetch::find_release("mirbase"), "mmu");
    REQUIRE(mouse.size() == 3);
    CHECK(mouse[2].name == "mmu.gff3");
    CHECK(mouse[2].url.ends_with("/mmu.gff3"));
    CHECK(fetch::files_of(fetch::find_release("mirbase"), "all").size() == 2);
    auto const all = fetch::files_of(fetch::find_release("mirgenedb"), "all");
    CHECK(all.front().name == "ALL-pre.fas");
    CHECK(all.front().url == "https://mirgenedb.org/fasta/ALL?pre=1");
    for (char const * const bad : {"", "HSA", "h/s", "..", "hsa?x", "abcdefghijklmnopq"})
        CHECK_THROWS_AS(fetch::files_of(fetch::find_release("mirbase"), bad), usage_error);
}
