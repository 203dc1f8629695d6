// compare on a made-up table: models, normalisation and tests of miRNAs as the command line asks for them.
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/made_counts.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/report/mirna_tables.hpp>
#include <polarmir/score/background.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

constexpr char const * mir_451a{"MIMAT0001631"};
constexpr std::size_t per_group{4};

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// A table of the usual abundances with noise in T1 ... T4 and C1 ... C4, a sheet, and what came of them.
struct made_table
{
    tmp_dir dir;
    polarmir::tables::count_matrix counts;
    std::string out{(dir / "out").string()};
    /// Of T1 ... C4.
    std::vector<std::string> sheet{"sample\tgroup\tsubject\tbatch\tcentre\tage\tkit",
                                   "T1\ttumor\tA\tb1\tGhent\t61\tk2",
                                   "T2\ttumor\tB\tb2\tGhent\t55\tk2",
                                   "T3\ttumor\tC\tb3\tOslo\t70\tk2",
                                   "T4\ttumor\tD\tb1\tOslo\t48\tk2",
                                   "C1\tcontrol\tA\tb2\tOslo\t63\tk1",
                                   "C2\tcontrol\tB\tb3\tGhent\t52\tk1",
                                   "C3\tcontrol\tC\tb1\tOslo\t66\tk1",
                                   "C4\tcontrol\tE\tb2\tGhent\t50\tk1"};

    made_table()
    {
        constexpr double reads{1e6};
        constexpr double sd{0.3};
        constexpr std::uint64_t seed{42};
        made_noise noise{seed};
        counts.samples = {"T1", "T2", "T3", "T4", "C1", "C2", "C3", "C4"};
        counts.columns.resize(counts.samples.size());
        for (auto const & [mirna, cpm] : polarmir::score::shipped_background().abundance)
        {
            counts.mirnas.push_back(mirna);
            for (std::vector<double> & column : counts.columns)
                column.push_back(std::round(cpm * reads / 1e6 * std::exp2(sd * noise())));
        }
        REQUIRE(counts.mirnas.size() > 200);
    }

    [[nodiscard]] std::size_t row_of(std::string const & mirna) const
    {
        return static_cast<std::size_t>(std::ranges::find(counts.mirnas, mirna) - counts.mirnas.begin());
    }

    void add_row(std::string const & name, std::vector<double> const & values)
    {
        counts.mirnas.push_back(name);
        for (std::size_t i = 0; i < values.size(); ++i)
            counts.columns[i].push_back(values[i]);
    }

    [[nodiscard]] std::string write_table(std::string const & name = "counts.tsv") const
    {
        std::string text = "miRNA\t" + polarmir::join(counts.samples, "\t") + '\n';
        for (std::size_t row = 0; row < counts.mirnas.size(); ++row)
        {
            text += counts.mirnas[row];
            for (std::vector<double> const & column : counts.columns)
                text += '\t' + std::to_string(static_cast<long>(column[row]));
            text += '\n';
        }
        polarmir::io::write_file(dir / name, text);
        return (dir / name).string();
    }

    [[nodiscard]] std::string write_sheet() const
    {
        polarmir::io::write_file(dir / "sheet.tsv", polarmir::join(sheet, "\n") + '\n');
        return (dir / "sheet.tsv").string();
    }

    [[nodiscard]] cli_result compare(std::vector<std::string> const & more = {}) const
    {
        std::vector<std::string> words{"compare", write_table(), "--samples", write_sheet(), "-o", out};
        words.insert(words.end(), more.begin(), more.end());
        return run_cli(words);
    }

    /// Must succeed; gives the summary.
    [[nodiscard]] std::string compared(std::vector<std::string> const & more = {}) const
    {
        auto const result = compare(more);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
        return result.out;
    }

    /// Must be refused before anything is written; gives the message.
    [[nodiscard]] std::string refused(int code, std::vector<std::string> const & more) const
    {
        auto const result = compare(more);
        CAPTURE(result.err, result.out);
        CHECK(result.code == code);
        CHECK_FALSE(fs::exists(out));
        return result.err;
    }

    [[nodiscard]] fs::path table(std::string const & name) const { return fs::path{out} / "compare" / name; }

    /// A cell of the only line of contrasts.tsv.
    [[nodiscard]] std::string contrast(std::string const & column) const
    {
        return cells(table("contrasts.tsv")).at("tumor - control").at(column);
    }
};

/// The names of the columns of a table.
std::string header_of(fs::path const & path)
{
    std::string const text = read_file(path);
    return text.substr(0, text.find('\n'));
}

