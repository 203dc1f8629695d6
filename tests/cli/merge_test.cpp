#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// Two samples with a sheet.
struct two_samples
{
    tmp_dir dir;
    std::string sheet{(dir / "samples.tsv").string()};
    std::string out{(dir / "out").string()};

    two_samples()
    {
        write_gzip(dir / "t.fastq.gz", demo_sample().text());
        write_gzip(dir / "c.fastq.gz", demo_sample().add(50, let_7a_5p).text());
        polarmir::io::write_file(
            sheet, "sample\tgroup\tfastq_1\ntumor1\ttumor\tt.fastq.gz\nctrl1\tcontrol\tc.fastq.gz\n");
    }
};

} // namespace

TEST_CASE("an array of count jobs and merge give what run gives", "[cli]")
{
    two_samples const data;
    std::string const whole = (data.dir / "whole").string();
    REQUIRE(run_cli({"run", "--samples", data.sheet, "-o", whole}).code == 0);
    for (char const * index : {"2", "1"})
        REQUIRE(run_cli({"count", "--samples", data.sheet, "--sample-index", index, "-o", data.out}).code ==
                0);
    auto const merged = run_cli({"merge", data.out});
    CAPTURE(merged.err);
    REQUIRE(merged.code == 0);
    CHECK(tree(data.out) == tree(whole));
    CHECK(read_file(data.dir / "out/counts/mature_counts.tsv").starts_with("miRNA\ttumor1\tctrl1\n"));
}

TEST_CASE("the resolved sheet can be used again", "[cli]")
{
    two_samples const data;
    REQUIRE(run_cli({"run", "--samples", data.sheet, "-o", data.out}).code == 0);
    CHECK(read_file(data.dir / "out/samples.tsv") ==
          "sample\tfastq_1\tgroup\ntumor1\t../t.fastq.gz\ttumor\nctrl1\t../c.fastq.gz\tcontrol\n");
    std::string const again = (data.dir / "again").string();
    REQUIRE(run_cli({"run", "--samples", (data.dir / "out/samples.tsv").string(), "-o", again}).code == 0);
    CHECK(tree(again) == tree(data.out));
}

TEST_CASE("merge names a sample that is not finished and goes on without it only on request", "[cli]")
{
    two_samples const data;
    REQUIRE(run_cli({"count", "--samples", data.sheet, "--sample-index", "1", "-o", data.out}).code == 0);
    auto const refused = run_cli({"merge", data.out});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("1 of 2 samples are not finished: ctrl1") != std::string::npos);
    CHECK_FALSE(fs::exists(data.dir / "out/counts"));
    auto const merged = run_cli({"merge", data.out, "--allow-missing"});
    CHECK(merged.code == 0);
    CHECK(merged.err.find("ctrl1") != std::string::npos);
    CHECK(read_file(data.dir / "out/counts/mature_counts.tsv").starts_with("miRNA\ttumor1\n"));
}

TEST_CASE("merge without any finished sample says what to do", "[cli]")
{
    tmp_dir const dir;
    fs::create_directories(dir / "out/samples");
    auto const merged = run_cli({"merge", (dir / "out").string()});
    CHECK(merged.code == 3);
    CHECK(merged.err.find("polarmir count") != std::string::npos);
}

TEST_CASE("files can be pooled into one named sample", "[cli]")
{
    two_samples const data;
    REQUIRE(run_cli({"count",
                     (data.dir / "t.fastq.gz").string(),
                     (data.dir / "c.fastq.gz").string(),
                     "--name",
                     "pool",
                     "-o",
                     data.out})
                .code == 0);
    CHECK(cells(data.dir / "out/samples/pool/ledger.tsv").at("input").at("reads") == "850");
    auto const refused =
        run_cli({"count", (data.dir / "t.fastq.gz").string(), "--name", "../pool", "-o", data.out});
    CHECK(refused.code == 2);
}

TEST_CASE("a sample index outside the sheet is a usage error", "[cli]")
{
    two_samples const data;
    for (char const * index : {"0", "3"})
        CHECK(run_cli({"count", "--samples", data.sheet, "--sample-index", index, "-o", data.out}).code == 2);
}

TEST_CASE("samples counted in folders of their own are merged by a sheet from outside", "[cli]")
{
    two_samples const data;
    std::string const whole = (data.dir / "whole").string();
    REQUIRE(run_cli({"run", "--samples", data.sheet, "-o", whole}).code == 0);
    for (char const * name : {"tumor1", "ctrl1"})
    {
        fs::path const own = data.dir / "work" / name;
        std::string const reads = (data.dir / (std::string{name, 1} + ".fastq.gz")).string();
        REQUIRE(run_cli({"count", reads, "--name", name, "-o", own.string()}).code == 0);
        fs::create_directories(data.dir / "out/samples");
        fs::rename(own / "samples" / name, data.dir / "out/samples" / name);
        fs::remove(data.dir / "out/samples" / name / "report.html");
    }
    auto const merged = run_cli({"merge", data.out, "--samples", data.sheet});
    CAPTURE(merged.err);
    REQUIRE(merged.code == 0);
    CHECK(tree(data.out) == tree(whole));
}

TEST_CASE("the sheet of merge says which samples there are, their order and groups", "[cli]")
{
    two_samples const data;
    REQUIRE(run_cli({"run", "--samples", data.sheet, "-o", data.out}).code == 0);
    std::string const other = (data.dir / "other.csv").string();
    polarmir::io::write_file(other, "sample,group,site\nctrl1,healthy,A\nlate,tumor,B\ntumor1,tumor,B\n");
    auto const refused = run_cli({"merge", data.out, "--samples", other});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("1 of 3 samples are not finished: late") != std::string::npos);
    REQUIRE(run_cli({"merge", data.out, "--samples", other, "--allow-missing"}).code == 0);
    CHECK(read_file(data.dir / "out/counts/mature_counts.tsv").starts_with("miRNA\tctrl1\ttumor1\n"));
    CHECK(read_file(data.dir / "out/samples.tsv") ==
          "sample\tfastq_1\tgroup\tsite\nctrl1\t\thealthy\tA\nlate\t\ttumor\tB\ntumor1\t\ttumor\tB\n");
}

TEST_CASE("a sheet that cannot be read leaves the merged cohort as it was", "[cli]")
{
    two_samples const data;
    REQUIRE(run_cli({"run", "--samples", data.sheet, "-o", data.out}).code == 0);
    auto const before = tree(data.out);
    std::string const broken = (data.dir / "broken.tsv").string();
    polarmir::io::write_file(broken, "sample\tgroup\ntumor1\n");
    CHECK(run_cli({"merge", data.out, "--samples", broken}).code == 3);
    CHECK(tree(data.out) == before);
}

TEST_CASE("a folder that stands where a sample goes has to be empty", "[cli]")
{
    two_samples const data;
    std::vector<std::string> const count{
        "count", "--samples", data.sheet, "--sample-index", "1", "-o", data.out};
    fs::create_directories(data.dir / "out/samples/tumor1");
    polarmir::io::write_file(data.dir / "out/samples/tumor1/notes.txt", "of somebody else");
    auto const refused = run_cli(count);
    CHECK(refused.code == 1);
    CHECK(refused.err.find("is not a sample of polarmir; move it away") != std::string::npos);
    fs::remove(data.dir / "out/samples/tumor1/notes.txt");
    CHECK(run_cli(count).code == 0);
    CHECK(fs::exists(data.dir / "out/samples/tumor1/sample.json"));
}
