#include "cohort_text.hpp"
#include "reads/md5_list.hpp"
#include "support/catch.hpp"

#include <polarmir/reads/checksum.hpp>

#include <algorithm>
#include <chrono>

using namespace polarmir::reads;
using lines = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

// RFC 1321, appendix A.5.
std::string const md5_of_nothing{"d41d8cd98f00b204e9800998ecf8427e"};
std::string const md5_of_abc{"900150983cd24fb0d6963f7d28e17f72"};

lines parsed(std::string const & text)
{
    lines found;
    for (md5_entry const & entry : parse_md5_list(text))
        found.push_back(entry.hash.substr(0, 4) + ' ' + entry.name);
    return found;
}

/// `agrees`, `differs` or `no sum` for each file of a folder.
lines checked(polarmir::test::reads_folder const & folder, lines const & names, std::size_t threads = 2)
{
    std::vector<fs::path> files;
    for (std::string const & name : names)
        files.push_back(folder.root() / name);
    lines found;
    for (checksum_result const & one : check_md5(files, threads))
        found.push_back(one.status == checksum_status::agrees    ? "agrees"
                        : one.status == checksum_status::differs ? "differs"
                                                                 : "no sum");
    return found;
}

} // namespace

TEST_CASE("the lines of lists of sums are understood as programs write them", "[reads]")
{
    std::string const hash = md5_of_abc;
    CHECK(parsed(hash + "  x.fastq.gz\n" + hash + " *x y.fastq\n") ==
          lines{"9001 x.fastq.gz", "9001 x y.fastq"});
    CHECK(parsed("MD5 (a (b) = c.fastq) = " + hash) == lines{"9001 a (b) = c.fastq"});
    CHECK(parsed("900150983CD24FB0D6963F7D28E17F72\tsub/x\r\n") == lines{"9001 sub/x"});
    CHECK(parsed(hash) == lines{"9001 "});
    CHECK(parsed("\\" + hash + "  a\\nb\\\\c") == lines{"9001 a\nb\\c"});
    CHECK(parsed(hash + "  a\\b") == lines{"9001 a\\b"});
    for (std::string const & none : {std::string{},
                                     std::string{"# sums"},
                                     hash + 'f',
                                     hash.substr(1) + "  x",
                                     'g' + hash.substr(1) + "  x",
                                     "MD5 (x) = " + hash.substr(1),
                                     hash + "x"})
    {
        CAPTURE(none);
        CHECK(parsed(none).empty());
    }
}

TEST_CASE("ten thousand files are checked against one list in seconds", "[reads]")
{
    polarmir::test::reads_folder folder;
    std::string list;
    lines names;
    constexpr int number{10'000};
    for (int i = 0; i < number; ++i)
    {
        names.push_back("x" + std::to_string(i) + ".fastq");
        folder.add_text(names.back(), "abc");
        list += (i == number / 2 ? md5_of_nothing : md5_of_abc) + "  ./" + names.back() + '\n';
    }
    folder.add_text("md5sum.txt", list);
    auto const start = std::chrono::steady_clock::now();
    lines const found = checked(folder, names);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{20});
    CHECK(std::ranges::count(found, "agrees") == number - 1);
    CHECK(found[number / 2] == "differs");
}

TEST_CASE("files are compared with the sums beside them", "[reads]")
{
    polarmir::test::reads_folder folder;
    folder.add_text("a/x.fastq", "abc").add_text("a/empty.fastq", "").add_text("b/x.fastq", "abd");
    lines const all{"a/x.fastq", "a/empty.fastq", "b/x.fastq"};
    SECTION("none")
    {
        CHECK(checked(folder, all) == lines{"no sum", "no sum", "no sum"});
        CHECK(checked(folder, {}).empty());
    }
    SECTION("in their folder")
    {
        folder.add_text("a/MD5SUM.txt", md5_of_abc + "  x.fastq\n" + md5_of_nothing + "  empty.fastq\n");
        CHECK(checked(folder, all) == lines{"agrees", "agrees", "no sum"});
        CHECK(checked(folder, {"b/x.fastq", "a/x.fastq"}, 1) == lines{"no sum", "agrees"});
    }
    SECTION("in a file of their name, which may be about a renamed file")
    {
        folder.add_text("a/x.fastq.md5", md5_of_abc + "\n")
            .add_text("b/x.fastq.md5", md5_of_abc + "  /old/place/y.fastq\n")
            .add_text("a/empty.fastq.MD5", md5_of_nothing);
        CHECK(checked(folder, all) == lines{"agrees", "agrees", "differs"});
    }
    SECTION("in the folder above, with paths")
    {
        folder.add_text("md5.txt", md5_of_abc + "  a/x.fastq\n" + md5_of_nothing + "  ./b/x.fastq\n");
        CHECK(checked(folder, all) == lines{"agrees", "no sum", "differs"});
    }
    SECTION("in the folder above, with paths of another machine")
    {
        folder.add_text(
            "all.md5", md5_of_abc + "  /data/run7/a/x.fastq\n" + md5_of_nothing + "  /data/run7/b/x.fastq\n");
        CHECK(checked(folder, all) == lines{"agrees", "no sum", "differs"});
    }
    SECTION("the nearest counts")
    {
        folder.add_text("md5.txt", md5_of_nothing + "  a/x.fastq\n")
            .add_text("a/md5.txt", md5_of_abc + "  x.fastq\n");
        CHECK(checked(folder, {"a/x.fastq"}) == lines{"agrees"});
    }
    SECTION("sums that contradict each other")
    {
        folder.add_text("a/1.md5", md5_of_nothing + "  x.fastq\n")
            .add_text("a/2.md5", md5_of_abc + "  x.fastq\n");
        CHECK(checked(folder, {"a/x.fastq"}) == lines{"differs"});
    }
    SECTION("beside the file that a link leads to")
    {
        folder.add_text("a/md5.txt", md5_of_abc + "  x.fastq\n");
        fs::create_directory(folder.root() / "links");
        fs::create_symlink("../a/x.fastq", folder.root() / "links/T.fastq");
        CHECK(checked(folder, {"links/T.fastq"}) == lines{"agrees"});
    }
    SECTION("a sum for a file that is gone")
    {
        folder.add_text("a/md5.txt", md5_of_abc + "  gone.fastq\n");
        CHECK(checked(folder, {"a/gone.fastq"}) == lines{"differs"});
    }
}
