#include "cli/finished_cohort.hpp"
#include "support/child.hpp"

#include <csignal>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

void check_unfinished(finished_cohort const & cohort)
{
    CHECK_FALSE(fs::exists(cohort.out / "SHA256SUMS"));
    auto const result = cohort.verify();
    CHECK(result.code == 3);
    CHECK(result.out.empty());
    CHECK(result.err.find("no SHA256SUMS in it: 'polarmir run' or 'merge' did not finish") !=
          std::string::npos);
}

} // namespace

TEST_CASE("a run that is killed leaves no SHA256SUMS of the one before", "[cli]")
{
    finished_cohort const cohort;
    for (char const * const command : {"run -", "count - --name S"})
    {
        REQUIRE(fs::exists(cohort.out / "SHA256SUMS"));
        child program{"exec '" POLARMIR_PROGRAM "' " + std::string{command} + " -o '" + cohort.out.string() +
                          "'",
                      (cohort.dir / "log").string()};
        program.write("@one\nACGT\n+\nIIII\n"); // waits for more
        CHECK(becomes([&] { return !fs::exists(cohort.out / "SHA256SUMS"); }));
        program.kill(SIGKILL);
        static_cast<void>(program.wait());
        check_unfinished(cohort);
        cohort.run(cohort.out);
        CHECK(cohort.verify().code == 0);
    }
}

TEST_CASE("a merge that fails leaves no SHA256SUMS, one that does nothing leaves it", "[cli]")
{
    finished_cohort const cohort;
    std::string const out = cohort.out.string();
    std::string const counts = cohort.read("samples/ctrl1/counts.tsv");
    cohort.write("samples/ctrl1/counts.tsv", "");
    CHECK(run_cli({"merge", out}).code == 3);
    check_unfinished(cohort);
    cohort.write("samples/ctrl1/counts.tsv", counts);
    CHECK(run_cli({"merge", out}).code == 0);
    CHECK(cohort.verify().code == 0);

    fs::rename(cohort.out / "samples/ctrl1", cohort.dir / "elsewhere");
    CHECK(run_cli({"merge", out}).code == 1); // incomplete: nothing is written
    CHECK(fs::exists(cohort.out / "SHA256SUMS"));
}

TEST_CASE("counting a sample again asks for a merge", "[cli]")
{
    finished_cohort const cohort;
    REQUIRE(run_cli({"count", "--samples", cohort.sheet, "--sample-index", "1", "-o", cohort.out.string()})
                .code == 0);
    check_unfinished(cohort);
    CHECK(run_cli({"merge", cohort.out.string()}).code == 0);
    CHECK(cohort.verify().code == 0);
}
