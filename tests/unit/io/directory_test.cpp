#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/directory.hpp>
#include <polarmir/io/file_lock.hpp>

using namespace polarmir;
using namespace polarmir::test;
namespace fs = std::filesystem;

TEST_CASE("temporaries of a file are told from files that only look like them")
{
    CHECK(io::is_temporary_of("a.tsv.tmp.12", "a.tsv"));
    CHECK(io::is_temporary_of("a.tsv.tmp.12.0", "a.tsv"));
    for (char const * const other : {"a.tsv",
                                     "a.tsv.tmp",
                                     "a.tsv.tmp.",
                                     "a.tsv.tmp.x",
                                     "a.tsv.tmp.12.",
                                     "a.tsv.tmp.12.x",
                                     "a.tsv.tmp.b.tmp.12",
                                     "b.tsv.tmp.12"})
    {
        CAPTURE(other);
        CHECK_FALSE(io::is_temporary_of(other, "a.tsv"));
    }
    CHECK(io::is_temporary(".S.tmp.b.tmp.12"));
    CHECK_FALSE(io::is_temporary(".S.tmp.b"));
}

TEST_CASE("a folder takes the place of another as a whole")
{
    tmp_dir const dir;
    io::write_file(dir / "final/old", "old");
    for (char const * const name : {"final", "fresh"})
    {
        fs::path const made = io::create_temporary_directory(dir / ".x");
        io::write_file(made / "new", "new");
        io::replace_directory(made, dir / name);
        CHECK(tree(dir / name).size() == 1);
        CHECK(read_file(dir / name / "new") == "new");
        CHECK_FALSE(fs::exists(made));
    }
}

TEST_CASE("a folder of another file system is copied into place")
{
    fs::path const memory{"/dev/shm"};
    tmp_dir const dir;
    if (!fs::is_directory(memory))
        return;
    io::temporary_directory const scratch{memory / "polarmir-test"};
    fs::path const made = io::create_temporary_directory(scratch.path() / "x");
    io::write_file(made / "new", "new");
    io::write_file(dir / "final/old", "old");
    io::replace_directory(made, dir / "final");
    CHECK(tree(dir.path()).size() == 1);
    CHECK(read_file(dir / "final/new") == "new");
    CHECK(fs::is_empty(scratch.path()));
}

TEST_CASE("a file is removed if it is there; what cannot be removed is named")
{
    tmp_dir const dir;
    io::write_file(dir / "old.tsv", "old");
    CHECK(io::remove_file(dir / "old.tsv"));
    CHECK_FALSE(fs::exists(dir / "old.tsv"));
    CHECK_FALSE(io::remove_file(dir / "old.tsv"));
    CHECK_FALSE(io::remove_file(dir / "none/old.tsv"));
    io::write_file(dir / "full/old.tsv", "old");
    std::string const path = (dir / "full").string();
    CHECK_THROWS_AS(io::remove_file(path), resource_error);
    CHECK_THROWS_WITH(io::remove_file(path), path + ": cannot remove: Directory not empty");
}

TEST_CASE("a temporary folder gets a name that is free")
{
    tmp_dir const dir;
    io::temporary_directory const one{dir / "x"};
    io::temporary_directory const two{dir / "x"};
    CHECK(one.path() != two.path());
    CHECK(io::is_temporary_of(two.path().filename().string(), "x"));
}

TEST_CASE("locks keep others away as their kinds say")
{
    using namespace std::chrono_literals;
    tmp_dir const dir;
    fs::path const file = dir / ".lock";
    {
        io::file_lock const one{file, io::lock_kind::shared, "the first", 0ms};
        REQUIRE(one.is_held());
        {
            io::file_lock const two{file, io::lock_kind::shared, "the second", 0ms};
            CHECK_THROWS_AS(io::file_lock(file, io::lock_kind::exclusive, "third", 0ms), resource_error);
        }
        CHECK(fs::exists(file)); // the first still needs it
        CHECK_THROWS_AS(io::file_lock(file, io::lock_kind::exclusive, "third", 0ms), resource_error);
    }
    CHECK_FALSE(fs::exists(file));
    io::file_lock const alone{file, io::lock_kind::exclusive, "the only one", 0ms};
    try
    {
        io::file_lock const refused{file, io::lock_kind::shared, "late", 120ms};
        FAIL("two at once");
    }
    catch (resource_error const & failure)
    {
        CHECK(std::string{failure.what()}.find("in use by the only one;") != std::string::npos);
    }
}

TEST_CASE("a lock file that nobody holds is taken over")
{
    tmp_dir const dir;
    io::write_file(dir / ".lock", "a program that crashed\n");
    io::file_lock const lock{dir / ".lock", io::lock_kind::exclusive, "me", std::chrono::milliseconds{0}};
    CHECK(lock.is_held());
    CHECK(read_file(dir / ".lock") == "me\n");
}