std::vector<double> changes_of(fs::path const & mirna_table)
{
    std::vector<double> changes;
    for (auto const & [mirna, row] : cells(mirna_table))
        changes.push_back(std::stod(row.at("log2_fold_change")));
    std::ranges::sort(changes);
    return changes;
}

} // namespace

TEST_CASE("compare writes what a planted change of a miRNA comes to", "[cli]")
{
    made_table data;
    std::size_t const row = data.row_of("MIMAT0000449");
    for (std::size_t i = 0; i < per_group; ++i)
        change(data.counts, i, row, row + 1, 4);
    std::string const summary = data.compared();
    auto const table = cells(data.table("mirna.tsv"));
    auto const & changed = table.at("MIMAT0000449");
    CHECK(std::abs(std::stod(changed.at("log2_fold_change")) - 2) < 0.6);
    CHECK(std::stod(changed.at("p_adjusted")) < 0.001);
    CHECK(changed.at("contrast") == "tumor - control");
    CHECK(changed.at("family_tests") == std::to_string(table.size()));
    CHECK(contains(changed.at("sets"), "EV-M2"));
    CHECK(contains(summary,
                   "between tumor and control at a false discovery rate of 5 % (TMM, limma-voom, "
                   "model ~group, BH): MIMAT0000449 +"));
    CHECK(cells(data.table("signatures.tsv")).at("EV-M2").at("kind") == "set");
    for (char const * const name : polarmir::report::mirna_comparison_files())
        CHECK(fs::exists(data.table(name)));
}

TEST_CASE("a batch that is the group is refused before anything is written", "[cli]")
{
    made_table const data;
    CHECK(contains(data.refused(3, {"--batch", "kit"}),
                   "group is confounded with kit (k1: control; k2: tumor): no analysis can tell"));
    CHECK(contains(data.refused(3, {"--covariates", "age,kit"}), "group is confounded with kit"));
}

TEST_CASE("a column that the sheet does not have is a usage error", "[cli]")
{
    made_table const data;
    CHECK(contains(data.refused(2, {"--batch", "plate"}),
                   "--batch: " + (data.dir / "sheet.tsv").string() +
                       " has no column 'plate'; it has group, subject, batch, centre, age, kit"));
    CHECK(contains(data.refused(2, {"--covariates", "age,plate"}), "--covariates: "));
    CHECK(contains(data.refused(2, {"--batch", "batch", "--covariates", "age,BATCH"}),
                   "--covariates: the column batch is in the model already"));
}

TEST_CASE("a sample without a batch is named", "[cli]")
{
    made_table data;
    data.sheet[2] = "T2\ttumor\tB\tNA\tGhent\t55\tk2";
    CHECK(contains(data.refused(3, {"--batch", "batch"}),
                   "sample T2 has no batch; a model needs it for every sample that is compared"));
    CHECK(contains(data.compared(), "model ~group")); // it matters only where it is asked for
}

TEST_CASE("covariates are numbers, or levels where a value is no number; a batch is levels", "[cli]")
{
    made_table data;
    static_cast<void>(data.compared({"--covariates", "centre,age"}));
    CHECK(data.contrast("formula") == "~centre + age + group");
    CHECK(header_of(data.table("design.tsv")) == "sample\t(Intercept)\tcentreOslo\tage\tgrouptumor");
    CHECK(cells(data.table("design.tsv")).at("T3").at("age") == "70");
    CHECK(cells(data.table("design.tsv")).at("T3").at("centreOslo") == "1");
    CHECK(data.contrast("df_residual") == "4");
    CHECK(cells(data.table("colData.tsv")).at("C1").at("centre") == "Oslo");
    CHECK(cells(data.table("scores.tsv")).at("EV-index").at("adjusted_for") == "centre;age");

    for (std::string & line : data.sheet)
        for (char const * const batch : {"\tb1\t", "\tb2\t", "\tb3\t"})
            if (auto const place = line.find(batch); place != std::string::npos)
                line.erase(place + 1, 1);
    static_cast<void>(data.compared({"--batch", "batch"}));
    CHECK(header_of(data.table("design.tsv")) == "sample\t(Intercept)\tbatch2\tbatch3\tgrouptumor");
}

