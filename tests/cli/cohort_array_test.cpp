// The layout that a sample takes from its cohort when each sample is counted by a process of its own.
#include "blank_reads.hpp"
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// A sheet of samples in files of their own.
class sheet_cohort
{
  public:
    tmp_dir dir;
    fs::path out{dir / "out"};

    void add(std::string const & name, std::string const & reads)
    {
        write(name, reads);
        sheet_ += name + '\t' + name + ".fastq\n";
        polarmir::io::write_file(dir / "sheet.tsv", sheet_);
    }

    void write(std::string const & name, std::string const & reads) const
    {
        polarmir::io::write_file(file(name), reads);
    }

    /// Nothing can be read from it any more, but it looks the same from outside.
    void spoil(std::string const & name) const
    {
        auto const time = fs::last_write_time(file(name));
        write(name, std::string(fs::file_size(file(name)), '?'));
        fs::last_write_time(file(name), time);
    }

    [[nodiscard]] cli_result count(std::vector<std::string> const & which) const
    {
        std::vector<std::string> args{"count", "--samples", (dir / "sheet.tsv").string(), "-o", out.string()};
        args.insert(args.end(), which.begin(), which.end());
        return run_cli(args);
    }

    /// The sample of that line of the sheet, 1 = the first.
    [[nodiscard]] cli_result count(int index) const
    {
        return count({"--sample-index", std::to_string(index)});
    }

    /// What `merge` says of samples to count again.
    [[nodiscard]] std::string outdated() const
    {
        std::istringstream lines{run_cli({"merge", out.string()}).err};
        std::string found;
        for (std::string line; std::getline(lines, line);)
            if (line.ends_with("count it again"))
                found += line + '\n';
        return found;
    }

  private:
    [[nodiscard]] fs::path file(std::string const & name) const { return dir / (name + ".fastq"); }

    std::string sheet_{"sample\tfastq_1\n"};
};

/// One blank, then three samples of one kit.
struct blank_cohort : sheet_cohort
{
    explicit blank_cohort(std::string const & reads = blank())
    {
        add("blank", reads);
        for (char const * const name : {"a", "b", "c"})
            add(name, demo_sample().text());
    }
};

} // namespace

TEST_CASE("an array job looks at the other samples of its sheet", "[cli]")
{
    blank_cohort const cohort;
    auto const result = cohort.count(1);
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.err.find("as the other samples of the cohort: kit truseq") != std::string::npos);
}

TEST_CASE("pooled files do not vote for themselves", "[cli]")
{
    std::string many; // as many as are inspected: nothing of the other files is seen
    for (int i = 0; i < 1000; ++i)
        many += blank();
    blank_cohort const cohort{many};
    auto const pooled = cohort.count({"--name", "pool"});
    CAPTURE(pooled.err);
    CHECK(pooled.code == 1);
    CHECK(pooled.err.find("sample pool failed: the library layout cannot be told") != std::string::npos);
}

TEST_CASE("the layouts of finished samples are not looked for in their files again", "[cli]")
{
    blank_cohort const cohort;
    for (int const index : {2, 3, 4})
        REQUIRE(cohort.count(index).code == 0);
    for (char const * const name : {"a", "b", "c"})
        cohort.spoil(name);
    auto const first = cohort.count(1);
    CAPTURE(first.err);
    CHECK(first.code == 0);
    CHECK(first.err.find("as the other samples of the cohort: kit truseq") != std::string::npos);
    CHECK(cohort.count({"--sample-index", "1", "--verbose"}).err.find("finished before, kept") !=
          std::string::npos);

    CHECK(cohort.count({"--sample-index", "1", "--no-resume"}).code == 1);
    cohort.write("c", nebnext_sample(300)); // another file than that of the finished sample
    CHECK(cohort.count(1).code == 1);
}

TEST_CASE("a blank inherits the same whether the others are finished or not", "[cli]")
{
    std::array<std::map<std::string, std::string>, 2> results;
    for (bool const is_first : {true, false})
    {
        sheet_cohort cohort;
        cohort.add("blank", random_end_blank());
        for (char const * const name : {"a", "b", "c"})
            cohort.add(name, random_end_sample(300));
        std::vector<int> order{1, 2, 3, 4};
        if (!is_first)
            std::ranges::reverse(order);
        for (int const index : order)
            REQUIRE(cohort.count(index).code == 0);
        results.at(is_first ? 0 : 1) = tree(cohort.out);
        REQUIRE(run_cli({"merge", cohort.out.string()}).code == 0);
        auto const blank = cells(cohort.out / "qc/library.tsv").at("blank");
        CHECK(blank.at("status") == "layout_inherited");
        CHECK(blank.at("gap_3p_nt") == "4");
    }
    CHECK(results[0] == results[1]);
}

TEST_CASE("merge names a sample whose inherited layout the others do not agree on any more", "[cli]")
{
    blank_cohort const cohort;
    for (int const index : {1, 2, 3, 4})
        REQUIRE(cohort.count(index).code == 0);
    CHECK(cohort.outdated().empty());

    cohort.write("c", nebnext_sample(300));
    REQUIRE(cohort.count(4).code == 0);
    CHECK(cohort.outdated() ==
          "polarmir: warning: sample blank was counted with the layout of kit truseq (TGGAATTCTCGGGTGCCAAGG "
          "0/0 none), but the other finished samples now agree on none; count it again\n");

    for (char const * const name : {"a", "b"})
        cohort.write(name, nebnext_sample(300));
    for (int const index : {2, 3})
        REQUIRE(cohort.count(index).code == 0);
    CHECK(cohort.outdated() ==
          "polarmir: warning: sample blank was counted with the layout of kit truseq (TGGAATTCTCGGGTGCCAAGG "
          "0/0 none), but the other finished samples now agree on kit nebnext (AGATCGGAAGAGCACACGTCT 0/0 "
          "none); count it again\n");

    REQUIRE(cohort.count(1).code == 0);
    CHECK(cohort.outdated().empty());
}

TEST_CASE("merge names a sample that would inherit from samples added since", "[cli]")
{
    sheet_cohort cohort;
    cohort.add("blank", random_end_blank());
    for (char const * const name : {"a", "b"})
        cohort.add(name, random_end_sample(300));
    for (int const index : {1, 2, 3})
        REQUIRE(cohort.count(index).code == 0);
    CHECK(cohort.outdated().empty());
    cohort.add("c", random_end_sample(300));
    REQUIRE(cohort.count(4).code == 0);
    CHECK(cohort.outdated() ==
          "polarmir: warning: sample blank was counted with the layout of kit truseq (TGGAATTCTCGGGTGCCAAGG "
          "0/0 none), but the other finished samples now agree on kit nextflex (TGGAATTCTCGGGTGCCAAGG 4/4 "
          "none); count it again\n");
}

TEST_CASE("merge does not doubt a layout for samples of which it knows nothing", "[cli]")
{
    blank_cohort const cohort;
    for (int const index : {1, 2, 3})
        REQUIRE(cohort.count(index).code == 0);
    CHECK(cohort.outdated().empty()); // c is still to be counted
    REQUIRE(cohort.count({"--sample-index", "4", "--kit", "truseq"}).code == 0);
    CHECK(cohort.outdated().empty()); // what the reads of c show was not asked
}
