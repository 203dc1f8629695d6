#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <chrono>
#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// A finished run of one sample that can be run again.
struct finished_run
{
    tmp_dir dir;
    fs::path input{dir / "in/S1.fastq.gz"};
    std::vector<std::string> command{"run", (dir / "in").string(), "-o", (dir / "out").string()};

    finished_run()
    {
        write_gzip(input, demo_sample().text());
        REQUIRE(run_cli(command).code == 0);
    }

    /// True when running again counted the sample anew.
    [[nodiscard]] bool counts_again(std::vector<std::string> const & more = {}) const
    {
        std::vector<std::string> args = command;
        args.insert(args.end(), more.begin(), more.end());
        auto const result = run_cli(args);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
        return result.err.find("samples counted: 1, kept from before: 0") != std::string::npos;
    }

    void touch() const { fs::last_write_time(input, fs::last_write_time(input) + std::chrono::seconds{7}); }
};

} // namespace

TEST_CASE("a finished sample is kept and the tables stay the same", "[cli]")
{
    finished_run const run;
    auto const before = tree(run.dir / "out");
    CHECK_FALSE(run.counts_again());
    CHECK(tree(run.dir / "out") == before);
}

TEST_CASE("a file with another time but the same content is kept", "[cli]")
{
    finished_run const run;
    run.touch();
    CHECK_FALSE(run.counts_again());
}

TEST_CASE("a file with other content of the same size is counted again", "[cli]")
{
    finished_run const run;
    std::string text = demo_sample().text();
    std::string const plain = text;
    polarmir::io::write_file(run.dir / "in/S2.fastq", text);
    REQUIRE(run_cli(run.command).code == 0);
    text.replace(text.find(let_7a_5p), std::string{mir_21_5p}.size(), mir_21_5p);
    REQUIRE(text.size() == plain.size());
    auto const time = fs::last_write_time(run.dir / "in/S2.fastq");
    polarmir::io::write_file(run.dir / "in/S2.fastq", text);
    fs::last_write_time(run.dir / "in/S2.fastq", time + std::chrono::seconds{3});
    CHECK(run_cli(run.command).err.find("samples counted: 1, kept from before: 1") != std::string::npos);
    CHECK(cells(run.dir / "out/counts/mature_counts.tsv").at("hsa-let-7a-5p").at("S2") == "199");
}

TEST_CASE("an option that changes results counts again and one that does not keeps", "[cli]")
{
    finished_run const run;
    CHECK_FALSE(run.counts_again({"--threads", "3"}));
    CHECK(run.counts_again({"--mismatches", "0"}));
    CHECK_FALSE(run.counts_again({"--mismatches", "0"}));
    CHECK(run.counts_again({"--multimap", "split"}));
}

TEST_CASE("resuming can be switched off", "[cli]")
{
    finished_run const run;
    CHECK(run.counts_again({"--no-resume"}));
}

TEST_CASE("a damaged record of a finished sample means counting again", "[cli]")
{
    finished_run const run;
    for (char const * content : {"", "{", "{\"program\": \"polarmir\"}", "[1]"})
    {
        CAPTURE(content);
        polarmir::io::write_file(run.dir / "out/samples/S1/run.json", content);
        CHECK(run.counts_again());
    }
}

TEST_CASE("what a killed run left behind disappears with the next one", "[cli]")
{
    finished_run const run;
    polarmir::io::write_file(run.dir / "out/samples/.S1.tmp.1/counts.tsv", "half");
    CHECK(run.counts_again({"--no-resume"}));
    CHECK_FALSE(fs::exists(run.dir / "out/samples/.S1.tmp.1"));
}
