#include "cohort_text.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"

#include <chrono>

#include <sys/stat.h>

using polarmir::test::reads_folder;
using lines = std::vector<std::string>;
namespace fs = std::filesystem;

TEST_CASE("links are followed once and loops end", "[reads]")
{
    reads_folder folder;
    folder.add("in/a/x.fastq").add("store/y.fastq").add("store/z.fastq");
    fs::create_directory_symlink(folder.root() / "in", folder.root() / "in/a/loop");
    fs::create_directory_symlink(folder.root() / "store", folder.root() / "in/linked");
    fs::create_directory_symlink(folder.root() / "store", folder.root() / "in/linked_again");
    fs::create_symlink(folder.root() / "in/self.fastq", folder.root() / "in/self.fastq");
    CHECK(folder.samples({"in"}) == lines{"x: in/a/x.fastq", "y: in/linked/y.fastq", "z: in/linked/z.fastq"});
    CHECK(folder.skipped({"in"}) == lines{"in/self.fastq: a link that leads nowhere"});
    CHECK(folder.warnings({"in"}) == lines{"skipped in/self.fastq: a link that leads nowhere"});
}

TEST_CASE("a file that has two names is one sample", "[reads]")
{
    reads_folder folder;
    folder.add("b.fastq");
    fs::create_symlink("b.fastq", folder.root() / "c.fastq");
    fs::create_directory(folder.root() / "sub");
    fs::create_symlink("../b.fastq", folder.root() / "sub/b.fastq");
    CHECK(folder.samples() == lines{"b: b.fastq"});
    CHECK(folder.skipped() == lines{"c.fastq: the same file as b.fastq"});
    CHECK(folder.samples({"c.fastq"}) == lines{"c: c.fastq"});
}

TEST_CASE("things that only look like FASTQ files do not stop the search", "[reads]")
{
    reads_folder folder;
    folder.add("x.fastq").add("folder.fastq/y.fastq");
    REQUIRE(::mkfifo((folder.root() / "pipe.fastq").c_str(), 0600) == 0);
    CHECK(folder.samples() == lines{"x: x.fastq", "y: folder.fastq/y.fastq"});
    CHECK(folder.skipped() == lines{"pipe.fastq: not a regular file"});
}

TEST_CASE("results of this program and hidden folders are not searched", "[reads]")
{
    reads_folder folder;
    folder.add("x.fastq")
        .add(".cache/h.fastq")
        .add("out/samples/x/kept.fastq")
        .add_text("out/run.json", "{\n  \"program\": \"polarmir\",\n  \"version\": \"0.1.0\"\n}\n")
        .add("other/y.fastq")
        .add_text("other/run.json", "{\"program\": \"something else\"}\n");
    CHECK(folder.samples() == lines{"x: x.fastq", "y: other/y.fastq"});
    CHECK(folder.samples({"out/samples"}) == lines{"kept: out/samples/x/kept.fastq"});
}

TEST_CASE("thousands of files are found quickly and in natural order", "[reads]")
{
    reads_folder folder;
    constexpr int pairs{1000};
    for (int i = pairs; i > 0; --i)
    {
        std::string const name = "d" + std::to_string(i % 7) + "/p" + std::to_string(i);
        std::string const read = "A1:1:HFLOW:1:1101:" + std::to_string(i) + ":7";
        folder.add(name + "_1.fastq", read + " 1:N:0").add(name + "_2.fastq", read + " 2:N:0");
    }
    auto const start = std::chrono::steady_clock::now();
    lines const samples = folder.samples();
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{10});
    REQUIRE(samples.size() == pairs);
    for (int i = 1; i <= pairs; ++i)
        CHECK(samples[static_cast<std::size_t>(i - 1)].starts_with("p" + std::to_string(i) + ": d"));
    CHECK(folder.skipped().size() == pairs);
}

TEST_CASE("a real cohort sheet gives its samples in order with their groups", "[reads]")
{
    fs::path const root = polarmir::test::shared_data("data/reads/compsra_cohort");
    auto const cohort = polarmir::reads::discover({}, root / "samples.tsv");
    lines found;
    for (polarmir::reads::sample const & sample : cohort.samples)
    {
        REQUIRE(sample.files.size() == 1);
        found.push_back(sample.name + ' ' + sample.files.front().filename().string() + ' ' +
                        sample.annotations.at(0).second);
    }
    CHECK(cohort.annotation_columns == lines{"group"});
    CHECK(found == lines{"sample01 sample01.fastq.gz case",
                         "sample02 sample02.fastq.gz case",
                         "sample03 sample03.fastq.gz case",
                         "sample07 sample07.fastq.gz control",
                         "sample08 sample08.fastq.gz control",
                         "sample09 sample09.fastq.gz control"});
}

TEST_CASE("real files of many origins become one sample each", "[reads]")
{
    fs::path const root = polarmir::test::shared_data("data/reads");
    auto const cohort = polarmir::reads::discover(std::vector{root}, {});
    CHECK(cohort.samples.size() == 17);
    REQUIRE(cohort.skipped.size() == 1);
    CHECK(cohort.skipped.front().path.filename() == "mirdeep2_worm_raw.fa.gz");
}
