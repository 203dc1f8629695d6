#include "fetch/part_file.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>

using namespace polarmir;
using fetch::part_file;

TEST_CASE("fetch: a part outlives its owner, with its version")
{
    test::tmp_dir const dir;
    {
        part_file part{dir / "a.fa"};
        CHECK(part.size() == 0);
        part.restart("\"v1\"");
        part.append(">a\n");
    }
    part_file part{dir / "a.fa"};
    CHECK(part.size() == 3);
    CHECK(part.version() == "\"v1\"");

    SECTION("it is finished under the final name")
    {
        part.append("ACGT\n");
        part.finish();
        CHECK(test::tree(dir.path()) == std::map<std::string, std::string>{{"a.fa", ">a\nACGT\n"}});
    }
    SECTION("it begins anew")
    {
        part.restart("\"v2\"");
        CHECK(part.size() == 0);
        part.append("x");
        CHECK(test::read_file(part.path()) == "x");
        CHECK(test::read_file(dir / "a.fa.part.version") == "\"v2\"");
    }
    SECTION("it is thrown away")
    {
        part.discard();
        CHECK(test::tree(dir.path()).empty());
    }
    SECTION("nobody else has it at the same time")
    {
        CHECK_THROWS_AS(part_file{dir / "a.fa"}, resource_error);
    }
}

TEST_CASE("fetch: an empty part leaves nothing")
{
    test::tmp_dir const dir;
    {
        part_file part{dir / "a.fa"};
        part.restart("\"v1\"");
    }
    CHECK(test::tree(dir.path()).empty());
}

TEST_CASE("fetch: a part that cannot be written says so")
{
    test::tmp_dir const dir;
    CHECK_THROWS_AS(part_file{dir / "no" / "a.fa"}, resource_error);
}
