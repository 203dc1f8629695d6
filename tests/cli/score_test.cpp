// score, compare and signatures on tables.
#include "cli/scored_counts.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// A folder with a table of three tumor and three control samples and a sheet.
struct small_cohort
{
    tmp_dir dir;
    std::string counts{(dir / "counts.tsv").string()};
    std::string sheet{(dir / "sheet.csv").string()};
    std::string out{(dir / "out").string()};

    small_cohort()
    {
        usual_counts table;
        table.add("T1", 5e5, leaning_to_m2())
            .add("T2", 6e5, leaning_to_m2(2.95))
            .add("T3", 7e4, leaning_to_m2())
            .add("C1", 5e5)
            .add("C2", 4e5, {{"MIMAT0000449", 1.05}})
            .add("C3", 2e5);
        polarmir::io::write_file(counts, table.text());
        polarmir::io::write_file(sheet,
                                 "sample,group,subject\nT1,tumor,A\nT2,tumor,B\nT3,tumor,C\nC1,control,A\nC2,"
                                 "control,B\nC3,control,C\n");
    }
};

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("score writes a verdict and an index for every sample of a table", "[cli]")
{
    small_cohort const data;
    auto const result = run_cli({"score", data.counts, "-o", data.out});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    auto const table = cells(data.dir / "out/polarization.tsv");
    CHECK(table.at("T1").at("verdict") == "OK");
    CHECK(table.at("T3").at("verdict") == "NA");
    CHECK(table.at("T3").at("reason").starts_with("depth (7"));
    CHECK(table.at("T3").at("index_log2") == "NA");
    CHECK(table.at("C3").at("verdict") == "LOW");
    CHECK(std::stod(table.at("T1").at("index_log2")) < std::stod(table.at("C1").at("index_log2")) - 0.3);
    CHECK(std::stod(table.at("C1").at("index_ci95_low_log2")) < std::stod(table.at("C1").at("index_log2")));
    CHECK(table.at("C1").at("m1_members") == "16");
    CHECK(table.at("C1").at("m2_members") == "44");
    std::string const scored = read_file(data.dir / "out/signatures.tsv");
    CHECK(contains(scored, "\tMIMAT0000646\thsa-miR-155-5p\t1\t1\tMIMAT0000646\tno\tNA\n"));
    CHECK(contains(scored, "\tMIMAT0000092\thsa-miR-92a-3p\t0.5253\t1\tMIMAT0000092\tyes\tNA\n"));
    CHECK(contains(result.out, "T3      NA      NA               NA       not scorable: depth (7"));
    CHECK(result.out == read_file(data.dir / "out/summary.txt"));
    CHECK(contains(result.out, "no score comparison: nothing is known of the samples' groups"));
    CHECK_FALSE(fs::exists(data.dir / "out/compare/scores.tsv"));
}

TEST_CASE("scores do not depend on the order of the table, nor on other samples", "[cli]")
{
    tmp_dir const dir;
    auto const score = [&](std::string const & name, std::string const & text) {
        polarmir::io::write_file(dir / (name + ".tsv"), text);
        REQUIRE(run_cli({"score", (dir / (name + ".tsv")).string(), "-o", (dir / name).string()}).code == 0);
        return std::pair{cells(dir / (name + "/polarization.tsv")),
                         read_file(dir / (name + "/polarization_long.tsv"))};
    };
    auto const few = score("few", usual_counts{}.add("A", 5e5).add("B", 4e5, leaning_to_m2()).text());
    auto const shuffled =
        score("shuffled", usual_counts{}.add("A", 5e5).add("B", 4e5, leaning_to_m2()).text(5));
    CHECK(shuffled == few);
    auto const more = score(
        "more",
        usual_counts{}.add("X", 1e6, leaning_to_m2(9)).add("B", 4e5, leaning_to_m2()).add("A", 5e5).text());
    CHECK(more.first.at("A") == few.first.at("A"));
    CHECK(more.first.at("B") == few.first.at("B"));
    std::string const lines_of_b = few.second.substr(few.second.find("\nB\t"));
    CHECK(contains(more.second, lines_of_b.substr(0, lines_of_b.size() - 1)));
}

