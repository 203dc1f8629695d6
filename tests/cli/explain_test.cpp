// What is behind a count, and what became of an insert.
#include "counted_demo.hpp"
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/shared_data.hpp"
#include "support/work_folder.hpp"
#include "umi_reads.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/explain/explain.hpp>

#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace explain = polarmir::explain;
namespace fs = std::filesystem;

namespace {

std::string refusal_of(std::vector<std::string> const & options, int code)
{
    auto const result = explained(options);
    CHECK(result.code == code);
    CHECK(result.out.empty());
    return result.err;
}

/// Sum over the inserts drawn in a chapter of a column, or of its product with another.
double drawn_sum(explain::chapter const & chapter, std::string const & column, std::string const & times = {})
{
    double sum{0};
    for (explain::panel const & panel : chapter.panels)
        for (explain::laid_insert const & insert : panel.inserts)
        {
            auto const value = [&](std::string const & name) {
                auto const at = std::ranges::find(panel.columns, name) - panel.columns.begin();
                return std::stod(insert.cells.at(static_cast<std::size_t>(at)));
            };
            sum += value(column) * (times.empty() ? 1 : value(times));
        }
    return sum;
}

/// The one whose title begins so, or an empty one.
explain::chapter chapter_of(explain::explanation const & what, std::string const & title)
{
    for (explain::chapter const & one : what.chapters)
        if (one.title.starts_with(title))
            return one;
    return {};
}

/// Checks every row of the tables of a finished sample against what is drawn for it.
void check_all_rows(fs::path const & out, std::string const & sample)
{
    explain::counted_output const output{{out, {sample}, {}, {}, 2}};
    auto const counts = cells(out / "samples" / sample / "counts.tsv");
    auto const origins = cells(out / "samples" / sample / "origin.tsv");
    std::size_t with_reads{0};
    for (auto const & [name, row] : counts)
    {
        if (row.at("fractional") == "0" && !origins.contains(name))
            continue;
        CAPTURE(name);
        auto const found = explain_mirna(output, name, 1'000'000);
        auto const whole = chapter_of(found, "Counted as ");
        auto const shared_out = chapter_of(found, "Fits "); // of which a part is counted
        auto const & counted = shared_out.title.empty() ? whole : shared_out;
        double const reads = drawn_sum(counted, "reads");
        CHECK(shared_out.title.empty() == (std::abs(reads - std::stod(row.at("fractional"))) < 0.05));
        // Shares are written with four digits.
        CHECK(std::abs(drawn_sum(counted, "reads", "share") - std::stod(row.at("fractional"))) <=
              1e-3 + 1e-4 * reads);
        auto const origin = [&](std::string const & column) {
            return origins.contains(name) ? std::stod(origins.at(name).at(column)) : 0.0;
        };
        CHECK(reads == origin("hairpin"));
        CHECK(drawn_sum(chapter_of(found, "Explained equally"), "reads") == origin("shared"));
        CHECK(drawn_sum(chapter_of(found, "Explained better"), "reads") == origin("other"));
        with_reads += reads > 0 ? 1U : 0U;
    }
    CHECK(with_reads >= 2);
}

} // namespace

