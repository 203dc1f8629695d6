// Reference cohorts: written, applied, refused.
#include "cli/demo_reads.hpp"
#include "cli/scored_counts.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <cstdlib>
#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// How far hsa-miR-146a-5p and 223-3p of control sample `i` are from usual.
std::map<std::string, double> somewhat(int i)
{
    return {{"MIMAT0000449", 1 + 0.1 * i}, {"MIMAT0000280", 1.8 - 0.07 * i}, {"MIMAT0000646", 1 + 0.05 * i}};
}

/// A table of twelve controls that vary a little and two tumor samples that lean to M2, with a sheet.
struct cohort
{
    tmp_dir dir;
    std::string counts{(dir / "counts.tsv").string()};
    std::string sheet{(dir / "sheet.tsv").string()};
    std::string out{(dir / "out").string()};
    std::string reference{(dir / "reference.json").string()};

    cohort()
    {
        usual_counts table;
        std::string rows = "sample\tgroup\n";
        for (int i = 1; i <= 12; ++i)
        {
            table.add("C" + std::to_string(i), 5e5, somewhat(i));
            rows += "C" + std::to_string(i) + "\tcontrol\n";
        }
        table.add("T1", 5e5, leaning_to_m2()).add("T2", 7e4, leaning_to_m2());
        polarmir::io::write_file(counts, table.text());
        polarmir::io::write_file(sheet, rows + "T1\ttumor\nT2\ttumor\n");
    }

    /// Compares the groups and writes the reference.
    void compare() const
    {
        auto const result =
            run_cli({"compare", counts, "--samples", sheet, "-o", out, "--write-reference", reference});
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }

    [[nodiscard]] cli_result
    score(std::string const & table, std::string const & where, std::vector<std::string> const & more) const
    {
        std::vector<std::string> command{"score", table, "-o", (dir / where).string()};
        command.insert(command.end(), more.begin(), more.end());
        return run_cli(command);
    }
};

} // namespace

TEST_CASE("a control group of ten serves as reference, each of it without itself", "[cli]")
{
    cohort const data;
    data.compare();
    auto const table = cells(data.dir / "out/polarization.tsv");
    CHECK(std::stod(table.at("T1").at("index_z")) < -2);
    CHECK(std::stod(table.at("T1").at("index_z_p")) < 0.05);
    CHECK(std::stod(table.at("T1").at("index_clipped_z")) < 0);
    CHECK(table.at("T1").at("reference_n") == "12");
    CHECK(table.at("T1").at("z_reason").empty());
    CHECK(table.at("C3").at("reference_n") == "11");
    CHECK(table.at("T2").at("index_z") == "NA");
    CHECK(table.at("T2").at("z_reason") == "not scorable");
    std::string const summary = read_file(data.dir / "out/summary.txt");
    CHECK(contains(summary, "95 % interval    Z       p         verdict"));
    CHECK(contains(summary, "Against 12 reference samples (group control), each left out"));
    CHECK(contains(summary, ": T1 (Z -"));
}

TEST_CASE("a reference cohort calibrates the samples of other tables", "[cli]")
{
    cohort const data;
    data.compare();
    std::string const other = (data.dir / "other.tsv").string();
    polarmir::io::write_file(other,
                             usual_counts{}
                                 .add("renamed C3", 5e5, somewhat(3))
                                 .add("T1", 5e5, leaning_to_m2())
                                 .add("C1", 6e5)
                                 .text(5));
    auto const result = data.score(other, "scored", {"--reference-cohort", data.reference});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    auto const cohort_table = cells(data.dir / "out/polarization.tsv");
    auto const table = cells(data.dir / "scored/polarization.tsv");
    for (char const * const column : {"index_z", "index_z_p", "index_clipped_z", "reference_n", "flags"})
    {
        CAPTURE(column);
        CHECK(table.at("T1").at(column) == cohort_table.at("T1").at(column));
        CHECK(table.at("renamed C3").at(column) == cohort_table.at("C3").at(column));
    }
    CHECK(table.at("C1").at("reference_n") == "12"); // another sample of that name
    std::string const lines = read_file(data.dir / "scored/polarization_long.tsv");
    CHECK(contains(lines, "\tz\tz_p\tclipped_z\treference_n\tz_reason\n"));
}