TEST_CASE("the red-cell ratio of each sample can be a covariate", "[cli]")
{
    made_table data;
    static_cast<void>(data.compared({"--adjust-haemolysis"}));
    CHECK(data.contrast("formula") == "~haemolysis_log2 + group");
    auto const scores = cells(fs::path{data.out} / "polarization.tsv");
    for (auto const & [sample, row] : cells(data.table("colData.tsv")))
        CHECK(std::abs(std::stod(row.at("haemolysis_log2")) -
                       std::stod(scores.at(sample).at("haemolysis_log2"))) < 1e-6);
    CHECK(cells(data.table("scores.tsv")).at("EV-index").at("adjusted_for") == "haemolysis_log2");
    static_cast<void>(data.compared({"--adjust-haemolysis", "--covariates", "age"}));
    CHECK(data.contrast("formula") == "~age + haemolysis_log2 + group");

    data.counts.mirnas[data.row_of(mir_451a)] = "hsa-miR-9999"; // no ratio without the miRNA
    auto const refused = data.compare({"--adjust-haemolysis"});
    CHECK(refused.code == 3);
    CHECK(contains(refused.err,
                   "--adjust-haemolysis needs counts of hsa-miR-451a and hsa-miR-23a-3p; hsa-miR-451a has no "
                   "row"));
}

TEST_CASE("without spike-ins their normalisation leaves scores alone and says why", "[cli]")
{
    made_table const data;
    static_cast<void>(data.compared());
    std::string const scores = read_file(data.table("scores.tsv"));
    std::string const summary = data.compared({"--normalisation", "spike-in"});
    CHECK(read_file(data.table("scores.tsv")) == scores);
    CHECK(contains(summary,
                   "- no comparison of miRNAs: spike-in normalisation needs reads of 3 spike-ins, there are "
                   "0: use TMM\n"));
    for (char const * const name : polarmir::report::mirna_comparison_files())
        CHECK_FALSE(fs::exists(data.table(name))); // those of the run before
}

TEST_CASE("RLE without a miRNA in every sample names methods that can be asked for", "[cli]")
{
    made_table data;
    for (std::size_t row = 0; row < data.counts.mirnas.size(); ++row)
        data.counts.columns[row % data.counts.columns.size()][row] = 0;
    CHECK(
        contains(data.compared({"--normalisation", "RLE"}),
                 "- no comparison of miRNAs: no miRNA has reads in every sample, which RLE needs: use TMM or "
                 "TMMwsp\n"));
    static_cast<void>(data.compared({"--normalisation", "TMMwsp"}));
    CHECK(data.contrast("normalisation") == "TMMwsp");
}

TEST_CASE("spike-ins of the table normalise, and are no miRNAs", "[cli]")
{
    made_table data;
    static_cast<void>(data.compared());
    auto const without = cells(fs::path{data.out} / "polarization.tsv");
    std::string const tested = data.contrast("tested");
    // The tumors have four times the spike-ins: a quarter of the miRNAs for the same RNA.
    for (char const * const name : {"LP1-01", "RC1-02", "RC2-16", "cel-miR-39-3p"})
        data.add_row(name, {8000, 8000, 8000, 8000, 2000, 2000, 2000, 2000});
    std::string const summary = data.compared({"--normalisation", "spike-in"});
    CHECK(contains(summary, "(spike-in, limma-voom, model ~group, BH)"));
    std::vector<double> const changes = changes_of(data.table("mirna.tsv"));
    CHECK(std::abs(changes[changes.size() / 2] + 2) < 0.1);
    CHECK(data.contrast("tested") == tested);
    CHECK_FALSE(cells(data.table("counts.tsv")).contains("LP1-01"));
    CHECK(cells(fs::path{data.out} / "polarization.tsv") == without);
    auto const unmatched = cells(fs::path{data.out} / "unmatched.tsv");
    for (char const * const name : {"LP1-01", "RC1-02", "RC2-16"})
        CHECK(unmatched.at(name).at("fate") == "spike_in");
    CHECK(unmatched.at("cel-miR-39-3p").at("fate") == "other_species");

    static_cast<void>(data.compared());
    std::vector<double> const by_tmm = changes_of(data.table("mirna.tsv"));
    CHECK(std::abs(by_tmm[by_tmm.size() / 2]) < 0.1);
}

TEST_CASE("the tests of miRNAs are those asked for", "[cli]")
{
    made_table const data;
    static_cast<void>(data.compared({"--mirna-test", "trend", "--robust", "--normalisation", "RLE"}));
    CHECK(data.contrast("method") == "trend");
    CHECK(data.contrast("robust") == "yes");
    CHECK(data.contrast("normalisation") == "RLE");
    CHECK(data.contrast("voom_span") == "NA");
    std::string const summary = data.compared({"--min-log2-change", "0.5", "--voom-span", "0.4"});
    CHECK(data.contrast("method") == "voom");
    CHECK(data.contrast("threshold_log2") == "0.5");
    CHECK(data.contrast("voom_span") == "0.4");
    CHECK(contains(summary, "by more than 0.50 log2"));
    CHECK(cells(data.table("mirna.tsv")).at("MIMAT0000449").at("b_log_odds") == "NA");
}