TEST_CASE("the inserts of a miRNA are drawn on its hairpin", "[cli]")
{
    counted_demo const demo{
        fastq_text{}.add(3, "TAGCTTAACAGACTGATGTTGA").add(2, "TTATCAGACTGATGTTGA").text()};
    CHECK(
        text_of({"--mirna", "hsa-miR-21-5p"}) ==
        "hsa-miR-21-5p (MIMAT0000076) TAGCTTATCAGACTGATGTTGA\n"
        "Cut out of hsa-mir-21 (embedded human panel (miRBase 22, 388 hairpins)).\n"
        "Origin: hairpin. Of 169 reads that could be it, 169 are explained only by the hairpin, 0 equally "
        "well and 0 better by another RNA.\n"
        "Drawn: . same base; capital letter: another base; small letter: tail, which is not compared; = "
        "miRNA.\n"
        "\n"
        "What the tables of the samples say (reads):\n"
        "  sample  count  fractional  unique  hairpin  shared  other  other_rna  origin\n"
        "  s         169         169     169      169       0      0             hairpin\n"
        "\n"
        "Counted as hsa-miR-21-5p: 4 distinct inserts, 169 reads\n"
        "\n"
        "  hsa-mir-21 (MI0000077), 72 nt\n"
        "  reads  share  fit         "
        "TGTCGGGTAGCTTATCAGACTGATGTTGACTGTTGAATCTCATGGCAACACCAGTCGATGGGCTGTCTGACA\n"
        "                                   ======================  hsa-miR-21-5p\n"
        "                                                                         =====================  "
        "hsa-miR-21-3p\n"
        "    150      1  exact              ......................                                           "
        "  TAGCTTATCAGACTGATGTTGA\n"
        "     10      1  tail C             .......................c                                         "
        "  TAGCTTATCAGACTGATGTTGACC\n"
        "      6      1  tail AA            ......................aa                                         "
        "  TAGCTTATCAGACTGATGTTGAAA\n"
        "      3      1  1 mismatch         .......A..............                                           "
        "  TAGCTTAACAGACTGATGTTGA\n"
        "\n"
        "On the hairpin, too far off or too short (not counted): 1 distinct insert, 2 reads\n"
        "\n"
        "  hsa-mir-21 (MI0000077), 72 nt\n"
        "  reads  fit    TGTCGGGTAGCTTATCAGACTGATGTTGACTGTTGAATCTCATGGCAACACCAGTCGATGGGCTGTCTGACA\n"
        "                       ======================  hsa-miR-21-5p\n"
        "                                                             =====================  hsa-miR-21-3p\n"
        "      2  exact             ..................                                             "
        "TTATCAGACTGATGTTGA  its ends: +4 and 0 nt from the mature's\n"
        "\n"
        "On the opposite strand (not counted): 1 distinct insert, 7 reads\n"
        "\n"
        "  hsa-mir-21 (MI0000077), 72 nt\n"
        "  reads  fit    TGTCGGGTAGCTTATCAGACTGATGTTGACTGTTGAATCTCATGGCAACACCAGTCGATGGGCTGTCTGACA\n"
        "                       ======================  hsa-miR-21-5p\n"
        "                                                             =====================  hsa-miR-21-3p\n"
        "      7  exact         .....................                                              "
        "CAACATCAGTCTGATAAGCTA  drawn as its reverse complement\n");
}

TEST_CASE("inserts that are not drawn are summed up", "[cli]")
{
    counted_demo const demo;
    std::string const text = text_of({"--mirna", "MIMAT0000076", "--top", "1"});
    CHECK(holds(text, "Counted as hsa-miR-21-5p: 3 distinct inserts, 166 reads\n"));
    CHECK(holds(text, "\n  and 2 more distinct inserts with 16 reads (--top draws more)\n"));
    CHECK_FALSE(holds(text, "tail AA"));
    CHECK_FALSE(holds(text_of({"--mirna", "MIMAT0000076", "--top", "3"}), "more distinct"));
}

TEST_CASE("shares of tied reads and other hairpins are told", "[cli]")
{
    // The first 17 bases of let-7a and let-7c are the same.
    counted_demo const demo{
        fastq_text{}.add(20, "TGAGGTAGTAGGTTGTAT").add(30, "TGAGGTAGTAGGTTGTATGGTT").text()};
    std::string const text = text_of({"--mirna", "hsa-let-7c-5p"});
    CHECK(holds(text, "as well hsa-let-7a-5p"));
    CHECK(holds(
        text,
        "Fits hsa-let-7c-5p: 2 distinct inserts, 50 reads, of which 32.6 are counted for it, the others "
        "for miRNAs that they fit as well\n"));
    check_all_rows("out", "s");
}

TEST_CASE("what is drawn adds up to the tables, for every miRNA", "[cli]")
{
    work_folder const folder;
    REQUIRE(
        run_cli(
            {"simulate", "-o", "sim", "--groups", "control", "--samples-per-group", "1", "--reads", "20000"})
            .code == 0);
    REQUIRE(run_cli({"run", "--samples", "sim/samples.tsv", "-o", "out"}).code == 0);
    check_all_rows("out", "control_01");
}

