#include "reference_samples.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/score/reference_file.hpp>

#include <string>

using namespace polarmir;
using namespace polarmir::score;
using polarmir::test::read_file;
using polarmir::test::reference_samples;
using polarmir::test::tmp_dir;

namespace {

/// A written reference of ten samples, and what reading it says after a change.
struct written_reference
{
    tmp_dir dir;
    std::filesystem::path path{dir / "ref.json"};
    std::string text;

    written_reference()
    {
        reference_cohort reference = reference_samples{}.add_usual(10).build();
        reference.group = "control";
        write_reference(path, reference);
        text = read_file(path);
    }

    /// The message without the path; empty when it is taken.
    [[nodiscard]] std::string problem(std::string const & old_part, std::string const & new_part) const
    {
        std::string changed = text;
        std::size_t const at = changed.find(old_part);
        REQUIRE(at != std::string::npos);
        io::write_file(path, changed.replace(at, old_part.size(), new_part));
        try
        {
            static_cast<void>(read_reference(path));
        }
        catch (input_error const & e)
        {
            std::string const message = e.what();
            REQUIRE(message.starts_with(path.string() + ": "));
            return message.substr(path.string().size() + 2);
        }
        return {};
    }
};

} // namespace

TEST_CASE("a reference cohort comes back from its file as it was", "[score]")
{
    written_reference const written;
    reference_cohort const back = read_reference(written.path);
    reference_samples samples;
    reference_cohort const expected = samples.add_usual(10).build();
    CHECK(back.group == "control");
    CHECK(back.panel == expected.panel);
    REQUIRE(back.samples.size() == 10);
    CHECK(back.samples[9].name == "R10");
    REQUIRE(back.scores.size() == expected.scores.size());
    CHECK(back.scores[0].scores == expected.scores[0].scores);
    CHECK(back.levels.size() == expected.levels.size());
    samples.add("S", {{"a1", 9}, {"a3", 5}});
    CHECK(samples.against(back, 10).sets[0].calibrated.value->z ==
          samples.against(expected, 10).sets[0].calibrated.value->z);
    write_reference(written.dir / "again.json", back);
    CHECK(read_file(written.dir / "again.json") == written.text);
}

TEST_CASE("a reference cohort file can be read by people", "[score]")
{
    written_reference const written;
    CHECK(written.text.starts_with(
        "{\n  \"format\": \"polarmir reference cohort\",\n  \"format_version\": 1,\n"));
    CHECK(written.text.find("\n    {\"sample\":\"R3\",\"counts_hash\":\"") != std::string::npos);
    CHECK(written.text.find("\n    {\"miRNA\":\"p1\",\"mean\":6.0,\"sd\":0.0},\n") != std::string::npos);
}

TEST_CASE("a reference of fewer than ten OK samples is not written", "[score]")
{
    tmp_dir const dir;
    CHECK_THROWS_AS(write_reference(dir / "ref.json", reference_samples{}.add_usual(9).build()), input_error);
    CHECK_FALSE(std::filesystem::exists(dir / "ref.json"));
}

TEST_CASE("what is wrong with a reference cohort file is told with its place", "[score]")
{
    written_reference const written;
    CHECK(written.problem("\"control\"", "\"healthy\"").empty());
    CHECK(written.problem("{", "").starts_with("this is no reference cohort (JSON): "));
    CHECK(written.problem("reference cohort", "sample").starts_with("format: this is no reference cohort"));
    CHECK(written.problem("\"format_version\": 1", "\"format_version\": 2")
              .starts_with("format_version: written by another version"));
    CHECK(written.problem("\"offset_cpm\": 10.0", "\"offset_cpm\": \"10\"") ==
          "offset_cpm: a number is expected");
    CHECK(written.problem("\"samples\"", "\"sample_list\"") == "'samples' is missing");
    CHECK(written.problem("\"R2\"", "\"R1\"") == "samples[1]: R1 is listed twice");
    CHECK(written.problem("\"p2\"", "\"p9\"").starts_with("panel.hash: does not fit the miRNAs"));
    CHECK(
        written.problem("\"miRNA\":\"p2\"", "\"miRNA\":\"p9\"").starts_with("annotation.hash: does not fit"));
    CHECK(written.problem("\"kind\":\"index\"", "\"kind\":\"pair\"") ==
          "scores[0].kind: 'index' or 'set' is expected");
    CHECK(written.problem("\"variant\":\"all\"", "\"variant\":\"some\"")
              .starts_with("scores[0].variant: 'some' is no variant"));
    CHECK(written.problem("\"n\":10", "\"n\":11").starts_with("scores[0].n: does not fit the values"));
    CHECK(written.problem("\"values\":[", "\"values\":[1.0,") ==
          "scores[0].values: 11 values, but there are 10 samples");
    CHECK(written.problem("\"values\":[", "\"values\":[true,") ==
          "scores[0].values[0]: a number is expected");
    CHECK(written.problem("\"sd\":0.0", "\"sd\":-1").find("sd: ") != std::string::npos);
}

TEST_CASE("a reference cohort file that is not there is told of", "[score]")
{
    CHECK_THROWS_AS(read_reference("no/such.json"), input_error);
}
