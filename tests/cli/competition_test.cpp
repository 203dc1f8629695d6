// Other RNAs, tracers and the choice of the engine, from reads to tables.
#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace polarmir;
using namespace polarmir::test;

namespace {

std::string const & sequence_of(std::string const & name)
{
    auto const & rnas = reference::competitors();
    return std::ranges::find(rnas, name, &reference::competitor::name)->sequence;
}

/// The demo sample and reads of U2 that begin as miR-1246, of a tRNA half, and of a cow's miRNA.
fastq_text with_other_rnas()
{
    fastq_text reads = demo_sample();
    std::string const & u2 = sequence_of("U2");
    std::size_t const like_mir_1246 = u2.find("ATGGATTTTTGGAGCAGG");
    REQUIRE(like_mir_1246 != std::string::npos);
    reads.add(11, u2.substr(like_mir_1246, 25));
    reads.add(8, sequence_of("RNY4").substr(0, 32));
    for (std::size_t i = 0; i < 2; ++i)
        reads.add(3 + i, reference::tracers().at(i).sequence);
    return reads;
}

struct counted
{
    tmp_dir dir;
    std::string out = (dir / "out").string();
    cli_result result;

    explicit counted(std::vector<std::string> options = {})
    {
        write_gzip(dir / "S1.fastq.gz", with_other_rnas().text());
        std::vector<std::string> words{"run", (dir / "S1.fastq.gz").string(), "-o", out};
        words.insert(words.end(), options.begin(), options.end());
        result = run_cli(words);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }

    [[nodiscard]] std::string
    cell(std::string const & file, std::string const & row, std::string const & column = "S1") const
    {
        return cells(dir / "out" / file).at(row).at(column);
    }
};

} // namespace

TEST_CASE("reads of other RNAs are of their class, and a miRNA's look-alikes are told", "[cli]")
{
    counted const run;
    CHECK(run.cell("counts/class_counts.tsv", "snRNA") == "11");
    CHECK(run.cell("counts/class_counts.tsv", "YRNA") == "8");
    CHECK(run.cell("counts/class_counts.tsv", "mirna") == "366");
    CHECK(run.cell("counts/class_counts.tsv", "shared") == "0");
    CHECK(run.cell("counts/class_counts.tsv", "other_species") == "7");
    CHECK(run.cell("counts/mature_counts.tsv", "hsa-miR-1246") == "0");
    CHECK(run.cell("counts/origin.tsv", "hsa-miR-1246", "other") == "11");
    CHECK(run.cell("counts/origin.tsv", "hsa-miR-1246", "other_rna") == "U2");
    CHECK(run.cell("counts/origin.tsv", "hsa-miR-1246", "origin") == "other RNA");
    CHECK(run.cell("counts/rowData.tsv", "hsa-miR-1246", "origin") == "other RNA");
    CHECK(run.cell("counts/rowData.tsv", "hsa-let-7a-5p", "origin") == "hairpin");
    CHECK(run.cell("qc/ledger.tsv", "input") == "426");
    CHECK(run.result.err.find("other_species: 7 reads of 2 miRNAs of ") != std::string::npos);
}

TEST_CASE("the FM index gives the same bytes as the seed index", "[cli]")
{
    counted const seed;
    counted const fm_index{{"--engine", "fm-index"}};
    CHECK(tree(fm_index.out) == tree(seed.out));
}

TEST_CASE("without competitors their reads match nothing or a miRNA", "[cli]")
{
    counted const run{{"--competitors", "none"}};
    CHECK(run.cell("counts/class_counts.tsv", "snRNA") == "0");
    CHECK(run.cell("counts/class_counts.tsv", "YRNA") == "0");
    CHECK(run.cell("qc/ledger.tsv", "input") == "426");
}

TEST_CASE("a user's RNA shares the reads of a miRNA it holds", "[cli]")
{
    tmp_dir const dir;
    std::ofstream{dir / "mine.fa"} << ">my_snoRNA\nGGATCC" << let_7a_5p << "CCATTG\n"
                                   << ">hsa-let-7a-5p MIMAT0000062 Homo sapiens let-7a-5p\n"
                                   << let_7a_5p << '\n';
    std::string const file = (dir / "mine.fa").string();
    counted const run{{"--competitors", file}};
    CHECK(run.result.err.find("257 competing RNAs (1 miRNAs of the files left out)") != std::string::npos);
    CHECK(run.cell("counts/class_counts.tsv", "shared") == "200");
    CHECK(run.cell("counts/mature_counts.tsv", "hsa-let-7a-5p") == "0");
    CHECK(run.cell("counts/origin.tsv", "hsa-let-7a-5p", "other_class") == "snoRNA");
    CHECK(run.cell("qc/library.tsv", "S1", "mirna_reads") == "166");
    // let-7a-5p is a member of the sets.
    CHECK(run.result.out.find("hsa-let-7a-5p are mostly of another RNA") != std::string::npos);
    CHECK(read_file(run.dir / "out/polarization_long.tsv").find("\tnoDoubtful\t") != std::string::npos);

    counted const all{{"--competitors", file, "--shared", "count"}};
    CHECK(all.cell("counts/mature_counts.tsv", "hsa-let-7a-5p") == "200");
    CHECK(all.cell("counts/class_counts.tsv", "shared") == "200");
    CHECK(all.cell("qc/library.tsv", "S1", "mirna_reads") == "366");
}

TEST_CASE("a file of competitors that cannot be read is named", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "S1.fastq.gz", demo_sample().text());
    auto const result = run_cli({"run",
                                 (dir / "S1.fastq.gz").string(),
                                 "--competitors",
                                 (dir / "absent.fa").string(),
                                 "-o",
                                 (dir / "out").string()});
    CHECK(result.code == 3);
    CHECK(result.err.find("absent.fa") != std::string::npos);
}

TEST_CASE("samples that other RNAs competed in are not merged", "[cli]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    for (std::string const sample : {"S1", "S2"})
    {
        write_gzip(dir / (sample + ".fastq.gz"), demo_sample().text());
        std::vector<std::string> words{"count", (dir / (sample + ".fastq.gz")).string(), "-o", out};
        if (sample == "S2")
            words.insert(words.end(), {"--competitors", "none"});
        REQUIRE(run_cli(words).code == 0);
    }
    auto const merged = run_cli({"merge", out});
    CHECK(merged.code == 3);
    CHECK(merged.err.find("samples S1 and S2 were counted with different competing RNAs") !=
          std::string::npos);
}

TEST_CASE("a file behind --competitors is no input, and that is said", "[cli]")
{
    auto const result = run_cli({"run", "-o", "out", "--competitors", "mine.fa", "S1.fastq.gz"});
    CHECK(result.code == 2);
    CHECK(result.err.find("give files before --competitors") != std::string::npos);
}

TEST_CASE("the isomiRs of a cohort add up to its miRNA reads", "[cli]")
{
    counted const run;
    std::uint64_t sum{0};
    std::ifstream file{run.dir / "out/isomir/joined_mirtop.tsv"};
    std::string line;
    std::getline(file, line);
    CHECK(line.ends_with("\tS1"));
    while (std::getline(file, line))
        sum += std::stoul(line.substr(line.rfind('\t') + 1));
    CHECK(sum == 366);
    CHECK(read_file(run.dir / "out/isomir/S1.gff3").starts_with("## mirGFF3. VERSION 1.2\n"));
}