TEST_CASE("an error rate is named as what the adjustment controls", "[cli]")
{
    made_table const data;
    CHECK(contains(data.compared({"--p-adjust", "BY"}), "at a false discovery rate of 5 %"));
    std::string const summary = data.compared({"--p-adjust", "holm"});
    CHECK_FALSE(contains(summary, "false discovery rate"));
    CHECK(contains(summary, "at a family-wise error rate of 5 % (TMM, limma-voom, model ~group, holm)"));
}

TEST_CASE("numbers out of range are usage errors that name what they are", "[cli]")
{
    made_table const data;
    CHECK(contains(data.refused(2, {"--min-log2-change", "-0.5"}), "--min-log2-change"));
    CHECK(contains(data.refused(2, {"--voom-span", "2"}), "--voom-span"));
    CHECK(contains(data.refused(2, {"--voom-span", "0"}), "--voom-span"));
    CHECK(contains(data.refused(2, {"--mirna-test", "edgeR"}), "--mirna-test"));
    CHECK(contains(data.refused(2, {"--normalisation", "quantile"}), "--normalisation"));
}

TEST_CASE("scores without groups leave no comparison of an earlier run behind", "[cli]")
{
    made_table const data;
    static_cast<void>(data.compared());
    REQUIRE(fs::exists(data.table("scores.tsv")));
    std::string const own = (fs::path{data.out} / "compare/notes.txt").string();
    polarmir::io::write_file(own, "mine\n");
    REQUIRE(run_cli({"score", data.write_table(), "-o", data.out, "--force"}).code == 0);
    std::set<std::string> left;
    for (auto const & entry : fs::directory_iterator{fs::path{data.out} / "compare"})
        left.insert(entry.path().filename().string());
    CHECK(left == std::set<std::string>{"notes.txt"});
}

TEST_CASE("files are the same for any order of columns and rows of the table", "[cli]")
{
    // Samples come in the order of the sheet, so that not even polarization.tsv is another.
    made_table data;
    std::vector<std::string> const options{"--batch", "batch", "--covariates", "age"};
    static_cast<void>(data.compared(options));
    auto const plain = tree(data.out);
    CHECK(plain.size() > 12);
    std::ranges::rotate(data.counts.samples, data.counts.samples.begin() + 3);
    std::ranges::rotate(data.counts.columns, data.counts.columns.begin() + 3);
    static_cast<void>(data.compared(options));
    CHECK(tree(data.out) == plain);
    std::ranges::reverse(data.counts.mirnas);
    for (std::vector<double> & column : data.counts.columns)
        std::ranges::reverse(column);
    static_cast<void>(data.compared(options));
    CHECK(tree(data.out) == plain);
}

TEST_CASE("a sample that takes no part does not change the comparison", "[cli]")
{
    made_table data;
    static_cast<void>(data.compared());
    std::string const plain = read_file(data.table("mirna.tsv"));
    data.counts.samples.emplace_back("X1");
    data.counts.columns.push_back(data.counts.columns.front());
    static_cast<void>(data.compared()); // in the table alone
    CHECK(read_file(data.table("mirna.tsv")) == plain);
    data.sheet.emplace_back("X1\tother\tF\tb9\tRome\tNA\tk9");
    CHECK(data.compare().code == 2); // three groups
    static_cast<void>(data.compared({"--case", "tumor", "--control", "control"}));
    CHECK(read_file(data.table("mirna.tsv")) == plain);
    static_cast<void>(data.compared({"--case", "tumor", "--control", "control", "--covariates", "age"}));
    CHECK(data.contrast("formula") == "~age + group");
}

TEST_CASE("groups that differ in depth are told of", "[cli]")
{
    made_table data;
    constexpr char const * caveat{"- The groups differ in miRNA reads: by -1."};
    CHECK_FALSE(contains(data.compared(), "The groups differ in"));
    for (std::size_t i = 0; i < per_group; ++i)
        change(data.counts, i, 0, data.counts.mirnas.size(), 0.4);
    std::string const summary = data.compared();
    CHECK(summary.find(caveat) > summary.find("Must be said with it:"));
    CHECK(contains(summary,
                   " log2 (tumor - control). A difference of scores, sets or miRNAs may be due to it.\n"));
}