TEST_CASE("compare tests groups and leaves out what has no score, by name", "[cli]")
{
    small_cohort const data;
    auto const result = run_cli({"compare", data.counts, "--samples", data.sheet, "-o", data.out});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    auto const table = cells(data.dir / "out/compare/scores.tsv");
    auto const & index = table.at("EV-index"); // the last line of that name: noRBC
    CHECK(index.at("variant") == "noRBC");
    CHECK(index.at("contrast") == "tumor - control");
    CHECK(index.at("n_case") == "2");
    CHECK(index.at("n_control") == "3");
    CHECK(index.at("wilcoxon_smallest_p") == "0.2");
    CHECK(index.at("p_adjusted") == "NA");
    CHECK(index.at("left_out").starts_with("T3: depth (7"));
    CHECK(std::stod(index.at("difference_log2")) < 0);
    CHECK(contains(result.out, "log2 units lower in tumor (n = 2) than in control (n = 3, 1 of them LOW)"));
    CHECK(contains(result.out, "The cargo of tumor leans further to M2."));
    CHECK(contains(result.out, "Left out of the comparison: T3 (depth (7"));
    CHECK(contains(result.out, "the rank sum test cannot fall below p = 0.2."));
    CHECK(contains(result.out, "no sample is called M1-like or M2-like"));
}

TEST_CASE("compare pairs samples by a column", "[cli]")
{
    small_cohort const data;
    auto const result =
        run_cli({"compare", data.counts, "--samples", data.sheet, "--block", "subject", "-o", data.out});
    REQUIRE(result.code == 0);
    auto const table = cells(data.dir / "out/compare/scores.tsv");
    CHECK(table.at("EV-M2").at("paired") == "yes");
    CHECK(table.at("EV-M2").at("n_case") == "2");
    CHECK(table.at("EV-M2").at("left_out").ends_with("C3: no scored partner in block C"));
    CHECK(contains(result.out, "of 2 pairs"));
}

TEST_CASE("a comparison that cannot be chosen is a usage error that says how", "[cli]")
{
    small_cohort const data;
    auto const refused = [&](std::vector<std::string> const & more) {
        std::vector<std::string> command{"compare", data.counts, "--samples", data.sheet, "-o", data.out};
        command.insert(command.end(), more.begin(), more.end());
        auto const result = run_cli(command);
        CHECK(result.code == 2);
        CHECK_FALSE(fs::exists(data.out));
        return result.err;
    };
    CHECK(contains(refused({"--case", "tumour"}),
                   "--case tumour: no sample is in that group; the groups are tumor, control"));
    CHECK(contains(refused({"--group-column", "diagnosis"}),
                   "has no column 'diagnosis'; it has group, subject"));
    CHECK(contains(refused({"--block", "patient"}), "has no column 'patient'; it has group, subject"));
    CHECK(contains(refused({"--group-column", "subject"}), "3 groups (A, B, C)"));
    CHECK(contains(refused({"--p-adjust", "fdr"}), "--p-adjust"));
}

TEST_CASE("samples that sheet and table do not share are told", "[cli]")
{
    small_cohort const data;
    polarmir::io::write_file(data.sheet, "sample\tgroup\nT1\ttumor\nC1\tcontrol\nZ9\tcontrol\n");
    auto const result = run_cli({"compare", data.counts, "--samples", data.sheet, "-o", data.out});
    CHECK(result.code == 0);
    CHECK(contains(result.err, "sample Z9 of the sheet has no column in the table"));
    CHECK(contains(result.err, "4 columns of the table are not in the sheet"));
    CHECK(contains(result.out, "With one sample in a group nothing can be said of chance."));
}

TEST_CASE("a table that is no table of counts is told of", "[cli]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    auto const score = [&](std::string const & text) {
        polarmir::io::write_file(dir / "t.tsv", text);
        return run_cli({"score", (dir / "t.tsv").string(), "-o", out});
    };
    CHECK(score("miRNA\tA\nhsa-let-7a-5p\tx\n").code == 3);
    CHECK_FALSE(fs::exists(out));
    CHECK(contains(score("miRNA\tA\tB\nhsa-miR-21-5p\t899999.5\t500000\nhsa-let-7a-5p\t100000.5\t3\n").err,
                   "1 sample looks like CPM (the first is A)"));
    CHECK_FALSE(contains(
        score("miRNA\tA\tB\nhsa-miR-21-5p\t900000\t500000\nhsa-let-7a-5p\t100000\t500000\n").err, "CPM"));
    CHECK(contains(
        score("miRNA\tA\nmiR-21-5p\t5\nlet-7a-5p\t5\n").err,
        "no row is named as in miRBase 22: miR-21-5p (today perhaps hsa-miR-21-5p), let-7a-5p (today "
        "perhaps hsa-let-7a-5p): nothing can be scored"));
    auto const mouse = score("miRNA\tA\nmmu-let-7a-5p\t500000\n");
    CHECK(mouse.code == 0);
    CHECK(contains(mouse.err, "no row is a miRNA of the signatures' species (hsa)"));
    CHECK(contains(mouse.out, "not scorable: depth (0 of 100,000 miRNA counts, 100,000 missing)"));
    CHECK(run_cli({"score", (dir / "absent.tsv").string(), "-o", out}).code == 2);
}

