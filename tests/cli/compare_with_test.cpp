// compare --with: the table of another pipeline on the same reads.
#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

inline constexpr char const * mir_423_5p = "TGAGGGGCAGAGAGCGAGACTTT";
inline constexpr char const * mir_92a_3p = "TATTGCACTTGTCCCGGCCTGT";
inline constexpr char const * mir_320a_3p = "AAAAGCTGGGTTGAGAGGGCGA";

/// Reads like miR-1246 but for their end, which is that of U2.
std::string u2_like_mir_1246()
{
    auto const & rnas = reference::competitors();
    std::string const & u2 = std::ranges::find(rnas, "U2", &reference::competitor::name)->sequence;
    return u2.substr(u2.find("ATGGATTTTTGGAGCAGG"), 22);
}

/// The read with a base missing in its adapter, in which the adapter is not found.
std::string damaged(std::string read)
{
    return read.erase(read.find("TGGAATTCTCGG") + 8, 1);
}

/// A finished run of one sample.
struct counted_run
{
    tmp_dir dir;
    std::string out = (dir / "run").string();

    counted_run()
    {
        fastq_text reads;
        reads.add(200, let_7a_5p)
            .add(40, mir_21_5p)
            .add(25, std::string{mir_21_5p} + "C") // longer along the hairpin
            .add(30, mir_423_5p)                   // antisense to miR-3184-3p
            .add(20, mir_92a_3p)
            .add(10, std::string{mir_92a_3p} + "AA") // non-templated tail
            .add(15, mir_320a_3p)
            .add(12, u2_like_mir_1246());
        std::string text = reads.text();
        for (int i = 0; i < 6; ++i)
            text += record("damaged" + std::to_string(i), damaged(truseq_read(mir_92a_3p)));
        write_gzip(dir / "S1.fastq.gz", text);
        auto const result =
            run_cli({"run", (dir / "S1.fastq.gz").string(), "-o", out, "--adapter", "TGGAATTCTCGGGTGCCAAGG"});
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }

    [[nodiscard]] std::string write(std::string const & name, std::string const & text) const
    {
        io::write_file(dir / name, text);
        return (dir / name).string();
    }

    /// `compare` of the run with a table, into a folder of its own.
    [[nodiscard]] cli_result with(std::string const & table, std::vector<std::string> const & more = {}) const
    {
        std::vector<std::string> words{"compare", out, "--with", table, "-o", (dir / "with").string()};
        words.insert(words.end(), more.begin(), more.end());
        return run_cli(words);
    }
};