TEST_CASE("a written reference is the same whatever the order of the table", "[cli]")
{
    cohort const data;
    data.compare();
    usual_counts table;
    for (int i = 1; i <= 12; ++i)
        table.add("C" + std::to_string(i), 5e5, somewhat(i));
    std::string const shuffled = (data.dir / "shuffled.tsv").string();
    polarmir::io::write_file(shuffled, table.text(5));
    std::string const again = (data.dir / "again.json").string();
    REQUIRE(data.score(shuffled, "again", {"--write-reference", again}).code == 0);
    std::string expected = read_file(data.reference);
    std::string const group = "\"group\": \"control\"";
    expected.replace(expected.find(group), group.size(), "\"group\": \"\"");
    CHECK(read_file(again) == expected);
}

TEST_CASE("a reference cohort is refused when something else was scored", "[cli]")
{
    cohort const data;
    data.compare();
    auto const refused = [&](std::string const & table, std::vector<std::string> more) {
        more.insert(more.end(), {"--reference-cohort", data.reference});
        auto const result = data.score(table, "refused", more);
        CHECK(result.code == 3);
        CHECK_FALSE(fs::exists(data.dir / "refused"));
        return result.err;
    };
    std::string const sets = (data.dir / "sets.tsv").string();
    polarmir::io::write_file(sets, "set\tmiRNA\nEV-M1\thsa-miR-155-5p\nEV-M2\thsa-miR-223-3p\n");
    CHECK(contains(refused(data.counts, {"--signatures", sets}),
                   "reference.json: made with other signatures: the hash of set EV-M1 is "));
    std::string const panel = (data.dir / "panel.txt").string();
    polarmir::io::write_file(panel, "hsa-miR-21-5p\nhsa-let-7a-5p\n");
    CHECK(
        contains(refused(data.counts, {"--panel", panel}), "reference.json: made with another panel (164 "));
    std::string rows = read_file(data.counts);
    polarmir::io::write_file(data.dir / "fewer.tsv", rows.substr(0, rows.rfind('\n', rows.size() - 2) + 1));
    CHECK(contains(refused((data.dir / "fewer.tsv").string(), {}),
                   "reference.json: made on another annotation ("));
    std::string text = read_file(data.reference);
    polarmir::io::write_file(data.reference, text.replace(text.find("\"n\":12"), 6, "\"n\":13"));
    CHECK(contains(refused(data.counts, {}), "reference.json: scores[0].n: does not fit the values"));
}

TEST_CASE("too few samples make no reference, and their scores say so", "[cli]")
{
    tmp_dir const dir;
    usual_counts table;
    for (int i = 1; i <= 9; ++i)
        table.add("C" + std::to_string(i), 5e5, somewhat(i));
    polarmir::io::write_file(dir / "counts.tsv", table.add("T1", 5e5, leaning_to_m2()).text());
    std::string rows = "sample\tgroup\nT1\ttumor\n";
    for (int i = 1; i <= 9; ++i)
        rows += "C" + std::to_string(i) + "\tcontrol\n";
    polarmir::io::write_file(dir / "sheet.tsv", rows);
    auto const result = run_cli({"compare",
                                 (dir / "counts.tsv").string(),
                                 "--samples",
                                 (dir / "sheet.tsv").string(),
                                 "-o",
                                 (dir / "out").string(),
                                 "--write-reference",
                                 (dir / "reference.json").string()});
    CHECK(result.code == 3);
    CHECK(contains(result.err, "needs 10 samples with an OK score, 9 have one"));
    CHECK_FALSE(fs::exists(dir / "reference.json"));
    auto const scores = cells(dir / "out/polarization.tsv");
    CHECK(scores.at("T1").at("index_z") == "NA");
    CHECK(scores.at("T1").at("z_reason") == "reference (9 of 10 OK samples)");
    CHECK(scores.at("C1").at("z_reason") == "reference (8 of 10 OK samples)");
    CHECK(contains(read_file(dir / "out/summary.txt"), "no sample is called M1-like or M2-like without"));
}