TEST_CASE("results of a run are not replaced by those of a table", "[cli]")
{
    small_cohort const data;
    fs::create_directories(fs::path{data.out} / "samples/A");
    for (char const * const command : {"score", "compare"})
    {
        std::vector<std::string> words{command, data.counts, "-o", data.out};
        if (std::string{command} == "compare")
            words.insert(words.end(), {"--samples", data.sheet});
        auto const refused = run_cli(words);
        CHECK(refused.code == 2);
        CHECK(contains(refused.err, "holds counted samples"));
        words.emplace_back("--force");
        CHECK(run_cli(words).code == 0);
    }
}

TEST_CASE("own lists are checked", "[cli]")
{
    small_cohort const data;
    std::string const list = (data.dir / "list.txt").string();
    auto const score = [&](char const * const option, std::string const & text) {
        polarmir::io::write_file(list, text);
        return run_cli({"score", data.counts, option, list, "-o", data.out});
    };
    auto const header = score("--panel", "miRNA\nhsa-let-7a-5p\n");
    CHECK(contains(header.err, "1 of 2 are not in miRBase 22, the first is 'miRNA'"));
    CHECK(contains(header.out, "not scorable: panel (1 of 50 panel miRNAs in the table)"));
    auto const nothing = score("--red-cell", "miR-16-5p\n");
    CHECK(nothing.code == 3);
    CHECK(contains(nothing.err, "'miR-16-5p' (today perhaps hsa-miR-16-5p); one name or accession per line"));
    CHECK(score("--red-cell", "hsa-miR-16-5p\nhsa-miR-16-5p\n").code == 3);
    CHECK(score("--reference-abundance", "miRNA\tcpm\nhsa-miR-16-5p\t-1\n").code == 3);
    CHECK(score("--reference-abundance", "miRNA\tcpm\nhsa-miR-16-5p\t1\n").code == 0);
    CHECK(run_cli({"score", data.counts, "--min-panel", "-1", "-o", data.out}).code == 2);
}

TEST_CASE("groups without spread or with a single pair are told as such", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "c.tsv",
                             usual_counts{}.add("A", 5e5).add("B", 5e5).add("C", 5e5).add("D", 5e5).text());
    polarmir::io::write_file(dir / "s.tsv",
                             "sample\tGroup\tpair\nA\ttumor\t1\nB\ttumor\t2\nC\tcontrol\t1\nD\tcontrol\t3\n");
    auto const compare = [&](std::vector<std::string> const & more) {
        std::vector<std::string> words{"compare",
                                       (dir / "c.tsv").string(),
                                       "--samples",
                                       (dir / "s.tsv").string(),
                                       "-o",
                                       (dir / "out").string()};
        words.insert(words.end(), more.begin(), more.end());
        auto const result = run_cli(words);
        CAPTURE(result.err);
        CHECK(result.code == 0);
        return result.out;
    };
    CHECK(contains(compare({}), "The scores do not vary within the groups: no test is possible."));
    std::string const pairs = compare({"--block", "pair"});
    CHECK(contains(pairs, "of 1 pair: difference 0.00. With one pair nothing can be said of chance."));
    polarmir::io::write_file(dir / "s.tsv", "sample\tgroup\tpair\nA\ttumor\t1\nC\tcontrol\t2\n");
    CHECK(
        contains(compare({"--block", "pair"}),
                 "no score comparison: 1 of 1 tumor and 1 of 1 control samples are scorable, but no pair is "
                 "complete"));
}

TEST_CASE("own sets take the place of the curated ones", "[cli]")
{
    small_cohort const data;
    std::string const sets = (data.dir / "sets.gmt").string();
    polarmir::io::write_file(
        sets, "mine\t.\thsa-let-7a-5p\thsa-let-7b-5p\thsa-miR-21-5p\thsa-miR-22-3p\thsa-miR-16-5p\n");
    auto const result = run_cli({"score", data.counts, "--signatures", sets, "-o", data.out});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(contains(result.out, "No polarization index"));
    auto const table = cells(data.dir / "out/polarization.tsv");
    CHECK(table.at("T1").at("verdict") == "NA");
    CHECK(table.at("T1").at("reason") == "the signatures hold no opposing sets");
    CHECK(contains(read_file(data.dir / "out/polarization_long.tsv"), "T1\tmine\tset\tall\tOK\t"));

    polarmir::io::write_file(sets, "M1\t.\thsa-miR-320a\n");
    auto const refused = run_cli({"score", data.counts, "--signatures", sets, "-o", data.out});
    CHECK(refused.code == 3);
    CHECK(contains(refused.err, "the name is of an older release, today it is hsa-miR-320a-3p"));
}