/// As nf-core/smrnaseq gives it for these reads: matures only, both strands, reads with a damaged adapter.
inline constexpr char const * nf_core_table =
    "\"\",\"hsa-let-7a-5p\",\"hsa-miR-21-5p\",\"hsa-miR-423-5p\",\"hsa-miR-3184-3p\",\"hsa-miR-92a-3p\","
    "\"hsa-miR-320a\",\"hsa-miR-0000\"\n\"S1\",200,40,30,30,26,15,9\n";

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the table of another pipeline is explained from the reads", "[cli]")
{
    counted_run const data;
    auto const result = data.with(data.write("mature_counts.csv", nf_core_table));
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(contains(result.err,
                   "read as nf-core/smrnaseq mature_counts.csv (sample x miRNA), 7 miRNAs in 1 sample"));
    CHECK(read_file(data.dir / "with/with.tsv") ==
          "miRNA\tsample\ttheir_sample\ttheir_rows\trenamed\tours\tours_unique\ttheirs\tratio\tdifference\t"
          "main_cause\tmain_cause_reads\tcauses\texplained\tunexplained\n"
          "hsa-let-7a-5p\tS1\tS1\thsa-let-7a-5p\tno\t200\t200\t200\t1\t0\tnone\t0\t\t0\t0\n"
          "hsa-miR-21-5p\tS1\tS1\thsa-miR-21-5p\tno\t65\t65\t40\t0.6154\t-25\tend\t-25\tend:-25\t-25\t0\n"
          "hsa-miR-92a-3p\tS1\tS1\thsa-miR-92a-3p\tno\t30\t30\t26\t0.8667\t-4\tend\t-10\t"
          "end:-10;trimming:+6\t-4\t0\n"
          "hsa-miR-320a-3p\tS1\tS1\thsa-miR-320a\thsa-miR-320a\t15\t15\t15\t1\t0\tnone\t0\t\t0\t0\n"
          "hsa-miR-423-5p\tS1\tS1\thsa-miR-423-5p\tno\t30\t30\t30\t1\t0\tnone\t0\t\t0\t0\n"
          "hsa-miR-3184-3p\tS1\tS1\thsa-miR-3184-3p\tno\t0\t0\t30\tNA\t30\tantisense\t30\tantisense:+"
          "30\t30\t0\n"
          "hsa-miR-0000\tS1\tS1\thsa-miR-0000\tno\tNA\tNA\t9\tNA\t9\tunknown_name\t0\t\t0\t9\n");
    CHECK(result.out == read_file(data.dir / "with/with_summary.txt"));
    CHECK(
        result.out ==
        "Two tables of counts, compared\n\n"
        "- S1: ours 340, theirs 350 reads; of 7 miRNAs with 5 reads or more 3 agree within 10 % or a read; "
        "Spearman 0.771, Lin's concordance (log2) 0.485; they differ in 68 reads, of which 86.8 % are "
        "explained.\n\n"
        "Their counts are closest to what our reads give under the rules of nf-core/smrnaseq (bowtie on "
        "matures), changed in: reads dropped here are kept.\n"
        "Under another name than in miRBase 22, so that a join by name loses them: hsa-miR-320a.\n"
        "No miRNA is known for these of their rows: hsa-miR-0000.\n\n"
        "The largest differences:\n"
        "- hsa-miR-3184-3p: ours 0, theirs 30: 30 reads gained: on the opposite strand of a hairpin.\n"
        "- hsa-miR-21-5p: ours 65, theirs 40 (0.62 times): 25 reads lost: there reads, tails included, must "
        "not end behind the mature's 3' end.\n"
        "- hsa-miR-0000: ours 0, theirs 9: no miRNA of that name is known.\n"
        "- hsa-miR-92a-3p: ours 30, theirs 26 (0.87 times): 10 reads lost: there reads, tails included, must "
        "not end behind the mature's 3' end; 6 reads gained: dropped here before alignment (untrimmed), not "
        "there.\n");
    auto const summary = cells(data.dir / "with/with_summary.tsv").at("S1");
    CHECK(summary.at("difference") == "68");
    CHECK(summary.at("unexplained") == "9");
    CHECK(summary.at("end") == "35");
    CHECK(summary.at("antisense") == "30");
    CHECK(summary.at("trimming") == "6");
    CHECK(summary.at("adjusted") == "trimming");
}

TEST_CASE("the other RNA behind a miRNA of the other table is named", "[cli]")
{
    counted_run const data;
    auto const result = data.with(data.write("other.tsv",
                                             "miRNA\tS1\nhsa-let-7a-5p\t200\nhsa-miR-21-5p\t65\n"
                                             "hsa-miR-423-5p\t30\nhsa-miR-92a-3p\t30\n"
                                             "hsa-miR-320a-3p\t15\nhsa-miR-1246\t12\n"));
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(contains(
        result.out,
        "- hsa-miR-1246: ours 0, theirs 12: 12 reads gained: another RNA (snRNA U2) explains them as "
        "well or better.\n"));
    CHECK(cells(data.dir / "with/with.tsv").at("hsa-miR-1246").at("causes") == "other_rna:+12");
}

TEST_CASE("counts that the reads cannot give are left unexplained", "[cli]")
{
    counted_run const data;
    auto const result =
        data.with(data.write("other.tsv", "miRNA\tS1\nhsa-let-7a-5p\t3\nhsa-miR-155-5p\t800\n"));
    REQUIRE(result.code == 0);
    CHECK(contains(result.out, "No rules give their counts from our reads within a tenth"));
    CHECK(contains(result.out, "of which 0.0 % are explained"));
    auto const row = cells(data.dir / "with/with.tsv").at("hsa-miR-155-5p");
    CHECK(row.at("main_cause") == "unexplained");
    CHECK(row.at("unexplained") == "800");
}

TEST_CASE("a miRNA that the reference or the other table lacks is told as such", "[cli]")
{
    counted_run const data;
    auto const result = data.with(data.write("other.tsv",
                                             "miRNA\tS1\nhsa-let-7a-5p\t200\nhsa-miR-21-5p\t65\n"
                                             "hsa-miR-92a-3p\t30\nhsa-miR-320a-3p\t15\nhsa-miR-155-5p\t0\n"
                                             "hsa-miR-6833-5p\t7\n"));
    REQUIRE(result.code == 0);
    auto const table = cells(data.dir / "with/with.tsv");
    CHECK(table.at("hsa-miR-6833-5p").at("causes") == "not_in_reference:+7");
    CHECK(table.at("hsa-miR-6833-5p").at("ours") == "NA");
    // Their table has a row without reads, so it has all rows that were looked for.
    CHECK(table.at("hsa-miR-423-5p").at("causes") == "not_in_their_table:-30");
    CHECK(table.at("hsa-miR-423-5p").at("theirs") == "NA");
}

