// A sample whose reads do not show its library takes the layout that all others agree on.
#include "blank_reads.hpp"
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> count(fs::path const & in, fs::path const & out)
{
    return {"run", in.string(), "-o", out.string(), "-t", "1"};
}

} // namespace

TEST_CASE("a blank inherits the layout of three samples that agree", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/blank.fastq", blank());
    for (std::string const name : {"a", "b"})
        polarmir::io::write_file(dir / "in" / (name + ".fastq"), demo_sample().text());
    auto const two = run_cli(count(dir / "in", dir / "out"));
    CAPTURE(two.err);
    CHECK(two.code == 1); // two others are no cohort
    CHECK(two.err.find("sample blank failed: the library layout cannot be told") != std::string::npos);

    polarmir::io::write_file(dir / "in/c.fastq", demo_sample().text());
    auto const three = run_cli(count(dir / "in", dir / "out"));
    CAPTURE(three.err);
    CHECK(three.code == 0);
    CHECK(three.err.find("warning: blank: layout_inherited") != std::string::npos);
    auto const library = cells(dir / "out/qc/library.tsv");
    CHECK(library.at("blank").at("status") == "layout_inherited");
    CHECK(library.at("blank").at("kit") == "truseq");
    CHECK(library.at("blank").at("with_adapter") != "0");

    auto const kept = run_cli(count(dir / "in", dir / "out"));
    CHECK(kept.err.find("samples counted: 0, kept from before: 4") != std::string::npos);

    // The others do not agree any more: what was inherited does not stand.
    polarmir::io::write_file(dir / "in/c.fastq", nebnext_sample(300));
    auto const mixed = run_cli(count(dir / "in", dir / "out"));
    CAPTURE(mixed.err);
    CHECK(mixed.code == 1);
    CHECK(mixed.err.find("sample blank failed: the library layout cannot be told") != std::string::npos);
    CHECK(mixed.err.find("the samples differ in their library kit: nebnext (1: c); truseq (2: a, …)") !=
          std::string::npos);
}

TEST_CASE("three samples do not decide for a cohort of blanks", "[cli]")
{
    tmp_dir const dir;
    for (std::string const name : {"a", "b", "c"})
        polarmir::io::write_file(dir / "in" / (name + ".fastq"), demo_sample().text());
    polarmir::io::write_file(dir / "in/empty.fastq", "");
    for (int i = 1; i <= 3; ++i)
        polarmir::io::write_file(dir / "in" / ("blank" + std::to_string(i) + ".fastq"), blank());
    auto const three_of_five = run_cli(count(dir / "in", dir / "out"));
    CAPTURE(three_of_five.err);
    CHECK(three_of_five.code == 0);
    CHECK(cells(dir / "out/qc/library.tsv").at("blank3").at("status") == "layout_inherited");

    polarmir::io::write_file(dir / "in/blank4.fastq", blank());
    auto const three_of_six = run_cli(count(dir / "in", dir / "out"));
    CAPTURE(three_of_six.err);
    CHECK(three_of_six.code == 1);
    for (char const number : {'1', '2', '3', '4'})
        CHECK(three_of_six.err.find(std::string{"sample blank"} + number + " failed") != std::string::npos);
}

TEST_CASE("the cohort tells kits of one adapter apart for a blank", "[cli]")
{
    tmp_dir const dir;
    auto const made = run_cli({"simulate",
                               "-o",
                               (dir / "made").string(),
                               "--kit",
                               "nextflex",
                               "--groups",
                               "a",
                               "--samples-per-group",
                               "3",
                               "--reads",
                               "2000"});
    REQUIRE(made.code == 0);
    fs::create_directories(dir / "in");
    for (auto const & entry : fs::directory_iterator{dir / "made/fastq"})
        fs::copy(entry.path(), dir / "in" / entry.path().filename());
    polarmir::io::write_file(dir / "alone/blank.fastq", random_end_blank());
    fs::copy(dir / "alone/blank.fastq", dir / "in/blank.fastq");

    REQUIRE(run_cli(count(dir / "alone", dir / "out1")).code == 0);
    CHECK(cells(dir / "out1/qc/library.tsv").at("blank").at("status") == "kit_only");
    CHECK(cells(dir / "out1/qc/library.tsv").at("blank").at("clip_5p_nt") == "0");
    REQUIRE(run_cli(count(dir / "in", dir / "out")).code == 0);
    CHECK(cells(dir / "out/qc/library.tsv").at("blank").at("status") == "layout_inherited");
    CHECK(cells(dir / "out/qc/library.tsv").at("blank").at("clip_5p_nt") == "4");
}