TEST_CASE("groups that differ in haemolysis are told what can be done, and what was", "[cli]")
{
    made_table data;
    std::size_t const row = data.row_of(mir_451a);
    for (std::size_t i = 0; i < per_group; ++i)
        change(data.counts, i, row, row + 1, i == 0 ? 1 : 12);
    std::string const summary = data.compared();
    CHECK(contains(summary, "The groups differ in haemolysis (miR-451a / miR-23a-3p): by "));
    CHECK(contains(summary, "--adjust-haemolysis takes it into the model."));
    std::string const adjusted = data.compared({"--adjust-haemolysis"});
    CHECK(contains(adjusted, "The groups differ in haemolysis (miR-451a / miR-23a-3p): by "));
    CHECK(contains(adjusted, "also of those without red-cell miRNAs, although the model adjusts for it."));
}

TEST_CASE("samples whose partner is missing do not stop a comparison of pairs", "[cli]")
{
    made_table const data; // T4 is of subject D, C4 of E
    std::string const summary = data.compared({"--block", "subject"});
    CHECK(contains(summary, "of 3 pairs"));
    CHECK(data.contrast("paired") == "yes");
    CHECK(data.contrast("formula") == "~subject + group");
    CHECK(data.contrast("df_residual") == "2");
    CHECK_FALSE(cells(data.table("colData.tsv")).contains("T4"));
    CHECK(contains(summary,
                   "Left out of the comparison of miRNAs: C4 (no counted partner in block E), T4 (no counted "
                   "partner in block D)."));
    CHECK(contains(cells(data.table("scores.tsv")).at("EV-index").at("left_out"),
                   "T4: no scored partner in block D"));
}

TEST_CASE("samples without a block or group are none of a pair or group called NA", "[cli]")
{
    made_table data;
    data.sheet[4] = "T4\ttumor\tNA\tb1\tOslo\t48\tk2";
    data.sheet[8] = "C4\tcontrol\tNA\tb2\tGhent\t50\tk1";
    CHECK(contains(data.refused(3, {"--block", "subject"}),
                   "sample T4 has no block; a paired comparison needs one for each sample"));
    data.sheet[4] = "T4\tNA\tD\tb1\tOslo\t48\tk2";
    static_cast<void>(data.compared()); // two groups and a sample of none
    CHECK(data.contrast("samples") == "7");
}

TEST_CASE("merge writes the same comparison on any number of threads", "[cli]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    REQUIRE(run_cli({"simulate",
                     "-o",
                     (dir / "sim").string(),
                     "--groups",
                     "tumor,control",
                     "--samples-per-group",
                     "3",
                     "--reads",
                     "60000"})
                .code == 0);
    REQUIRE(run_cli({"run", "--samples", (dir / "sim/samples.tsv").string(), "-o", out, "-t", "2"}).code ==
            0);
    auto const plain = tree(out);
    CHECK(fs::exists(dir / "out/compare/mirna.tsv"));
    for (char const * const threads : {"1", "3"})
    {
        REQUIRE(run_cli({"merge", out, "-t", threads}).code == 0);
        CHECK(tree(out) == plain);
    }
}

TEST_CASE("a word in a column of numbers is refused instead of making levels of them", "[cli]")
{
    made_table data;
    data.sheet[2] = "T2\ttumor\tB\tb2\tGhent\tunknown\tk2";
    CHECK(contains(data.refused(3, {"--covariates", "age"}),
                   "sheet.tsv: the column age holds numbers, but not of T2 ('unknown'); put these right, or "
                   "give the column to --batch"));
    data.sheet[2] = "T2\tother\tB\tb2\tGhent\tunknown\tk2"; // of a group that is not compared
    static_cast<void>(data.compared({"--covariates", "age", "--case", "tumor", "--control", "control"}));
    CHECK(data.contrast("formula") == "~age + group");
    CHECK(data.contrast("df_residual") == "4");
}

TEST_CASE("a sample without reads of tested miRNAs is left out and stops nothing", "[cli]")
{
    made_table data;
    data.add_row("hsa-novel-1", {0, 0, 0, 0, 0, 0, 0, 2}); // too few to be tested
    for (std::size_t row = 0; row + 1 < data.counts.mirnas.size(); ++row)
        data.counts.columns.back()[row] = 0;
    std::string const summary = data.compared();
    CHECK(contains(summary, "Left out of the comparison of miRNAs: C4 (no reads of the tested miRNAs)."));
    CHECK(data.contrast("samples") == "7");
    CHECK(fs::exists(data.table("mirna.tsv")));
}

TEST_CASE("a covariate cannot have the name of a column of the comparison's tables", "[cli]")
{
    made_table data;
    data.sheet.front() = "sample\tgroup\tsubject\tbatch\tcentre\tnorm_factor\tkit";
    CHECK(contains(data.refused(2, {"--covariates", "norm_factor"}),
                   "the name norm_factor is taken in the tables of the comparison; rename the column"));
}
