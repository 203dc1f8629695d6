#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/programs.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/provenance/checksums.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

constexpr char const * of_abc{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};

std::vector<std::string> const odd_paths{
    "a b.tsv", "back\\slash", "carriage\rreturn", "line\nend", "plain", "\xc3\xa9", "\\n"};

std::vector<provenance::result_file> files_with(std::vector<std::string> const & paths)
{
    std::vector<provenance::result_file> files;
    for (std::string const & path : paths)
        files.push_back({path, {of_abc, 3}});
    return files;
}

} // namespace

TEST_CASE("a line is digest, two blanks, path", "[provenance]")
{
    CHECK(provenance::to_checksum_lines(files_with({"counts/a.tsv"})) ==
          std::string{of_abc} + "  counts/a.tsv\n");
    CHECK(provenance::to_checksum_lines({}).empty());
}

TEST_CASE("a path with backslash or line end is escaped and its line marked", "[provenance]")
{
    CHECK(provenance::to_checksum_lines(files_with({"a\\b\nc\rd"})) ==
          '\\' + std::string{of_abc} + "  a\\\\b\\nc\\rd\n");
}

TEST_CASE("what was written is read again", "[provenance]")
{
    auto const list = provenance::parse_checksum_lines(provenance::to_checksum_lines(files_with(odd_paths)));
    CHECK(list.damaged.empty());
    REQUIRE(list.lines.size() == odd_paths.size());
    for (std::size_t i = 0; i < odd_paths.size(); ++i)
    {
        CHECK(list.lines[i].path == odd_paths[i]);
        CHECK(list.lines[i].sha256 == of_abc);
    }
}

TEST_CASE("GNU sha256sum writes the same lines", "[provenance]")
{
    skip_without("sha256sum");
    tmp_dir const dir;
    std::string lines;
    // Versions of the program differ in carriage returns.
    for (char const * const path : {"a b.tsv", "back\\slash", "line\nend", "plain", "\xc3\xa9"})
    {
        polarmir::io::write_file(dir / path, "abc");
        lines += provenance::to_checksum_lines(files_with({path}));
    }
    run_in(dir.path(), "LC_ALL=C sha256sum -- a* b* line* p* $(printf '\\303')*");
    CHECK(read_file(dir / "log") == lines);
}

TEST_CASE("lines that are none, or lead out of the folder, are told by number", "[provenance]")
{
    std::string const good = std::string{of_abc} + "  a\n";
    std::string const digest{of_abc};
    for (std::string const & bad : {digest + " a\n",
                                    digest + "\n",
                                    digest + "  \n",
                                    digest.substr(1) + "  a\n",
                                    'G' + digest.substr(1) + "  a\n",
                                    'A' + digest.substr(1) + "  a\n",
                                    '\\' + digest + "  a\\t\n",
                                    '\\' + digest + "  a\\\n",
                                    digest + "  ../a\n",
                                    digest + "  counts/../../a\n",
                                    digest + "  /etc/hostname\n",
                                    std::string{"\n"}})
    {
        CAPTURE(bad);
        std::string text = good;
        text += bad;
        text += good;
        auto const list = provenance::parse_checksum_lines(text);
        CHECK(list.damaged == std::vector<std::size_t>{2});
        CHECK(list.lines.size() == 2);
    }
    CHECK(provenance::parse_checksum_lines(digest + " *a").lines.front().path == "a");
}

TEST_CASE("results are all that is ours and equal between equal runs, sorted by bytes", "[provenance]")
{
    tmp_dir const dir;
    for (char const * const path : {"counts/b.tsv",
                                    "counts/B.tsv",
                                    "counts/a/deep.tsv",
                                    "counts-notes.txt",
                                    "counts/.hidden",
                                    "counts/a.tsv.tmp.12.1",
                                    "run.json",
                                    "ro-crate-metadata.json",
                                    "SHA256SUMS",
                                    ".tables.lock",
                                    "notes.txt",
                                    "jobs/count.sh",
                                    "jobs/log/1.txt",
                                    "samples/S/run.json",
                                    "samples/S/counts.tsv",
                                    "samples/S/deep/run.json",
                                    "samples/.S.outdated/counts.tsv",
                                    "samples/\xc3\xa9/counts.tsv",
                                    "trimmed/S.fastq.gz",
                                    "samples.tsv",
                                    "report.html"})
        polarmir::io::write_file(dir / path, "abc");
    std::vector<std::string> const expected{"counts/B.tsv",
                                            "counts/a/deep.tsv",
                                            "counts/b.tsv",
                                            "report.html",
                                            "samples.tsv",
                                            "samples/S/counts.tsv",
                                            "samples/S/deep/run.json",
                                            "samples/\xc3\xa9/counts.tsv",
                                            "trimmed/S.fastq.gz"};
    CHECK(provenance::list_results(dir.path()) == expected);
    for (std::size_t const threads : {std::size_t{1}, std::size_t{3}})
    {
        auto const files = provenance::checksum_results(dir.path(), threads);
        REQUIRE(files.size() == expected.size());
        for (std::size_t i = 0; i < files.size(); ++i)
        {
            CHECK(files[i].path == expected[i]);
            CHECK(files[i].checksum.sha256 == of_abc);
            CHECK(files[i].checksum.bytes == 3);
        }
    }
}

TEST_CASE("a link that leads up has no end and is left out; another is followed", "[provenance]")
{
    tmp_dir const dir;
    io::write_file(dir / "out/counts/a.tsv", "a");
    io::write_file(dir / "elsewhere/b.tsv", "b");
    fs::create_directory_symlink("..", dir / "out/counts/up");
    fs::create_directory_symlink("../../elsewhere", dir / "out/counts/linked");
    fs::create_directory_symlink("../out/counts", dir / "elsewhere/back");
    CHECK(provenance::list_results(dir / "out") ==
          std::vector<std::string>{"counts/a.tsv", "counts/linked/b.tsv"});
}

TEST_CASE("removing checksums that are not there is no error", "[provenance]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "SHA256SUMS", "");
    provenance::remove_checksums(dir.path());
    CHECK_FALSE(fs::exists(dir / "SHA256SUMS"));
    CHECK_NOTHROW(provenance::remove_checksums(dir.path()));
    CHECK_NOTHROW(provenance::remove_checksums(dir / "absent"));
}