TEST_CASE("what is drawn adds up to the tables, for every miRNA of a real serum", "[cli]")
{
    auto const reads = shared_data("data/reads/serum_RNA014937_S1_R1.fastq.gz");
    work_folder const folder;
    REQUIRE(run_cli({"run", reads.string(), "-o", "out"}).code == 0);
    check_all_rows("out", "serum_RNA014937_S1");

    // Exosomal miR-1246 is a fragment of U2.
    std::string const text = text_of({"--mirna", "hsa-miR-1246"});
    CHECK(holds(
        text,
        "serum_RNA014937_S1      0           0       0        0       0     31  U2 (snRNA)  other RNA\n"));
    CHECK(holds(text, "Counted as hsa-miR-1246: none\n"));
    CHECK(holds(text, "Explained better by another RNA (not counted): 4 distinct inserts, 31 reads\n"));
    CHECK(holds(text, "  U2 (snRNA, "));
    CHECK(holds(
        text,
        "     16  exact                    .......................              AATGGATTTTTGGAGCAGGGAGA"));
}

TEST_CASE("samples are added up, or one is chosen", "[cli]")
{
    work_folder folder;
    folder.add_text("in/a.fastq", demo_sample().text());
    folder.add_text("in/b.fastq", fastq_text{}.add(120, let_7a_5p).add(80, mir_21_5p).text());
    REQUIRE(run_cli({"run", "in", "-o", "out"}).code == 0);
    std::string const both = text_of({"--mirna", "hsa-miR-21-5p"});
    CHECK(holds(both, "3 distinct inserts, 246 reads\n"));
    CHECK(holds(both, "    230      1  exact"));
    CHECK(holds(both, "\n  a         166 "));
    CHECK(holds(both, "\n  b          80 "));
    std::string const one = text_of({"--mirna", "hsa-miR-21-5p", "--sample", "b"});
    CHECK(holds(one, "1 distinct insert, 80 reads\n"));
    CHECK_FALSE(holds(one, "\n  a "));
    std::string const insert = text_of({"--sequence", mir_21_5p});
    CHECK(holds(insert, "\n  a         150  mirna\n  b          80  mirna\n"));
}

TEST_CASE("a sample that is named twice is added once", "[cli]")
{
    counted_demo const demo;
    CHECK(text_of({"--mirna", "hsa-miR-21-5p", "--sample", "s", "--sample", "s"}) ==
          text_of({"--mirna", "hsa-miR-21-5p", "--sample", "s"}));
}

TEST_CASE("the miRNAs that share an insert have their shares beside its reads", "[cli]")
{
    counted_demo const demo;
    std::string const text = text_of({"--sequence", "TGAGGTAGTAGGTTGTAT"});
    CHECK(holds(text, "hsa-let-7a-5p  hsa-let-7c-5p\n"));
}

TEST_CASE("molecules are told where there are UMIs", "[cli]")
{
    work_folder folder;
    folder.add_text("in/s.fastq",
                    write_reads(
                        two_mirnas(3),
                        [](std::size_t number, molecule const &) { return "r" + std::to_string(number); },
                        qiaseq_read));
    REQUIRE(run_cli({"run", "in", "-o", "out"}).code == 0);
    std::string const text = text_of({"--mirna", "hsa-miR-21-5p"});
    CHECK(holds(text,
                "  sample  count  fractional  unique  molecules  molecules_fractional  molecules_unique  "));
    CHECK(holds(text,
                "  s         600         600     600        200                   200               200  "));
    CHECK(holds(text, "    600        200      1  exact "));
    CHECK(holds(text_of({"--sequence", mir_21_5p}),
                "  sample  reads  fate   molecules\n  s         600  mirna        200\n"));
}

