// What becomes of the results of an earlier run when a sample cannot be processed any more.
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>
#include <string>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

cli_result run(fs::path const & directory)
{
    return run_cli({"run", (directory / "in").string(), "-o", (directory / "out").string(), "-t", "1"});
}

} // namespace

TEST_CASE("the earlier result of a sample that fails is set aside and in no table", "[cli]")
{
    tmp_dir const dir;
    for (std::string const name : {"a", "b"})
        polarmir::io::write_file(dir / "in" / (name + ".fastq"), demo_sample().text());
    REQUIRE(run(dir.path()).code == 0);
    std::string const before = read_file(dir / "out/samples/b/counts.tsv");

    polarmir::io::write_file(dir / "in/b.fastq", demo_sample().text() + "@broken\nACGT\n+\n");
    auto const broken = run(dir.path());
    CAPTURE(broken.err);
    CHECK(broken.code == 1);
    CHECK(broken.err.find("its result of an earlier run is set aside as " +
                          (dir / "out/samples/.b.outdated").string()) != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "out/samples/b"));
    CHECK(read_file(dir / "out/samples/.b.outdated/counts.tsv") == before);
    CHECK(cells(dir / "out/qc/library.tsv").count("b") == 0);

    polarmir::io::write_file(dir / "in/b.fastq", demo_sample().text());
    REQUIRE(run(dir.path()).code == 0);
    CHECK(read_file(dir / "out/samples/b/counts.tsv") == before);
    CHECK_FALSE(fs::exists(dir / "out/samples/.b.outdated"));
}

TEST_CASE("tables of samples that all fail now do not stay", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/a.fastq", demo_sample().text());
    REQUIRE(run(dir.path()).code == 0);
    REQUIRE(fs::exists(dir / "out/counts/mature_counts.tsv"));
    polarmir::io::write_file(dir / "in/a.fastq", "@broken\nACGT\n");
    CHECK(run(dir.path()).code == 1);
    for (char const * const gone :
         {"counts", "qc", "polarization.tsv", "contributions.tsv", "summary.txt", "report.html"})
        CHECK_FALSE(fs::exists(dir / "out" / gone));
    CHECK(fs::exists(dir / "out/run.json"));
}
