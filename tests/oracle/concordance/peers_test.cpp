// The counts of nine other pipelines on the trimmed reads of a serum library: whose rules they are like, and
// how much of the difference the reads explain.
#include "support/files.hpp"
#include "support/human_run.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <map>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;

namespace {

/// What is expected of a pipeline: the rules its counts lead to, and the least share that is explained.
struct expectation
{
    std::string column;
    std::string rules;
    double explained;
};

/// The column of one pipeline as a table of its own.
std::string table_of(std::string const & column)
{
    io::table const all = io::read_table(shared_data("data/expected/peers/serum_RNA014937.tsv"));
    std::string text = "miRNA\tserum_RNA014937\n";
    for (io::table::row const & row : all.rows)
        text += row.fields.front() + '\t' + row.fields[all.column(column)] + '\n';
    return text;
}

std::map<std::string, std::string>
summary_of(human_run const & run, std::string const & column, std::string const & table)
{
    io::write_file(run.dir / (column + ".tsv"), table);
    human_run::succeed({"compare",
                        run.out,
                        "--with",
                        (run.dir / (column + ".tsv")).string(),
                        "-o",
                        (run.dir / column).string()});
    return cells(run.dir / column / "with_summary.tsv").begin()->second;
}

} // namespace

TEST_CASE("oracle: the counts of nine pipelines on serum reads are explained by their rules", "[oracle]")
{
    human_run const run{"data/reads/serum_RNA014937_S1_R1.fastq.gz"};
    for (auto const & [column, rules, explained] :
         std::vector<expectation>{{"nfcore", "nf-core/smrnaseq (bowtie on matures)", 0.99},
                                  {"md2W", "miRDeep2 quantifier -W", 0.95},
                                  {"md2max", "miRDeep2 quantifier", 0.93},
                                  {"IsoMiRmap", "IsoMiRmap", 0.97},
                                  {"sRNAbench", "sRNAbench", 0.88},
                                  {"miraligner", "miraligner (seqbuster)", 0.8},
                                  {"optimir", "OptimiR", 0.75},
                                  {"mirtop", "mirtop", 0.7},
                                  {"miRgeEmu", "miRge3", 0.6}})
    {
        CAPTURE(column);
        auto const found = summary_of(run, column, table_of(column));
        CHECK(found.at("their_rules") == rules);
        CHECK(std::stod(found.at("explained_share")) >= explained);
    }
}

TEST_CASE("oracle: what the usual pipeline loses and invents in serum is charged to its rules", "[oracle]")
{
    human_run const run{"data/reads/serum_RNA014937_S1_R1.fastq.gz"};
    static_cast<void>(summary_of(run, "nfcore", table_of("nfcore")));
    auto const rows = cells(run.dir / "nfcore" / "with.tsv");
    for (char const * const antisense : {"hsa-miR-3184-3p", "hsa-miR-103b", "hsa-miR-486-3p"})
        CHECK(rows.at(antisense).at("main_cause") == "antisense");
    for (char const * const longer : {"hsa-miR-486-5p", "hsa-miR-21-5p", "hsa-miR-92a-3p", "hsa-miR-30e-5p"})
        CHECK(rows.at(longer).at("main_cause") == "end");
    CHECK(rows.at("hsa-miR-142-5p").at("main_cause") == "start");
    static_cast<void>(summary_of(run, "sRNAbench", table_of("sRNAbench")));
    auto const u2 = cells(run.dir / "sRNAbench" / "with.tsv").at("hsa-miR-1246");
    CHECK(u2.at("ours") == "0");
    CHECK(u2.at("main_cause") == "other_rna");
    static_cast<void>(summary_of(run, "md2max", table_of("md2max")));
    CHECK(cells(run.dir / "md2max" / "with.tsv").at("hsa-miR-92a-3p").at("main_cause") == "tail");
}

TEST_CASE("oracle: counts given to the wrong miRNAs are not explained", "[oracle]")
{
    human_run const run{"data/reads/serum_RNA014937_S1_R1.fastq.gz"};
    io::table const all = io::read_table(shared_data("data/expected/peers/serum_RNA014937.tsv"));
    std::string shifted = "miRNA\tserum_RNA014937\n";
    for (std::size_t i = 0; i < all.rows.size(); ++i)
        shifted += all.rows[i].fields.front() + '\t' +
                   all.rows[(i + 1) % all.rows.size()].fields[all.column("sRNAbench")] + '\n';
    auto const found = summary_of(run, "shifted", shifted);
    CHECK(std::stod(found.at("explained_share")) < 0.05);
}
