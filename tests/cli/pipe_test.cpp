// Reads that come through a named pipe can be read once: nobody waits for them a second time.
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>

using namespace polarmir::test;

TEST_CASE("a named pipe is counted, and not waited for again", "[cli]")
{
    tmp_dir const dir;
    std::string const pipe = (dir / "p.fastq").string();
    std::string const out = (dir / "out").string();
    REQUIRE(::mkfifo(pipe.c_str(), S_IRUSR | S_IWUSR) == 0);
    std::string const reads = demo_sample().text();
    {
        std::jthread const writer{[&] { std::ofstream{pipe} << reads; }};
        auto const run = run_cli({"run", pipe, "-o", out, "--checksums", "-t", "1"});
        CAPTURE(run.err);
        REQUIRE(run.code == 0);
    }
    auto const verified = run_cli({"verify", out, "--inputs"});
    CAPTURE(verified.err);
    CHECK(verified.code == 0);
    std::jthread const writer{[&] { std::ofstream{pipe} << reads; }};
    auto const again = run_cli({"run", pipe, "-o", out, "-t", "1"});
    CAPTURE(again.err);
    CHECK(again.code == 0);
    CHECK(again.err.find("samples counted: 1, kept from before: 0") != std::string::npos);
}