TEST_CASE("the fate of an insert is told", "[cli]")
{
    counted_demo const demo;
    auto const first_lines = [](std::string const & insert) {
        std::string const text = text_of({"--sequence", insert});
        return text.substr(0, text.find("Drawn: "));
    };
    CHECK(first_lines("UAGCUUAUCAGACUGAUGUUGA") ==
          "TAGCTTATCAGACTGATGTTGA, 22 nt\nA miRNA read: it is counted as hsa-miR-21-5p.\n");
    CHECK(first_lines("TGAGGTAGTAGGTTGTAT") ==
          "TGAGGTAGTAGGTTGTAT, 18 nt\nA miRNA read that fits several equally well: hsa-let-7a-5p, "
          "hsa-let-7c-5p. The sample decides how its reads are shared out between them.\n");
    CHECK(holds(first_lines(cel_mir_39_3p), "It is the spike-in cel-miR-39-3p.\n"));
    CHECK(holds(first_lines("CAACATCAGTCTGATAAGCTA"),
                "It fits only the opposite strand of a hairpin (exact).\n"));
    CHECK(holds(first_lines(std::string(22, 'A')), "one base, or two in turn, make up 90 % of it.\n"));
    CHECK(holds(first_lines("AATGGATTTTTGGAGCAGGGAGA"), "Another RNA explains it best: U2 (snRNA).\n"));
    CHECK(holds(first_lines("TTATCAGACTGATGTTGA"), "It lies on a hairpin (exact), but no mature begins"));
    auto const fate = [](std::string const & insert) {
        std::string const text = text_of({"--sequence", insert});
        std::size_t const at = text.find("\n  s ");
        return text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    };
    CHECK(fate("TAGCTTATCAG") == "  s       NA     too_short");
    CHECK(fate("TAG") == "  s       NA     adapter_dimer");
    CHECK(fate(std::string(70, 'A')) == "  s       NA     too_long");
    CHECK(fate("TAGCTTATCANACTGATGTTGA") == "  s       NA     n_bases");
    CHECK(fate("GTCACGTTAGCCGATTACGCAGT") == "  s           7  unmapped");
}

TEST_CASE("where an insert lies, and where it would next, is drawn", "[cli]")
{
    counted_demo const demo;
    CHECK(text_of({"--sequence", "TAGCTTATCAGACTGATGTTGA"}) ==
          "TAGCTTATCAGACTGATGTTGA, 22 nt\n"
          "A miRNA read: it is counted as hsa-miR-21-5p.\n"
          "Drawn: . same base; capital letter: another base; small letter: tail, which is not compared; = "
          "miRNA.\n"
          "\n"
          "In the samples:\n"
          "  sample  reads  fate\n"
          "  s         150  mirna\n"
          "\n"
          "Fits best (exact): 1 place\n"
          "\n"
          "  hsa-mir-21 (MI0000077), 72 nt\n"
          "  fit    TGTCGGGTAGCTTATCAGACTGATGTTGACTGTTGAATCTCATGGCAACACCAGTCGATGGGCTGTCTGACA\n"
          "                ======================  hsa-miR-21-5p\n"
          "                                                      =====================  hsa-miR-21-3p\n"
          "  exact         ......................                                             "
          "TAGCTTATCAGACTGATGTTGA  claimed by hsa-miR-21-5p\n");
    std::string const next = text_of({"--sequence", let_7a_5p, "--top", "2"});
    CHECK(holds(next, "Fits best (exact): 3 places\n"));
    CHECK(holds(next, "Next best: 8 places with at most 2 mismatches\n"));
    CHECK(holds(next, "\n  and 6 more places (--top draws more)\n"));
}