TEST_CASE("without groups nothing is a reference unless it is given", "[cli]")
{
    cohort const data;
    REQUIRE(data.score(data.counts, "plain", {}).code == 0);
    auto const table = cells(data.dir / "plain/polarization.tsv");
    CHECK(table.at("T1").at("index_z") == "NA");
    CHECK(table.at("T1").at("z_reason") == "no reference cohort");
    CHECK(table.at("T1").at("reference_n") == "0");
}

TEST_CASE("which group is the reference is asked before anything is counted", "[cli]")
{
    tmp_dir const dir;
    for (char const * const file : {"a.fastq.gz", "b.fastq.gz", "c.fastq.gz"})
        write_gzip(dir / file, demo_sample().text());
    polarmir::io::write_file(
        dir / "sheet.tsv",
        "sample\tgroup\tfastq_1\na\tI\ta.fastq.gz\nb\tII\tb.fastq.gz\nc\tIII\tc.fastq.gz\n");
    auto const run = [&](std::vector<std::string> const & more) {
        std::vector<std::string> command{"run",
                                         "--samples",
                                         (dir / "sheet.tsv").string(),
                                         "-o",
                                         (dir / "out").string(),
                                         "--write-reference",
                                         (dir / "reference.json").string()};
        command.insert(command.end(), more.begin(), more.end());
        return run_cli(command);
    };
    auto const ambiguous = run({});
    CHECK(ambiguous.code == 2);
    CHECK(
        contains(ambiguous.err,
                 "--write-reference: groups I, II, III: say which is the reference with --reference-group"));
    auto const unknown = run({"--reference-group", "IV"});
    CHECK(unknown.code == 2);
    CHECK(
        contains(unknown.err, "--reference-group IV: no sample is in that group; the groups are I, II, III"));
    CHECK_FALSE(fs::exists(dir / "out"));
    auto const shallow = run({"--reference-group", "II"});
    CHECK(shallow.code == 3);
    CHECK(contains(shallow.err, "needs 10 samples with an OK score, 0 have one"));
    CHECK(fs::exists(dir / "out/run.json"));
    CHECK(run_cli({"verify", (dir / "out").string()}).code == 0);
}

TEST_CASE("run and merge write the same reference, which gives the same Z to what they counted", "[cli]")
{
    tmp_dir const dir;
    std::string samples = "sample\tgroup\treads\ntumor_01\ttumor\t450000\n";
    for (int i = 1; i <= 10; ++i)
        samples += "control_" + std::to_string(i) + "\tcontrol\t" + std::to_string(460'000 + 1000 * i) + '\n';
    polarmir::io::write_file(dir / "samples.tsv", samples);
    std::string const reads = (dir / "reads").string();
    REQUIRE(run_cli({"simulate", "--sample-table", (dir / "samples.tsv").string(), "-o", reads}).code == 0);
    std::string const out = (dir / "out").string();
    std::string const by_run = (dir / "run.json").string();
    std::string const by_merge = (dir / "merge.json").string();
    auto const run =
        run_cli({"run", "--samples", reads + "/samples.tsv", "-o", out, "--write-reference", by_run});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    auto const expected = tree(out);
    REQUIRE(run_cli({"merge", out, "--write-reference", by_merge}).code == 0);
    CHECK(read_file(by_merge) == read_file(by_run));
    CHECK(tree(out) == expected);
    CHECK(cells(dir / "out/polarization.tsv").at("tumor_01").at("reference_n") == "10");

    // The control group is the reference by itself, and as a file.
    REQUIRE(run_cli({"merge", out, "--reference-cohort", by_run}).code == 0);
    CHECK(tree(out) == expected);
}
