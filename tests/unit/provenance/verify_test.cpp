#include "made_folder.hpp"
#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/provenance/verify.hpp>

using namespace polarmir;
using namespace polarmir::test;
using provenance::finding;
namespace fs = std::filesystem;

namespace {

/// made_folder with the inputs of its samples, as they were when they were counted.
struct finished_folder : made_folder
{
    finished_folder()
    {
        io::write_file(dir / "A.fastq", "reads of A");
        record("A", pipeline::stat_inputs({"A", {dir / "A.fastq"}, {}}));
        record("B", pipeline::stat_inputs({"B", {"-"}, {}}));
        finish();
    }

    void record(std::string const & sample, std::vector<pipeline::input_record> inputs) const
    {
        pipeline::run_record made;
        made.inputs = std::move(inputs);
        for (pipeline::input_record & input : made.inputs)
            if (input.path != "<stdin>")
                input.xxh3 = io::digest_of(input.path).xxh3;
        write("samples/" + sample + "/run.json", pipeline::to_json(made));
    }

    [[nodiscard]] provenance::verification verify(bool inputs = false) const
    {
        auto const one = provenance::verify({out, inputs, 1});
        CHECK(provenance::verify({out, inputs, 3}).problems == one.problems);
        return one;
    }

    [[nodiscard]] finding problem() const
    {
        auto const found = verify(true).problems;
        REQUIRE(found.size() == 1);
        return found.front();
    }
};

} // namespace

TEST_CASE("a folder that is as it was has no problems", "[provenance]")
{
    finished_folder const folder;
    auto const found = folder.verify(true);
    CHECK(found.problems.empty());
    CHECK(found.unlisted.empty());
    CHECK(found.files == 8);
    CHECK(found.samples == 2);
    CHECK(found.inputs == 1);
    CHECK(found.streams == 1);
}

TEST_CASE("a flipped byte in any result is found", "[provenance]")
{
    for (std::string const & path : provenance::list_results(finished_folder{}.out))
    {
        CAPTURE(path);
        finished_folder const folder;
        std::string text = read_file(folder.out / path);
        text[text.size() / 2] = static_cast<char>(text[text.size() / 2] ^ 1);
        folder.write(path, text);
        auto const found = folder.verify().problems;
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().file == path);
        CHECK(found.front().status == "changed");
    }
}

TEST_CASE("missing, shorter and longer files are told with their sizes", "[provenance]")
{
    finished_folder const folder;
    fs::path const file = folder.out / "samples/A/sample.json";
    fs::remove(file);
    CHECK(folder.problem() == finding{"samples/A/sample.json", "missing", "2 bytes expected"});
    folder.write("samples/A/sample.json", "{");
    CHECK(folder.problem() == finding{"samples/A/sample.json", "truncated", "2 bytes expected, 1 found"});
    folder.write("samples/A/sample.json", "{ }");
    CHECK(folder.problem() == finding{"samples/A/sample.json", "changed", "2 bytes expected, 3 found"});
}

TEST_CASE("without run.json files are still compared", "[provenance]")
{
    finished_folder const folder;
    fs::remove(folder.out / "run.json");
    CHECK(folder.problem().file == "run.json");
    folder.write("samples/A/sample.json", "{");
    CHECK(folder.verify().problems.size() == 2);
}

TEST_CASE("files that came later are named and no problem", "[provenance]")
{
    finished_folder const folder;
    folder.write("with.tsv", "");
    folder.write("notes.txt", "");
    auto const found = folder.verify();
    CHECK(found.problems.empty());
    CHECK(found.unlisted == std::vector<std::string>{"with.tsv"});
}

TEST_CASE("checksums made again over a changed file do not fit run.json", "[provenance]")
{
    finished_folder const folder;
    folder.write("samples/A/sample.json", "[]");
    folder.write_checksums();
    CHECK(folder.problem() == finding{"samples/A/sample.json",
                                      "changed",
                                      "fits SHA256SUMS, but not run.json, which was written before"});
}

TEST_CASE("all records made again over a changed table do not fit the samples", "[provenance]")
{
    finished_folder const folder;
    folder.write("counts/mature_counts.tsv", "miRNA\tA\tB\nmiR-1\t6\t0\nmiR-2\t2\t7\n");
    folder.finish();
    CHECK(folder.problem() == finding{"counts/mature_counts.tsv",
                                      "inconsistent",
                                      "sample A: miR-1 is 6, in samples/A/counts.tsv 5"});
}

TEST_CASE("a table that was removed with its line is told", "[provenance]")
{
    finished_folder const folder;
    fs::remove(folder.out / "counts/mature_counts.tsv");
    folder.write_checksums();
    CHECK(folder.problem().status == "missing");
    folder.finish();
    CHECK(folder.problem() == finding{"counts/mature_counts.tsv", "missing", {}});
}

TEST_CASE("damaged checksums are told from damaged files", "[provenance]")
{
    finished_folder const folder;
    std::string const text = read_file(folder.out / "SHA256SUMS");
    std::string flipped = text;
    flipped.front() = flipped.front() == '0' ? '1' : '0';
    folder.write("SHA256SUMS", flipped);
    finding const problem = folder.problem();
    CHECK(problem.file == "SHA256SUMS");
    CHECK(problem.status == "changed");

    flipped.front() = 'x';
    folder.write("SHA256SUMS", flipped);
    auto const found = folder.verify().problems;
    REQUIRE(found.size() == 2);
    CHECK(found[0] == finding{"SHA256SUMS", "damaged", "line 1 is no checksum"});
    CHECK(found[1].detail == "in run.json, but not in SHA256SUMS");
}

TEST_CASE("a folder without checksums is not finished", "[provenance]")
{
    finished_folder const folder;
    fs::remove(folder.out / "SHA256SUMS");
    CHECK_THROWS_AS(provenance::verify({folder.out, false, 1}), input_error);
}

TEST_CASE("inputs are compared by size and content, not by time", "[provenance]")
{
    finished_folder const folder;
    fs::path const input = folder.dir / "A.fastq";
    fs::last_write_time(input, fs::last_write_time(input) + std::chrono::seconds{5});
    CHECK(folder.verify(true).problems.empty());

    auto const time = fs::last_write_time(input);
    io::write_file(input, "reads of B");
    fs::last_write_time(input, time);
    CHECK(folder.verify(false).problems.empty());
    finding const changed = folder.problem();
    CHECK(changed.status == "changed");
    CHECK(changed.detail.ends_with(" (sample A)"));

    io::write_file(input, "reads");
    CHECK(folder.problem().status == "truncated");
    CHECK(folder.problem().detail == "10 bytes expected, 5 found (sample A)");
    fs::remove(input);
    CHECK(folder.problem().status == "missing");
}

TEST_CASE("the record of a sample that cannot be read is told", "[provenance]")
{
    finished_folder const folder;
    folder.write("samples/B/run.json", "{");
    finding const problem = folder.problem();
    CHECK(problem.file == "samples/B/run.json");
    CHECK(problem.status == "damaged");
}
