#include "made_folder.hpp"
#include "support/catch.hpp"

#include <polarmir/provenance/verify.hpp>

using namespace polarmir;
using namespace polarmir::test;
using provenance::check_equations;
using provenance::finding;

namespace {

/// The only problem, the same for any number of threads.
finding the_problem(made_folder const & folder)
{
    auto const found = check_equations(folder.out, 1);
    REQUIRE(found.size() == 1);
    CHECK(check_equations(folder.out, 3) == found);
    return found.front();
}

} // namespace

TEST_CASE("counts that add up are no problem", "[provenance]")
{
    made_folder const folder;
    CHECK(check_equations(folder.out, 2).empty());
    CHECK(check_equations(folder.dir.path(), 2).empty()); // nothing in it
}

TEST_CASE("a ledger whose fates do not add up to its input is told", "[provenance]")
{
    made_folder const folder;
    folder.write("samples/A/ledger.tsv", "fate\treads\ninput\t10\ntoo_short\t2\nmiRNA\t7\n");
    folder.write("qc/ledger.tsv", "fate\tA\tB\ninput\t10\t7\ntoo_short\t2\t0\nmiRNA\t7\t7\n");
    CHECK(the_problem(folder) ==
          finding{"samples/A/ledger.tsv", "inconsistent", "input is 10, the fates add up to 9"});
}

TEST_CASE("a cohort's ledger that is not that of the samples is told", "[provenance]")
{
    made_folder const folder;
    // Moved from one fate to another: the sum is the same.
    folder.write("qc/ledger.tsv", "fate\tA\tB\ninput\t10\t7\ntoo_short\t3\t1\nmiRNA\t7\t6\n");
    CHECK(the_problem(folder) ==
          finding{"qc/ledger.tsv",
                  "inconsistent",
                  "sample B: too_short is 1, in samples/B/ledger.tsv 0; 2 rows differ"});
    folder.write("qc/ledger.tsv", "fate\tA\tB\ninput\t10\t7\nmiRNA\t7\t7\n");
    CHECK(the_problem(folder).detail == "sample A: too_short is 0, in samples/A/ledger.tsv 3");
}

TEST_CASE("a count that is not that of its sample is told", "[provenance]")
{
    made_folder const folder;
    SECTION("another number")
    {
        folder.write("counts/mature_counts.tsv", "miRNA\tA\tB\nmiR-1\t5\t0\nmiR-2\t3\t7\n");
        CHECK(the_problem(folder) == finding{"counts/mature_counts.tsv",
                                             "inconsistent",
                                             "sample A: miR-2 is 3, in samples/A/counts.tsv 2"});
    }
    SECTION("a row is missing")
    {
        folder.write("counts/mature_counts.tsv", "miRNA\tA\tB\nmiR-2\t2\t7\n");
        CHECK(the_problem(folder).detail == "sample A: miR-1 is 0, in samples/A/counts.tsv 5");
    }
    SECTION("columns changed places")
    {
        folder.write("counts/mature_counts.tsv", "miRNA\tB\tA\nmiR-1\t0\t5\nmiR-2\t7\t2\n");
        CHECK(the_problem(folder).detail == "has other samples than qc/ledger.tsv");
    }
    SECTION("a row is cut")
    {
        folder.write("counts/mature_counts.tsv", "miRNA\tA\tB\nmiR-1\t5\t0\nmiR-2\t2");
        CHECK(the_problem(folder).status == "damaged");
    }
    SECTION("not a number")
    {
        folder.write("samples/B/counts.tsv", "miRNA\tcount\nmiR-1\tnone\nmiR-2\t7\n");
        finding const problem = the_problem(folder);
        CHECK(problem.file == "samples/B/counts.tsv");
        CHECK(problem.status == "damaged");
    }
}

TEST_CASE("tables of molecules are compared with molecules", "[provenance]")
{
    made_folder const folder;
    folder.write("samples/A/counts.tsv", "miRNA\tcount\tmolecules\nmiR-1\t5\t4\nmiR-2\t2\t1\n");
    CHECK(check_equations(folder.out, 1).empty()); // B has none: reads are counted
    folder.write("samples/B/counts.tsv", "miRNA\tcount\tmolecules\nmiR-1\t0\t0\nmiR-2\t7\t6\n");
    CHECK(check_equations(folder.out, 1).size() == 2);
    folder.write("counts/mature_counts.tsv", "miRNA\tA\tB\nmiR-1\t4\t0\nmiR-2\t1\t6\n");
    CHECK(check_equations(folder.out, 1).empty());
}

TEST_CASE("a sample of the tables that is gone is told, one that came later is not", "[provenance]")
{
    made_folder const folder;
    folder.write("samples/C/sample.json", "{}");
    folder.write("samples/C/ledger.tsv", "fate\treads\ninput\t1\nmiRNA\t1\n");
    folder.write("samples/C/counts.tsv", "miRNA\tcount\nmiR-1\t1\nmiR-2\t0\n");
    CHECK(check_equations(folder.out, 1).empty());
    std::filesystem::remove_all(folder.out / "samples/B");
    auto const found = check_equations(folder.out, 1);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == finding{"samples/B/ledger.tsv", "missing", {}});
    CHECK(found[1] == finding{"samples/B/counts.tsv", "missing", {}});
}
