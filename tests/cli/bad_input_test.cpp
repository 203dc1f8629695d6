#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <algorithm>
#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

TEST_CASE("a truncated file fails its sample and the others go on", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "in/good.fastq.gz", demo_sample().text());
    std::string const whole = read_file(dir / "in/good.fastq.gz");
    polarmir::io::write_file(dir / "in/cut.fastq.gz", whole.substr(0, whole.size() / 2));
    auto const result = run_cli({"run", (dir / "in").string(), "-o", (dir / "out").string()});
    CAPTURE(result.err);
    CHECK(result.code == 1);
    CHECK(result.err.find("sample cut failed: ") != std::string::npos);
    CHECK(result.err.find("cut.fastq.gz") != std::string::npos);
    CHECK(result.err.find("truncated") != std::string::npos);
    CHECK(read_file(dir / "out/counts/mature_counts.tsv").starts_with("miRNA\tgood\n"));
    CHECK_FALSE(fs::exists(dir / "out/samples/cut"));
}

TEST_CASE("a broken record names file and line whatever the number of threads", "[cli]")
{
    tmp_dir const dir;
    std::string text = demo_sample().text();
    polarmir::io::write_file(dir / "S1.fastq", text + "@last\nACGT\n+\nIII\n");
    for (char const * threads : {"1", "2", "8"})
    {
        auto const result =
            run_cli({"run", (dir / "S1.fastq").string(), "-o", (dir / "out").string(), "-t", threads});
        CHECK(result.code == 1);
        CAPTURE(result.err);
        CHECK(result.err.find("S1.fastq:1604: ") != std::string::npos);
    }
}

TEST_CASE("a library that cannot be told asks for the adapter", "[cli]")
{
    tmp_dir const dir;
    std::string text;
    for (int i = 0; i < 3; ++i)
        text += record("r" + std::to_string(i), "TTCAAGTAATCCAGGATAGGAA");
    polarmir::io::write_file(dir / "S1.fastq", text);
    auto const result = run_cli({"run", (dir / "S1.fastq").string(), "-o", (dir / "out").string()});
    CAPTURE(result.err);
    CHECK(result.code == 1);
    CHECK(result.err.find("--adapter") != std::string::npos);
    auto const given =
        run_cli({"run", (dir / "S1.fastq").string(), "-o", (dir / "out").string(), "--adapter", "none"});
    CAPTURE(given.err);
    CHECK(given.code == 0);
    CHECK(cells(dir / "out/counts/mature_counts.tsv").at("hsa-miR-26a-5p").at("S1") == "3");
}

TEST_CASE("missing input is exit code 3 and leaves no output folder", "[cli]")
{
    tmp_dir const dir;
    for (std::string const & input : {(dir / "absent.fastq.gz").string(), dir.path().string()})
    {
        auto const result = run_cli({"run", input, "-o", (dir / "out").string()});
        CAPTURE(input, result.err);
        CHECK(result.code == 3);
        CHECK(std::ranges::count(result.err, '\n') == 1);
        CHECK_FALSE(fs::exists(dir / "out"));
    }
}

TEST_CASE("a path that no file system can hold is one line and exit code 4", "[cli]")
{
    tmp_dir const folder;
    write_gzip(folder / "in/s.fastq.gz", demo_sample().text());
    std::string const name(300, 'x');
    for (std::vector<std::string> const & command :
         {std::vector<std::string>{"run", (folder / "in").string(), "-o", name},
          std::vector<std::string>{"simulate", "-o", name}})
    {
        auto const result = run_cli(command);
        CHECK(result.code == 4);
        CHECK(result.err == "polarmir: " + name + ": cannot create the folder: File name too long\n");
    }
}

TEST_CASE("FASTA is refused with the reason", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "reads.fa", ">r1\nACGT\n");
    auto const result = run_cli({"run", (dir / "reads.fa").string(), "-o", (dir / "out").string()});
    CAPTURE(result.err);
    CHECK(result.code == 3);
    CHECK(result.err.find("FASTA") != std::string::npos);
}

TEST_CASE("a folder with other files is not written to unless forced", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "S1.fastq.gz", demo_sample().text());
    polarmir::io::write_file(dir / "out/thesis.txt", "precious");
    std::vector<std::string> command{"run", (dir / "S1.fastq.gz").string(), "-o", (dir / "out").string()};
    auto const refused = run_cli(command);
    CHECK(refused.code == 2);
    CHECK(refused.err.find("thesis.txt") != std::string::npos);
    CHECK_FALSE(fs::exists(dir / "out/samples"));
    command.emplace_back("--force");
    CHECK(run_cli(command).code == 0);
    CHECK(read_file(dir / "out/thesis.txt") == "precious");
}

TEST_CASE("an existing folder that is no sample of ours is never replaced", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "S1.fastq.gz", demo_sample().text());
    polarmir::io::write_file(dir / "out/samples/S1/mine.txt", "precious");
    auto const result =
        run_cli({"run", (dir / "S1.fastq.gz").string(), "-o", (dir / "out").string(), "--force"});
    CHECK(result.code == 1);
    CHECK(read_file(dir / "out/samples/S1/mine.txt") == "precious");
}