TEST_CASE("an insert with a gap is drawn where it is nearest", "[cli]")
{
    counted_demo const demo;
    std::string const text = text_of({"--sequence", "TAGCTTATCACTGATGTTGACTGTTG"}); // without GA
    CHECK(holds(text, "\n  s           0  unmapped\n"));
    if (!holds(text, "built without SeqAn3"))
    {
        CHECK(holds(text, "Nearest to hsa-mir-21: 2 bases missing. Reads are laid on it without gaps.\n"));
        CHECK(holds(text,
                    "  hsa-mir-21, bases 8 to 35\n"
                    "  edits  TAGCTTATCAGACTGATGTTGACTGTTG\n"));
        CHECK(holds(text, "2 bases missing\n"));
        // The adapter behind a miRNA costs ten edits of 43, which chance would not reach.
        CHECK(holds(text_of({"--sequence", "TAGCTTATCAGACTGATGTTGATGGAATTCTCGGGTGCCAAGG"}),
                    "Nearest to hsa-mir-21: "));
        CHECK(holds(text_of({"--sequence", "TAGCTTATCAGACTGATGTTGATGGAATTCTCGGGTGCCAAGG"}),
                    "\n     10  ......................"));
        CHECK(holds(
            text_of({"--sequence", "TAGCTTATCAGACTGATGTTGATGGAATTCTCGGGTGCCAAGG"}),
            "From base 23 on it is the adapter of sample s (TGGAATTCTC...): give the insert without it."));
        std::string const unrelated = text_of({"--sequence", "GACTCTTACGAATGCGTCACCTAG"});
        CHECK(holds(unrelated, ". A sequence without any relation would be as near.\n"));
        CHECK(!holds(unrelated, "edits"));
    }
    std::string const two = text_of({"--sequence", "TAGCTTAACAGAGTGATGTTGA"});
    CHECK(holds(two, "Nearest without gaps: 1 place with at most 2 mismatches\n"));
    CHECK(holds(two, "  2 mismatches         .......A....G.........  "));
    CHECK(holds(two, "more mismatches than are allowed\n"));
}

TEST_CASE("the same is written as HTML", "[cli]")
{
    counted_demo const demo;
    text_of({"--mirna", "hsa-miR-21-5p", "--html", "pages/mir-21.html", "-t", "1"});
    std::string const html = read_file("pages/mir-21.html");
    CHECK(html.starts_with("<section lang=\"en\">\n<h2>hsa-miR-21-5p (MIMAT0000076) "));
    CHECK(holds(html, "<i>aa</i></pre>"));
    text_of({"--mirna", "hsa-miR-21-5p", "--html", "again.html", "-t", "4"});
    CHECK(read_file("again.html") == html);
}

TEST_CASE("shared reads are counted where that was asked for", "[cli]")
{
    // 18 bases that hsa-miR-21-5p has in common with an RNA of the user's.
    work_folder folder;
    folder.add_text("in/s.fastq", demo_sample().text() + fastq_text{}.add(11, "TAGCTTATCAGACTGATG").text());
    folder.add_text("rna.fa", ">R21_snRNA\nGGCATTAGCTTATCAGACTGATGCCCATTGGCA\n");
    for (std::string const mode : {"exclude", "count"})
    {
        counted_demo::count({"--competitors", "rna.fa", "--shared", mode});
        std::string const text = text_of({"--mirna", "hsa-miR-21-5p"});
        CAPTURE(text);
        CHECK(holds(text,
                    mode == "count" ? "(counted: --shared count): 1 distinct insert, 11 reads\n"
                                    : "(not counted): 1 distinct insert, 11 reads\n"));
        CHECK(holds(text, mode == "count" ? "  s         177 " : "  s         166 "));
        CHECK(holds(text, mode == "count" ? "     11      1  exact" : "     11      0  exact"));
        CHECK(holds(text, "  R21_snRNA (snRNA), 33 nt\n"));
        // Moved, it has to be named.
        fs::rename("rna.fa", "moved.fa");
        CHECK(holds(refusal_of({"--mirna", "hsa-miR-21-5p"}, 3), "rna.fa"));
        CHECK(text_of({"--mirna", "hsa-miR-21-5p", "--competitors", "moved.fa"}) == text);
        CHECK(holds(refusal_of({"--mirna", "hsa-miR-21-5p", "--competitors", "none"}, 3), "--competitors"));
        fs::rename("moved.fa", "rna.fa");
    }
}

