#include "made_report.hpp"
#include "support/files.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <set>

using namespace polarmir;
using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// The column of that name, from top to bottom.
std::vector<std::string> column(fs::path const & path, std::string const & name)
{
    io::table const table = io::read_table(path);
    std::vector<std::string> values;
    for (io::table::row const & row : table.rows)
        values.push_back(row.fields[table.column(name)]);
    return values;
}

std::vector<std::string> header_behind_first(fs::path const & path)
{
    io::table const table = io::read_table(path);
    return {table.header.begin() + 1, table.header.end()};
}

double number(std::string const & text)
{
    return std::strtod(text.c_str(), nullptr);
}

/// Twelve significant digits.
void check_number(std::string const & text, double expected)
{
    CAPTURE(text, expected);
    CHECK(std::abs(number(text) - expected) <= 1e-11 * std::abs(expected));
}

} // namespace

TEST_CASE("mirna.tsv has a line for each tested miRNA, smallest p first", "[report]")
{
    tmp_dir const dir;
    made_report made;
    made.data.counts.columns[0][3] = made.data.counts.columns[5][3] = 0;
    for (std::vector<double> & counts : made.data.counts.columns)
        counts[7] = 1; // not tested
    auto const report = made();
    write_mirna_comparison(dir / "mirna.tsv", report);
    auto const names = column(dir / "mirna.tsv", "miRNA");
    CHECK(names.size() == 59);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == 59);
    CHECK(std::ranges::count(names, "m107") == 0);
    std::vector<double> p;
    for (std::string const & text : column(dir / "mirna.tsv", "p"))
        p.push_back(number(text));
    CHECK(std::ranges::is_sorted(p));
    std::set<std::string> const first(names.begin(), names.begin() + 6);
    CHECK(first == std::set<std::string>{"m110", "m111", "m112", "m113", "m120", "m121"});
}

TEST_CASE("numbers of mirna.tsv come back as they were", "[report]")
{
    tmp_dir const dir;
    made_report made;
    made.data.change_tumors(40, 41, 1000); // a p-value far from 1
    auto const report = made();
    write_mirna_comparison(dir / "mirna.tsv", report);
    auto const table = cells(dir / "mirna.tsv");
    for (compare::compared_mirna const & one : made.mirnas.mirnas)
    {
        auto const & line = table.at(made.rows->label(one.row));
        CAPTURE(made.rows->label(one.row));
        check_number(line.at("log2_fold_change"), one.test.log_fc);
        check_number(line.at("ci95_low_log2"), one.test.ci_low);
        check_number(line.at("ci95_high_log2"), one.test.ci_high);
        check_number(line.at("cpm_case"), one.cpm_case);
        check_number(line.at("cpm_control"), one.cpm_control);
        check_number(line.at("mean_log2_cpm"), one.test.mean_expression);
        check_number(line.at("t"), one.test.t);
        check_number(line.at("df"), one.test.df_total);
        check_number(line.at("p"), one.test.p);
        check_number(line.at("p_adjusted"), one.adjusted_p);
        check_number(line.at("log10_p"), one.test.log10_p);
        check_number(line.at("b_log_odds"), *one.test.b);
        check_number(line.at("variance_post"), one.test.s2_post);
        CHECK(line.at("contrast") == "tumor - control");
        CHECK(line.at("adjustment") == "BH");
        CHECK(line.at("family_tests") == "60");
    }
    CHECK(table.at("m110").at("sets") == "X-M1;late");
    CHECK(table.at("m130").at("sets") == "X-M1;X-M2");
    CHECK(table.at("m100").at("sets") == "NA");
}

TEST_CASE("a set is listed once where two of its members share a row", "[report]")
{
    // miR-199a-3p and miR-199b-3p are the same molecule.
    tmp_dir const dir;
    made_report made;
    made.data.counts.mirnas[10] = "hsa-miR-199a-3p";
    made.sets = {{"both",
                  "",
                  "",
                  {{"MIMAT0000232", "hsa-miR-199a-3p", 1, 1}, {"MIMAT0004563", "hsa-miR-199b-3p", 1, 1}}}};
    auto const report = made();
    write_mirna_comparison(dir / "mirna.tsv", report);
    CHECK(cells(dir / "mirna.tsv").at("hsa-miR-199a-3p").at("sets") == "both");
    REQUIRE(made.signatures[0].tested.size() == 1);
    CHECK(made.signatures[0].tested[0].coefficient == 1);
}

TEST_CASE("signatures.tsv says NA of what was not tested", "[report]")
{
    tmp_dir const dir;
    made_report made;
    made.sets.push_back(made_set("single", {40, 900}));
    made.sets.push_back(made_set("absent", {900}));
    auto const report = made();
    write_signature_comparison(dir / "signatures.tsv", report);
    CHECK(column(dir / "signatures.tsv", "score") ==
          std::vector<std::string>{"X-index", "X-M1", "X-M2", "late", "single", "absent"});
    auto const table = cells(dir / "signatures.tsv");
    CHECK(table.at("X-index").at("kind") == "index");
    CHECK(table.at("X-index").at("direction") == "up");
    CHECK(table.at("X-index").at("camera_p") == "NA");
    CHECK(table.at("X-index").at("members") == "8");
    CHECK(table.at("X-index").at("members_tested") == "7");
    CHECK(table.at("X-M2").at("direction") == "down");
    CHECK(table.at("X-M2").at("camera_direction") == "down");
    check_number(table.at("X-M1").at("fry_p"), made.signatures[1].together->p);
    check_number(table.at("X-M1").at("camera_p"), made.signatures[1].against_others->p);
    check_number(table.at("X-M1").at("camera_p_adjusted"), *made.signatures[1].adjusted_competitive_p);
    CHECK(table.at("single").at("members_tested") == "1");
    CHECK(table.at("single").at("fry_p") != "NA");
    CHECK(table.at("single").at("camera_direction") == "NA");
    for (char const * const name : {"direction", "fry_t", "fry_p", "fry_p_adjusted", "camera_correlation"})
        CHECK(table.at("absent").at(name) == "NA");
}