TEST_CASE("tables without reads are compared all the same", "[cli]")
{
    tmp_dir const dir;
    io::write_file(dir / "a.tsv", "miRNA\tA\tB\nhsa-let-7a-5p\t10\t20\nhsa-miR-21-5p\t100\t30\n");
    io::write_file(dir / "b.csv", "miRNA,B,C\nhsa-let-7a-5p,20,1\nhsa-miR-21-5p,40,1\n");
    std::string const out = (dir / "out").string();
    auto const result =
        run_cli({"compare", (dir / "a.tsv").string(), "--with", (dir / "b.csv").string(), "-o", out});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(contains(result.err, "sample A is only in our table"));
    CHECK(contains(result.err, "sample C is only in the other table"));
    CHECK(contains(result.out, "differences are not explained"));
    CHECK(
        contains(result.out, "hsa-miR-21-5p: ours 30, theirs 40 (1.33 times): not explained without reads"));
    CHECK(cells(dir / "out/with.tsv").at("hsa-miR-21-5p").at("unexplained") == "10");
    CHECK(cells(dir / "out/with_summary.tsv").at("B").at("explained_share") == "NA");
    // Once more into its own folder.
    CHECK(
        run_cli({"compare", (dir / "a.tsv").string(), "--with", (dir / "b.csv").string(), "-o", out}).code ==
        0);
}

TEST_CASE("files of one sample are named by the user or by themselves", "[cli]")
{
    counted_run const data;
    std::string const text = "hsa-let-7a-5p\t22\t200\t0\nhsa-miR-21-5p\t22\t65\t0\n*\t0\t0\t9\n";
    CHECK(data.with(data.write("S1_mature.idxstats", text)).code == 0);
    CHECK(data.with("S1=" + data.write("x.idxstats", text)).code == 0);
    auto const twice = data.with(data.write("x.idxstats", text), {"--with", data.write("x.txt", text)});
    CHECK(twice.code == 3);
    CHECK(contains(twice.err,
                   "sample 'x' is in two of the tables; name that of a file of one sample with "
                   "NAME=FILE"));
    CHECK(contains(data.with("S1=" + data.write("m.tsv", "miRNA\tA\tB\nx\t1\t2\n")).err,
                   "a name can be given to a table of one sample only"));
    CHECK(contains(data.with("absent.tsv").err, "--with absent.tsv: no such file"));
}

TEST_CASE("a comparison with a table and one of groups are asked for apart or together", "[cli]")
{
    counted_run const data;
    auto const neither = run_cli({"compare", data.out, "-o", (data.dir / "with").string()});
    CHECK(neither.code == 2);
    CHECK(contains(neither.err, "give --samples SHEET to compare groups of samples, --with FILE"));
    std::string const counts =
        data.write("c.tsv", "miRNA\tS1\tS2\nhsa-let-7a-5p\t200\t9\nhsa-miR-21-5p\t65\t9\n");
    std::string const sheet = data.write("sheet.tsv", "sample\tgroup\nS1\ttumor\nS2\tcontrol\n");
    std::string const out = (data.dir / "both").string();
    auto const both = run_cli({"compare", counts, "--samples", sheet, "--with", counts, "-o", out});
    CAPTURE(both.err);
    CHECK(both.code == 0);
    CHECK(contains(both.out, "Polarization index"));
    CHECK(contains(both.out, "No count differs."));
    CHECK(fs::exists(data.dir / "both/polarization.tsv"));
    CHECK(fs::exists(data.dir / "both/with.tsv"));
}

TEST_CASE("files that are not what was counted are not read for dropped reads", "[cli]")
{
    counted_run const data;
    std::string const table = data.write("other.tsv", nf_core_table);
    CHECK_FALSE(contains(data.with(table).err, "cannot be told"));
    CHECK(contains(cells(data.dir / "with/with.tsv").at("hsa-miR-92a-3p").at("causes"), "trimming:+6"));
    for (bool const is_there : {true, false})
    {
        if (is_there)
            write_gzip(data.dir / "S1.fastq.gz", fastq_text{}.add(200, let_7a_5p).text());
        else
            fs::remove(data.dir / "S1.fastq.gz");
        auto const result = data.with(table);
        CHECK(result.code == 0);
        CHECK(contains(result.err, "sample S1: its files are not where they were, or not as they were"));
        CHECK_FALSE(
            contains(cells(data.dir / "with/with.tsv").at("hsa-miR-92a-3p").at("causes"), "trimming"));
    }
}

