#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <fstream>
#include <set>

using namespace polarmir::test;

namespace {

std::size_t count_of(std::string const & text, std::string const & part)
{
    std::size_t found{0};
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

/// Four samples in two groups with names that are markup.
std::filesystem::path odd_cohort(tmp_dir const & dir)
{
    std::string sheet{"sample\tfastq_1\tgroup\n"};
    for (int i = 1; i <= 4; ++i)
    {
        std::string const name = "S" + std::to_string(i);
        write_gzip(dir / (name + ".fastq.gz"), demo_sample().text());
        sheet += name + '\t' + name + ".fastq.gz\t" +
                 (i < 3 ? "control" : "<script>alert(\"a&b\")</script>") + '\n';
    }
    std::ofstream{dir / "sheet.tsv"} << sheet;
    return dir / "sheet.tsv";
}

} // namespace

TEST_CASE("run and merge write the same report, which loads nothing and shows markup literally", "[cli]")
{
    tmp_dir const dir;
    std::string const sheet = odd_cohort(dir).string();
    std::string const out = (dir / "out").string();
    auto const result = run_cli({"run", "--samples", sheet, "-o", out});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    std::string const page = read_file(dir / "out/report.html");
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("http:") == page.find("http://www.w3.org/2000/svg"));
    CHECK(count_of(page, "src=") == 0);
    CHECK(page.find("<link") == std::string::npos);
    CHECK(page.find("style=\"") == std::string::npos);
    CHECK(count_of(page, "<script>") == 1); // its own
    CHECK(page.find("&lt;script&gt;alert(&quot;a&amp;b&quot;)&lt;/script&gt;") != std::string::npos);
    for (char const * const chapter :
         {"answer", "samples", "comparison", "signature", "reads", "depth", "mirnas", "methods"})
    {
        CAPTURE(chapter);
        CHECK(page.find("<section id=\"" + std::string{chapter} + '"') != std::string::npos);
    }
    REQUIRE(run_cli({"merge", out, "-t", "3"}).code == 0);
    CHECK(read_file(dir / "out/report.html") == page);
}

TEST_CASE("ids of the report are unique and every link within it leads somewhere", "[cli]")
{
    tmp_dir const dir;
    REQUIRE(run_cli({"run", "--samples", odd_cohort(dir).string(), "-o", (dir / "out").string()}).code == 0);
    std::string const page = read_file(dir / "out/report.html");
    std::set<std::string> ids;
    for (std::size_t at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1))
    {
        std::string const id = page.substr(at + 5, page.find('"', at + 5) - at - 5);
        CAPTURE(id);
        CHECK(ids.insert(id).second);
    }
    for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1))
    {
        std::string const target = page.substr(at + 7, page.find('"', at + 7) - at - 7);
        CAPTURE(target);
        CHECK(ids.contains(target));
    }
}

TEST_CASE("a sample that is counted by itself has its own report, one of an array has not", "[cli]")
{
    tmp_dir const dir;
    std::string const sheet = odd_cohort(dir).string();
    std::string const out = (dir / "out").string();
    REQUIRE(run_cli({"count", (dir / "S1.fastq.gz").string(), "-o", out, "--sample-type", "plasma"}).code ==
            0);
    std::string const page = read_file(dir / "out/samples/S1/report.html");
    CHECK(page.find("<title>polarmir: S1</title>") != std::string::npos);
    CHECK(page.find("id=\"comparison\"") == std::string::npos);
    REQUIRE(
        run_cli({"count", "--samples", sheet, "--sample-index", "2", "-o", (dir / "array").string()}).code ==
        0);
    CHECK_FALSE(std::filesystem::exists(dir / "array/samples/S2/report.html"));
    auto const refused =
        run_cli({"count", "--samples", sheet, "--sample-index", "2", "--sample-type", "plasma", "-o", out});
    CHECK(refused.code == 2);
}

TEST_CASE("a sample of a sheet is counted by its name, as the type that the sheet tells", "[cli]")
{
    tmp_dir const dir;
    for (char const * const name : {"a", "b"})
        write_gzip(dir / (std::string{name} + ".fastq.gz"), demo_sample().text());
    std::ofstream{dir / "sheet.tsv"}
        << "sample\tfastq_1\tsample_type\na\ta.fastq.gz\tev\nb\tb.fastq.gz\tplasma\n";
    auto const count = [&](std::string const & name) {
        auto const result = run_cli({"count",
                                     "--samples",
                                     (dir / "sheet.tsv").string(),
                                     "--name",
                                     name,
                                     "-o",
                                     (dir / "out").string()});
        CAPTURE(result.err);
        CHECK(result.code == 0);
        return read_file(dir / ("out/samples/" + name + "/report.html"));
    };
    std::string const caution{"not exosome cargo alone"};
    std::size_t const usual = count_of(count("a"), caution);
    CHECK(count_of(count("b"), caution) == usual + 1);
    CHECK(cells(dir / "out/samples/b/ledger.tsv").at("input").at("reads") == "400"); // not those of a as well
}

TEST_CASE("samples without reads have a report that says so", "[cli]")
{
    tmp_dir const dir;
    for (char const * const name : {"a", "b"})
        write_gzip(dir / ("in/" + std::string{name} + ".fastq.gz"), "");
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string()}).code == 0);
    std::string const page = read_file(dir / "out/report.html");
    CHECK(page.find("2</b> <span class=\"FAIL\">FAIL") != std::string::npos);
    for (char const * const number : {"nan", "NaN", "inf"})
        for (std::string const begin : {">", ">-", "\"", "\"-", ",", " "})
        {
            CAPTURE(begin, number);
            CHECK(page.find(begin + number + (begin.front() == '>' ? "<" : "\"")) == std::string::npos);
        }
    CHECK(page.ends_with("</html>\n"));
}
