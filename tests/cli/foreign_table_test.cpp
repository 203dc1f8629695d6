// score and compare on tables of other pipelines, with names of older miRBase releases.
#include "cli/scored_counts.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/mirna_names.hpp>

#include <cmath>
#include <filesystem>
#include <functional>
#include <map>

using namespace polarmir;
using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

/// Rows of names (as miRBase 22 has them) and the counts of T1 and C1.
struct named_counts
{
    std::vector<std::string> names;
    std::vector<std::string> first;
    std::vector<std::string> second;

    named_counts()
    {
        std::string const text = usual_counts{}.add("T1", 5e5, leaning_to_m2()).add("C1", 4e5).text();
        for (std::string_view const line : split(text, '\n'))
            if (auto const fields = split(line, '\t'); fields.size() == 3 && fields[0] != "miRNA")
            {
                names.push_back(reference::human_mirna_names().find(fields[0])->name);
                first.emplace_back(fields[1]);
                second.emplace_back(fields[2]);
            }
    }

    /// As miRNA x sample with these separators; `called`: what a row is called.
    [[nodiscard]] std::string matrix(char tab,
                                     std::string const & end,
                                     std::function<std::string(std::string const &)> const & called) const
    {
        std::string text = std::string{"miRNA"} + tab + "T1" + tab + "C1" + end;
        for (std::size_t i = 0; i < names.size(); ++i)
            text += called(names[i]) + tab + first[i] + tab + second[i] + end;
        return text;
    }
};

std::string same(std::string const & name)
{
    return name;
}

struct scored
{
    tmp_dir dir;
    cli_result result;

    scored(std::string const & text, std::string const & file = "counts.tsv")
    {
        fs::create_directories((dir / file).parent_path());
        io::write_file(dir / file, text);
        result = run_cli({"score", (dir / file).string(), "-o", (dir / "out").string()});
    }

    [[nodiscard]] std::string file(char const * const name) const { return read_file(dir / "out" / name); }
    [[nodiscard]] std::string polarization() const { return file("polarization_long.tsv"); }
};

} // namespace

TEST_CASE("a table scores the same in every form, with every line end", "[cli]")
{
    named_counts const counts;
    scored const plain{counts.matrix('\t', "\n", same)};
    REQUIRE(plain.result.code == 0);
    CHECK_FALSE(fs::exists(plain.dir / "out/unmatched.tsv"));
    CHECK_FALSE(contains(plain.result.err, "miRBase"));
    for (auto const & [tab, end] : std::vector<std::pair<char, std::string>>{
             {'\t', "\r"}, {'\t', "\r\n"}, {',', "\n"}, {',', "\r"}, {';', "\r\n"}})
    {
        scored const other{"\xef\xbb\xbf" + counts.matrix(tab, end, same)};
        REQUIRE(other.result.code == 0);
        CHECK(other.polarization() == plain.polarization());
    }

    std::string transposed{"\"\""};
    std::string t1{"\n\"T1\""};
    std::string c1{"\n\"C1\""};
    std::string excerpt{"\"\"\t\"T1\"\t\"C1\"\n"};
    std::string mirdeep2{"#miRNA\tread_count\tprecursor\ttotal\tT1\tC1\tT1(norm)\tC1(norm)\n"};
    std::string mirge{"miRNA,T1,C1\nmiRNAtotal,1,1\n"};
    for (std::size_t i = 0; i < counts.names.size(); ++i)
    {
        std::string const & name = counts.names[i];
        transposed += ",\"" + name + '"';
        t1 += ',' + counts.first[i];
        c1 += ',' + counts.second[i];
        std::string const accession = reference::human_mirna_names().find(name)->accession;
        excerpt += '"' + name + ':' + accession + ":Homo:sapiens:x\"\t" + counts.first[i] + '\t' +
                   counts.second[i] + '\n';
        for (char const * const precursor : {"p-1", "p-2"})
            mirdeep2 +=
                name + "\t9\t" + precursor + "\t9\t" + counts.first[i] + '\t' + counts.second[i] + "\t1\t1\n";
        mirge += name + ',' + counts.first[i] + ',' + counts.second[i] + '\n';
    }
    for (std::string const & text : {transposed + t1 + c1 + '\n', excerpt, mirdeep2, mirge})
    {
        scored const other{text};
        CAPTURE(other.result.err);
        REQUIRE(other.result.code == 0);
        CHECK(other.polarization() == plain.polarization());
    }
}

TEST_CASE("sRNAbench's file of one sample scores as its column", "[cli]")
{
    named_counts const counts;
    std::string text{"name\tunique reads\tread count\tcoordinateString\n"};
    for (std::size_t i = 0; i < counts.names.size(); ++i)
        text += counts.names[i] + "\t1\t" + counts.first[i] + "\tx\n";
    scored const one{text, "T1/mature_sense.grouped"};
    scored const both{counts.matrix('\t', "\n", same)};
    REQUIRE(one.result.code == 0);
    CHECK(cells(one.dir / "out/polarization.tsv").at("T1") ==
          cells(both.dir / "out/polarization.tsv").at("T1"));
}