TEST_CASE("what cannot be explained is told in one line", "[cli]")
{
    counted_demo const demo;
    CHECK(refusal_of({}, 2) == "polarmir: say what to explain: --mirna NAME or --sequence ACGT...\n");
    CHECK(holds(refusal_of({"--mirna", "a", "--sequence", "ACGT"}, 2), "excludes"));
    CHECK(refusal_of({"--mirna", "hsa-miR-21"}, 2) ==
          "polarmir: no miRNA 'hsa-miR-21' in embedded human panel (miRBase 22, 388 hairpins); did you mean "
          "hsa-miR-21-5p or hsa-miR-21-3p?\n");
    CHECK(holds(refusal_of({"--mirna", "hsa-miR-548c-3p"}, 2), "but in miRBase 22"));
    CHECK(holds(refusal_of({"--mirna", "nothing"}, 2), "give a mature name (hsa-let-7a-5p)"));
    CHECK(refusal_of({"--mirna", "hsa-miR-21-5p", "--sample", "x"}, 2) ==
          "polarmir: out: no finished sample 'x'; there are: s\n");
    CHECK(holds(refusal_of({"--sequence", "ACGX"}, 2), "'ACGX' is no insert"));
    CHECK(holds(refusal_of({"--sequence", "ACGT", "--top", "0"}, 2), "--top"));
    fs::create_directory("empty");
    CHECK(run_cli({"explain", "empty", "--mirna", "hsa-miR-21-5p"}).code == 3);
    CHECK(run_cli({"explain", "nowhere", "--mirna", "hsa-miR-21-5p"}).code == 2);
}

TEST_CASE("samples that were counted in different ways are not added up", "[cli]")
{
    work_folder folder;
    folder.add_text("in/a.fastq", demo_sample().text());
    folder.add_text("in/b.fastq", demo_sample().text());
    REQUIRE(run_cli({"run", "in", "-o", "out"}).code == 0);
    REQUIRE(run_cli({"count", "in/b.fastq", "-o", "out", "--mismatches", "0"}).code == 0);
    CHECK(holds(
        refusal_of({"--mirna", "hsa-miR-21-5p"}, 2),
        "samples a and b were counted in different ways (see their sample.json); choose with --sample"));
    CHECK(holds(text_of({"--mirna", "hsa-miR-21-5p", "--sample", "b"}), "166 reads"));
}

TEST_CASE("tables and inserts that do not belong together are told", "[cli]")
{
    counted_demo const demo;
    std::string table = read_file("out/samples/s/counts.tsv");
    std::string const row{"hsa-miR-21-5p\tMIMAT0000076\t166\t166\t166"};
    std::size_t const at = table.find(row);
    REQUIRE(at != std::string::npos);
    polarmir::io::write_file("out/samples/s/counts.tsv",
                             table.replace(at, row.size(), "hsa-miR-21-5p\tMIMAT0000076\t167\t167\t167"));
    CHECK(refusal_of({"--mirna", "hsa-miR-21-5p"}, 3) ==
          "polarmir: sample s: its inserts amount to 166 of hsa-miR-21-5p, its table says 167; count the "
          "sample "
          "again\n");

    auto const damage = [](std::string const & text) {
        write_gzip("out/samples/s/unique.tsv.gz", text);
        return refusal_of({"--sequence", "TAGCTTATCAGACTGATGTTGA"}, 3);
    };
    std::string const header{"sequence\tcount\tclass\ttargets\n"};
    CHECK(holds(damage(""), "unique.tsv.gz:1: not the header"));
    CHECK(holds(damage(header + "ACGT\t1\tmirna\n"), "unique.tsv.gz:2: has 3 fields, the header 4"));
    CHECK(holds(damage(header + "ACGT\tx\tmirna\t\n"), "unique.tsv.gz:2: 'x' is not a number of reads"));
    CHECK(holds(damage(header + "ACGT\t1\tmi\t\n"), "unique.tsv.gz:2: not an insert and its class"));
    CHECK(holds(damage(header + "ACNT\t1\tmirna\t\n"), "unique.tsv.gz:2: not an insert and its class"));
    CHECK(holds(damage(header + "TAGCTTATCAGACTGATGTTGA\t1\tunmapped\t\n"),
                "this insert was unmapped and is mirna now"));
}