TEST_CASE("a table without miRNAs is refused, one of CPM is compared with a warning", "[cli]")
{
    counted_run const data;
    auto const genes = data.with(data.write("genes.tsv", "gene\tS1\nACTB\t5\nGAPDH\t7\n"));
    CHECK(genes.code == 3);
    CHECK(contains(genes.err, "has no row of a miRNA; its first are ACTB, GAPDH"));
    auto const zeros = data.with(data.write("zeros.tsv", "miRNA\tS1\nhsa-let-7a-5p\t0\nhsa-miR-21-5p\t0\n"));
    CHECK(zeros.code == 0);
    CHECK(contains(zeros.out, "No rules give their counts from our reads within a tenth"));
    auto const scaled = data.with(data.out + "/counts/mature_cpm.tsv");
    CHECK(scaled.code == 0);
    CHECK(contains(scaled.err, "sample S1 of the other table looks like CPM"));
}

TEST_CASE("a table that is not of the run, or of other samples, is refused", "[cli]")
{
    counted_run const data;
    std::string const table = data.write("other.tsv", nf_core_table);
    io::write_file(fs::path{data.out} / "counts/changed.tsv",
                   "miRNA\tS1\nhsa-let-7a-5p\t7\nhsa-miR-21-5p\t65\n");
    auto const changed = run_cli(
        {"compare", data.out + "/counts/changed.tsv", "--with", table, "-o", (data.dir / "o").string()});
    CHECK(changed.code == 3);
    CHECK(contains(changed.err, "our table does not hold the counts of sample S1"));
    std::string const ours = data.write("ours.tsv", "miRNA\tA\tB\nhsa-let-7a-5p\t7\t8\n");
    auto const nothing = run_cli({"compare", ours, "--with", table, "-o", (data.dir / "o").string()});
    CHECK(nothing.code == 3);
    CHECK(contains(nothing.err, "no sample is in both tables: ours has A, B, the other S1"));
    // The run's own folder may hold the result; its counts stay as they are.
    std::string const before = read_file(fs::path{data.out} / "counts/mature_counts.tsv");
    CHECK(
        run_cli({"compare", data.out + "/counts/mature_counts.tsv", "--with", table, "-o", data.out}).code ==
        0);
    CHECK(fs::exists(fs::path{data.out} / "with.tsv"));
    CHECK(read_file(fs::path{data.out} / "counts/mature_counts.tsv") == before);
}

TEST_CASE("threads do not change the comparison", "[cli]")
{
    counted_run const data;
    std::string const table = data.write("mature_counts.csv", nf_core_table);
    REQUIRE(data.with(table, {"-t", "1"}).code == 0);
    auto const one = tree(data.dir / "with");
    REQUIRE(data.with(table, {"-t", "3"}).code == 0);
    CHECK(tree(data.dir / "with") == one);
}

TEST_CASE("score reads the tables of other pipelines", "[cli]")
{
    tmp_dir const dir;
    auto const score = [&](std::string const & text) {
        io::write_file(dir / "t.csv", text);
        return run_cli({"score", (dir / "t.csv").string(), "-o", (dir / "out").string()});
    };
    auto const transposed = score("\"\",\"hsa-let-7a-5p\",\"hsa-miR-21-5p\"\n\"S1\",5000,9\n\"S2\",7,9\n");
    CHECK(transposed.code == 0);
    CHECK(contains(transposed.err, "2 miRNAs in 2 samples"));
    CHECK(cells(dir / "out/polarization.tsv").at("S1").at("mirna_reads") == "5009");
    auto const joined = score("miRNA,S1\nhsa-let-7a-5p/7c-5p,70\nhsa-miR-21-5p,1\n");
    CHECK(joined.code == 0);
    CHECK(
        contains(joined.err, "1 row joins miRNAs (hsa-let-7a-5p/7c-5p) and is scored under its first name"));
    auto const unknown = score("gene,what\nTP53,protein\n");
    CHECK(unknown.code == 3);
    CHECK(contains(unknown.err, "holds no counts; understood are tables of miRNA x sample"));
}