TEST_CASE("rows under older names are counted for the miRNA of today, and told", "[cli]")
{
    std::map<std::string, std::string> const older{{"hsa-miR-320a-3p", "hsa-miR-320a"},
                                                   {"hsa-miR-451a", "hsa-miR-451"},
                                                   {"hsa-miR-155-5p", "hsa-miR-155"},
                                                   {"hsa-miR-126-3p", "hsa-miR-126"},
                                                   {"hsa-miR-126-5p", "hsa-miR-126*"}};
    named_counts const counts;
    scored const plain{counts.matrix('\t', "\n", same)};
    scored const old{counts.matrix(
        '\t', "\n", [&](std::string const & name) { return older.contains(name) ? older.at(name) : name; })};
    REQUIRE(old.result.code == 0);
    CHECK(old.polarization() == plain.polarization());
    CHECK(old.file("summary.txt") == plain.file("summary.txt"));
    CHECK(contains(old.result.err,
                   "5 rows are named as in an older miRBase release and counted for the miRNA of today: "));
    CHECK(contains(old.result.err, "hsa-miR-320a for hsa-miR-320a-3p"));
    CHECK(contains(old.result.err, "see unmatched.tsv"));
    CHECK_FALSE(contains(old.result.err, "warning"));
    auto const table = cells(old.dir / "out/unmatched.tsv");
    CHECK(table.size() == 5);
    CHECK(table.at("hsa-miR-126*").at("fate") == "renamed");
    CHECK(table.at("hsa-miR-126*").at("counted_for") == "hsa-miR-126-5p");
    CHECK(table.at("hsa-miR-126*").at("may_be") == "NA");
    CHECK(contains(old.file("signatures.tsv"), "\thsa-miR-155-5p\t1\t1\thsa-miR-155\t"));

    io::write_file(old.dir / "counts.tsv", counts.matrix('\t', "\n", same));
    REQUIRE(run_cli({"score", (old.dir / "counts.tsv").string(), "-o", (old.dir / "out").string()}).code ==
            0);
    CHECK_FALSE(fs::exists(old.dir / "out/unmatched.tsv")); // of the earlier table
}

TEST_CASE("rows that are no known miRNA are listed by name", "[cli]")
{
    named_counts const counts;
    std::string const more =
        "hsa-miR-378\t5\t2\nhsa-miR-4532\t7\t0\nhsa-mir-21\t1\t1\ncel-miR-39-3p\t3\t4\nU6\t1\t0.5\n";
    scored const odd{counts.matrix('\t', "\n", same) + more};
    REQUIRE(odd.result.code == 0);
    CHECK(read_file(odd.dir / "out/unmatched.tsv") ==
          "row\tfate\tcounted_for\tmay_be\treads\n"
          "hsa-miR-378\tambiguous\tNA\thsa-miR-378a-5p;hsa-miR-378a-3p\t7\n"
          "hsa-miR-4532\tunknown\tNA\tNA\t7\n"
          "hsa-mir-21\tunknown\tNA\thsa-miR-21-5p\t2\n"
          "cel-miR-39-3p\tother_species\tNA\tNA\t7\n"
          "U6\tunknown\tNA\tNA\t1.5\n");
    CHECK(contains(odd.result.err,
                   "1 row is counted for no miRNA, since older miRBase releases had the name for several: "
                   "hsa-miR-378 (today perhaps hsa-miR-378a-5p or hsa-miR-378a-3p)"));
    CHECK(contains(
        odd.result.err,
        " are not named as in miRBase 22: hsa-miR-4532, hsa-mir-21 (today perhaps hsa-miR-21-5p); "));
    scored const plain{counts.matrix('\t', "\n", same)};
    auto const score_of = [](scored const & one) {
        return std::stod(cells(one.dir / "out/polarization.tsv").at("T1").at("index_log2"));
    };
    CHECK(std::abs(score_of(odd) - score_of(plain)) < 1e-4); // a few more reads, of no member
}

TEST_CASE("an older and the present name of one miRNA in a table are refused", "[cli]")
{
    named_counts const counts;
    scored const twice{counts.matrix('\t', "\n", same) + "hsa-miR-320a\t5\t2\n"};
    CHECK(twice.result.code == 3);
    CHECK(contains(
        twice.result.err,
        "miRNA hsa-miR-320a-3p (MIMAT0000510) has two rows, hsa-miR-320a-3p and hsa-miR-320a; add them up"));
    CHECK_FALSE(fs::exists(twice.dir / "out"));
}

TEST_CASE("own lists may have clear older names", "[cli]")
{
    named_counts const counts;
    scored const data{counts.matrix('\t', "\n", same)};
    io::write_file(data.dir / "red.txt", "hsa-miR-451\nhsa-miR-16\n");
    auto const result = run_cli({"score",
                                 (data.dir / "counts.tsv").string(),
                                 "--red-cell",
                                 (data.dir / "red.txt").string(),
                                 "-o",
                                 (data.dir / "red").string()});
    CHECK(result.code == 0);
    CHECK_FALSE(contains(result.err, "not in miRBase 22"));
    CHECK(contains(read_file(data.dir / "red/signatures.tsv"),
                   "\thsa-miR-16-5p\t0.0875\t1\thsa-miR-16-5p\tyes\t"));
}

TEST_CASE("decimal commas are refused with what to do", "[cli]")
{
    scored const result{"miRNA;A\nhsa-let-7a-5p;1,5\n"};
    CHECK(result.result.code == 3);
    CHECK(contains(result.result.err, "write decimals with a point"));
}

TEST_CASE("oracle: excerpt/readCounts_miRNAmature_sense.txt is scored as it is", "[oracle]")
{
    std::string const file = shared_data("data/expected/excerpt/readCounts_miRNAmature_sense.txt").string();
    tmp_dir const dir;
    auto const result = run_cli({"score", file, "-o", (dir / "out").string()});
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(contains(result.err, "read as exceRpt"));
    CHECK(cells(dir / "out/polarization.tsv").contains("excerpt"));
}
