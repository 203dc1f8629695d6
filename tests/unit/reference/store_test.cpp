#include "support.hpp"
#include "support/catch.hpp"

#include <polarmir/reference/embedded.hpp>
#include <polarmir/reference/store.hpp>
#include <polarmir/reference/table.hpp>

#include <fstream>
#include <sstream>

using namespace polarmir;
using namespace polarmir::reference;
using test::contains;
using test::message_of;
using test::small_reference;

namespace {

origin const from{"xyz", {{"hairpin.fa", "0123"}, {"mature.fa.gz", "4567"}}};

std::string slurp(std::filesystem::path const & path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string load_failure(std::filesystem::path const & path)
{
    return message_of<input_error>([&] { (void)load(path); });
}

std::string refusal(std::filesystem::path const & path)
{
    return message_of<usage_error>([&] { save(small_reference(), from, path); });
}

} // namespace

TEST_CASE("a reference is loaded as it was saved")
{
    test::tmp_dir const directory;
    save(small_reference(), from, directory / "ref");
    mirna_reference const back = load(directory / "ref");
    CHECK(back.hash() == small_reference().hash());
    CHECK(back.label() == "small");
    CHECK(slurp(directory / "ref/hairpins.tsv") == to_table(small_reference()));
}

TEST_CASE("saved files are the same on every save and hold no path")
{
    test::tmp_dir const directory;
    save(small_reference(), from, directory / "a");
    save(small_reference(), from, directory / "b");
    save(small_reference(), from, directory / "b");
    CHECK(slurp(directory / "a/reference.json") == slurp(directory / "b/reference.json"));
    CHECK(slurp(directory / "a/hairpins.tsv") == slurp(directory / "b/hairpins.tsv"));
    CHECK_FALSE(contains(slurp(directory / "a/reference.json"), directory.path().string()));
    for (char const * const origin : {"xyz", "hairpin.fa", "0123", "mature.fa.gz", "4567"})
        CHECK(contains(slurp(directory / "a/reference.json"), origin));
}

TEST_CASE("human and the empty name are the embedded panel")
{
    CHECK(load("human").hash() == human_panel().hash());
    CHECK(load("").label() == human_panel().label());
}

TEST_CASE("a changed or incomplete reference is not loaded")
{
    test::tmp_dir const directory;
    std::filesystem::path const path = directory / "ref";
    save(small_reference(), from, path);

    SECTION("another hairpin table")
    {
        std::string text = slurp(path / "hairpins.tsv");
        text.replace(text.find("xyz-mir-2"), 9, "xyz-mir-7");
        io::write_file(path / "hairpins.tsv", text);
        CHECK(contains(load_failure(path), "hairpins.tsv: was changed after it was written"));
        CHECK(contains(load_failure(path), "reference build"));
    }
    SECTION("no hairpin table")
    {
        std::filesystem::remove(path / "hairpins.tsv");
        CHECK(contains(load_failure(path), "hairpins.tsv"));
    }
    SECTION("no description")
    {
        std::filesystem::remove(path / "reference.json");
        CHECK(contains(load_failure(path), "reference.json"));
    }
    SECTION("description cut short")
    {
        io::write_file(path / "reference.json", slurp(path / "reference.json").substr(0, 40));
        CHECK(contains(load_failure(path), "reference.json: not usable as a reference"));
    }
    SECTION("foreign description")
    {
        io::write_file(path / "reference.json", R"({"format": "other"})");
        CHECK(contains(load_failure(path), "it is not written by polarmir"));
    }
    SECTION("later format")
    {
        io::write_file(path / "reference.json", R"({"format": "polarmir reference", "format_version": 99})");
        CHECK(contains(load_failure(path), "format version 99"));
    }
}

TEST_CASE("a reference that does not exist is named")
{
    CHECK(load_failure("no-such-reference").starts_with("there is no reference 'no-such-reference'"));
}

TEST_CASE("a directory with anything else is not written to")
{
    test::tmp_dir const directory;
    std::filesystem::path const path = directory / "ref";

    SECTION("a foreign file")
    {
        test::write(directory, "ref/notes.txt", "mine");
        CHECK(contains(refusal(path), "holds notes.txt"));
        CHECK_FALSE(std::filesystem::exists(path / "reference.json"));
    }
    SECTION("a table of the same name")
    {
        test::write(directory, "ref/hairpins.tsv", "mine");
        CHECK(contains(refusal(path), "holds a hairpins.tsv without reference.json"));
        CHECK(slurp(path / "hairpins.tsv") == "mine");
    }
    SECTION("a foreign description")
    {
        test::write(directory, "ref/reference.json", "{}");
        CHECK(contains(refusal(path), "its reference.json is not written by polarmir"));
    }
    SECTION("a file")
    {
        test::write(directory, "ref", "mine");
        CHECK(contains(refusal(path), "is no directory"));
    }
}

TEST_CASE("an empty directory and an interrupted save are written to")
{
    test::tmp_dir const directory;
    std::filesystem::create_directory(directory / "ref");
    test::write(directory, "ref/hairpins.tsv.tmp.12.1", "left behind");
    save(small_reference(), from, directory / "ref");
    std::filesystem::remove(directory / "ref/hairpins.tsv");
    save(small_reference(), from, directory / "ref");
    CHECK(load(directory / "ref").hash() == small_reference().hash());
}