TEST_CASE("tables for Bioconductor speak of the same rows and samples", "[report]")
{
    tmp_dir const dir;
    made_report made;
    for (std::size_t i = 0; i < 8; ++i)
        made.data.design.labels[i].covariates = {std::to_string(40 + i * i % 7)};
    made.data.design.columns.covariates = {{"age", false}};
    made.data.design.columns.block = "patient";
    made.data.design.groups.is_paired = true;
    std::ranges::reverse(made.data.counts.samples); // not the order of the sheet
    std::ranges::reverse(made.data.counts.columns);
    for (std::vector<double> & counts : made.data.counts.columns)
        counts[7] = 1;
    auto const report = made();
    write_bioconductor_tables(dir.path(), report);
    std::vector<std::string> const samples{"C0", "C1", "C2", "C3", "T0", "T1", "T2", "T3"};
    CHECK(header_behind_first(dir / "counts.tsv") == samples);
    CHECK(column(dir / "colData.tsv", "sample") == samples);
    CHECK(column(dir / "design.tsv", "sample") == samples);
    auto const labels = column(dir / "counts.tsv", "miRNA");
    CHECK(labels.size() == 60);
    CHECK(column(dir / "rowData.tsv", "miRNA") == labels);
    auto const tested = column(dir / "rowData.tsv", "tested");
    CHECK(std::ranges::count(tested, "yes") == 59);
    CHECK(tested[7] == "no");
    for (std::string const & member : column(dir / "members.tsv", "miRNA"))
        CHECK(std::ranges::count(labels, member) == 1);

    auto const contrast = cells(dir / "contrasts.tsv").at("tumor - control");
    CHECK(contrast.at("formula") == "~patient + age + group");
    CHECK(contrast.at("coefficient") == header_behind_first(dir / "design.tsv").back());
    CHECK(contrast.at("samples") == "8");
    CHECK(contrast.at("miRNAs") == "60");
    CHECK(contrast.at("tested") == "59");
    CHECK(contrast.at("df_residual") == std::to_string(8 - header_behind_first(dir / "design.tsv").size()));
    CHECK(header_behind_first(dir / "colData.tsv") ==
          std::vector<std::string>{"group", "patient", "age", "tested_reads", "norm_factor"});
    CHECK(column(dir / "colData.tsv", "patient") ==
          std::vector<std::string>{"P0", "P1", "P2", "P3", "P0", "P1", "P2", "P3"});
    CHECK(cells(dir / "counts.tsv").at("m105").at("T0") ==
          std::to_string(static_cast<long>(made.data.counts.columns[7][5])));
}

TEST_CASE("members stand with the weight that fry took", "[report]")
{
    tmp_dir const dir;
    made_report made;
    write_bioconductor_tables(dir.path(), made());
    io::table const table = io::read_table(dir / "members.tsv");
    double sum{0};
    for (io::table::row const & row : table.rows)
        if (row.fields[table.column("set")] == "X-index")
        {
            CHECK(row.fields[table.column("kind")] == "index");
            sum += number(row.fields[table.column("weight")]);
        }
    CHECK(std::abs(sum) < 1e-10); // M1 minus M2
    CHECK(std::ranges::count(column(dir / "members.tsv", "set"), "X-M1") == 5);
}

TEST_CASE("whole counts are written whole, others with their fraction", "[report]")
{
    tmp_dir const dir;
    made_report made;
    made.data.counts.columns[0][0] = 100000;
    made.data.counts.columns[1][0] = 12345678;
    made.data.counts.columns[2][0] = 1e9;
    made.data.counts.columns[3][0] = 100000.5;
    write_bioconductor_tables(dir.path(), made());
    auto const line = cells(dir / "counts.tsv").at("m100");
    CHECK(line.at("T0") == "100000");
    CHECK(line.at("T1") == "12345678");
    CHECK(line.at("T2") == "1000000000");
    CHECK(line.at("T3") == "100000.5");
}

TEST_CASE("every file that is written is on the list of those to remove", "[report]")
{
    tmp_dir const dir;
    made_report made;
    auto const report = made();
    write_mirna_comparison(dir / "mirna.tsv", report);
    write_signature_comparison(dir / "signatures.tsv", report);
    write_bioconductor_tables(dir.path(), report);
    std::set<std::string> written;
    for (auto const & entry : fs::directory_iterator{dir.path()})
        written.insert(entry.path().filename().string());
    auto const listed = report::mirna_comparison_files();
    CHECK(written == std::set<std::string>(listed.begin(), listed.end()));
}
