// Molecules in place of reads.
#include "cli/umi_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/samtools.hpp"
#include "support/shared_data.hpp"
#include "support/tmp_dir.hpp"

#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

using table = std::map<std::string, std::map<std::string, std::string>>;

/// The results of one call of `run`.
class results
{
  public:
    explicit results(fs::path out) : out_{std::move(out)} {}

    [[nodiscard]] fs::path const & path() const { return out_; }
    [[nodiscard]] table of(std::string const & file) const { return cells(out_ / file); }
    [[nodiscard]] bool has(std::string const & file) const { return fs::exists(out_ / file); }
    [[nodiscard]] std::string count(std::string const & mirna, std::string const & sample) const
    {
        return of("counts/mature_counts.tsv").at(mirna).at(sample);
    }
    [[nodiscard]] std::string run_unit() const
    {
        std::string const text = read_file(out_ / "run.json");
        std::string const key{"\"unit\": \""};
        std::size_t const begin = text.find(key) + key.size();
        return text.substr(begin, text.find('"', begin) - begin);
    }
    /// The sum over all fates is the input.
    void check_ledger(std::string const & sample) const
    {
        std::uint64_t sum{0};
        for (auto const & [fate, row] : of("qc/ledger.tsv"))
            if (fate != "input")
                sum += std::stoull(row.at(sample));
        CHECK(std::to_string(sum) == of("qc/ledger.tsv").at("input").at(sample));
    }

  private:
    fs::path out_;
};

results run_on(tmp_dir const & dir,
               std::vector<std::string> const & inputs,
               std::vector<std::string> const & more = {},
               std::string const & out = "out")
{
    std::vector<std::string> command{"run", "-o", (dir / out).string()};
    for (std::string const & input : inputs)
        command.push_back((dir / input).string());
    command.insert(command.end(), more.begin(), more.end());
    auto const result = run_cli(command);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    return results{dir / out};
}

} // namespace

TEST_CASE("published QIAseq reads of mouse are molecules, hardly any of them read twice", "[cli]")
{
    tmp_dir const dir;
    fs::copy(shared_data("data/reads/qiaseq_mouse_umi_5k.fastq.gz"), dir / "M.fastq.gz");
    results const found = run_on(dir, {"M.fastq.gz"});
    auto const umi = found.of("qc/umi.tsv").at("M");
    CHECK(umi.at("umi") == "after_adapter:12");
    CHECK(umi.at("method") == "directional");
    CHECK(std::stod(umi.at("duplication")) < 0.01);
    CHECK(std::stod(umi.at("collision_share")) < 0.001);
    CHECK(std::stoull(umi.at("molecules")) > 1000);
    CHECK(std::abs(std::stod(umi.at("seen_at_half")) - 0.5) < 0.01);
    CHECK(umi.at("dense_inserts") == "0");
    auto const library = found.of("qc/library.tsv").at("M");
    CHECK(library.at("unit") == "molecules");
    CHECK(library.at("kit") == "qiaseq");
    CHECK(found.run_unit() == "molecules");
    found.check_ledger("M");
    auto const ledger = found.of("qc/ledger.tsv");
    CHECK(std::stoull(ledger.at("pcr_duplicate").at("M")) <=
          std::stoull(umi.at("reads")) - std::stoull(umi.at("molecules")));
    REQUIRE(found.has("counts/mature_reads.tsv"));
    CHECK_FALSE(found.has("counts/mature_molecules.tsv"));
    std::uint64_t molecules{0};
    auto const reads = found.of("counts/mature_reads.tsv");
    for (auto const & [mirna, row] : found.of("counts/mature_counts.tsv"))
    {
        CAPTURE(mirna);
        CHECK(std::stoull(row.at("M")) <= std::stoull(reads.at(mirna).at("M")));
        molecules += std::stoull(row.at("M"));
    }
    CHECK(std::to_string(molecules) == library.at("mirna_molecules"));
    CHECK(molecules > 500);
}

TEST_CASE("every read three times is three times the reads and the same molecules", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "once.fastq.gz", qiaseq_fastq(two_mirnas(1)));
    write_gzip(dir / "thrice.fastq.gz", qiaseq_fastq(two_mirnas(3)));
    results const found = run_on(dir, {"once.fastq.gz", "thrice.fastq.gz"});
    CHECK(found.count("hsa-let-7a-5p", "once") == "300");
    CHECK(found.count("hsa-miR-21-5p", "once") == "200");
    for (auto const & [mirna, row] : found.of("counts/mature_counts.tsv"))
        CHECK(row.at("once") == row.at("thrice"));
    for (char const * other :
         {"counts/mature_fractional.tsv", "counts/mature_unique.tsv", "counts/mature_cpm.tsv"})
        for (auto const & [mirna, row] : found.of(other))
            CHECK(row.at("once") == row.at("thrice"));
    auto const reads = found.of("counts/mature_reads.tsv");
    CHECK(reads.at("hsa-let-7a-5p").at("once") == "300");
    CHECK(reads.at("hsa-let-7a-5p").at("thrice") == "900");
    auto const ledger = found.of("qc/ledger.tsv");
    CHECK(ledger.at("input").at("thrice") == "1500");
    CHECK(ledger.at("mirna").at("thrice") == "500");
    CHECK(ledger.at("pcr_duplicate").at("thrice") == "1000");
    CHECK(ledger.at("pcr_duplicate").at("once") == "0");
    auto const umi = found.of("qc/umi.tsv").at("thrice");
    CHECK(umi.at("reads") == "1500");
    CHECK(umi.at("molecules") == "500");
    CHECK(umi.at("duplication") == "0.6667");
    auto const library = found.of("qc/library.tsv").at("thrice");
    CHECK(library.at("mirna_reads") == "1500");
    CHECK(library.at("mirna_molecules") == "500");
}

TEST_CASE("low complexity stands before duplicates in the ledger", "[cli]")
{
    tmp_dir const dir;
    std::vector<molecule> molecules = two_mirnas(1);
    molecules.push_back({std::string(22, 'A'), "ACGTACGTACGT", 7});
    write_gzip(dir / "S.fastq.gz", qiaseq_fastq(molecules));
    results const found = run_on(dir, {"S.fastq.gz"});
    found.check_ledger("S");
    CHECK(found.of("qc/ledger.tsv").at("low_complexity").at("S") == "7");
    CHECK(found.of("qc/ledger.tsv").at("pcr_duplicate").at("S") == "0");
}

TEST_CASE("a cohort of which not all samples have UMIs is counted in reads", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "with.fastq.gz", qiaseq_fastq(two_mirnas(2)));
    write_gzip(dir / "without.fastq.gz", demo_sample().text());
    auto const result = run_cli({"run",
                                 (dir / "with.fastq.gz").string(),
                                 (dir / "without.fastq.gz").string(),
                                 "-o",
                                 (dir / "out").string()});
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(result.err.find("1 of 2 samples have UMIs: reads are counted in all; the molecules of those are in "
                          "mature_molecules.tsv") != std::string::npos);
    results const found{dir / "out"};
    CHECK(found.count("hsa-let-7a-5p", "with") == "600");
    CHECK(found.count("hsa-let-7a-5p", "without") == "200");
    CHECK(found.run_unit() == "reads");
    for (char const * sample : {"with", "without"})
        CHECK(found.of("qc/library.tsv").at(sample).at("unit") == "reads");
    CHECK_FALSE(found.has("counts/mature_reads.tsv"));
    CHECK(read_file(dir / "out/counts/mature_molecules.tsv").starts_with("miRNA\twith\n"));
    CHECK(found.of("counts/mature_molecules.tsv").at("hsa-let-7a-5p").at("with") == "300");
    CHECK(found.of("qc/umi.tsv").size() == 1);
}

TEST_CASE("a sample without any read does not turn molecules into reads", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "A.fastq.gz", qiaseq_fastq(two_mirnas(2)));
    write_gzip(dir / "B.fastq.gz", "");
    results const found = run_on(dir, {"A.fastq.gz", "B.fastq.gz"});
    CHECK(found.count("hsa-let-7a-5p", "A") == "300");
    CHECK(found.count("hsa-let-7a-5p", "B") == "0");
    CHECK(found.run_unit() == "molecules");
    CHECK(found.of("counts/mature_cpm.tsv").at("hsa-let-7a-5p").at("B") == "0");
}

TEST_CASE("tables of another unit disappear with the next merge", "[cli]")
{
    tmp_dir const dir;
    write_gzip(dir / "S.fastq.gz", qiaseq_fastq(two_mirnas(2)));
    results const found = run_on(dir, {"S.fastq.gz"});
    REQUIRE(found.has("counts/mature_reads.tsv"));
    REQUIRE(found.has("qc/umi.tsv"));
    REQUIRE(found.has("samples/S/umi.tsv"));
    run_on(dir, {"S.fastq.gz"}, {"--umi", "none"});
    CHECK(found.count("hsa-let-7a-5p", "S") == "600");
    CHECK(found.run_unit() == "reads");
    CHECK(found.of("qc/library.tsv").at("S").at("unit") == "reads");
    CHECK(found.of("qc/library.tsv").at("S").at("umi") == "none");
    for (char const * stale :
         {"counts/mature_reads.tsv", "counts/mature_molecules.tsv", "qc/umi.tsv", "samples/S/umi.tsv"})
        CHECK_FALSE(found.has(stale));
    CHECK(found.of("qc/ledger.tsv").at("pcr_duplicate").at("S") == "0");
}

TEST_CASE("the random ends of a 4N library can be its UMI", "[cli]")
{
    tmp_dir const dir;
    auto const simulated = run_cli({"simulate",
                                    "-o",
                                    (dir / "sim").string(),
                                    "--kit",
                                    "nextflex",
                                    "--groups",
                                    "control",
                                    "--samples-per-group",
                                    "1",
                                    "--reads",
                                    "20000"});
    CAPTURE(simulated.err);
    REQUIRE(simulated.code == 0);
    std::string const sheet = (dir / "sim/samples.tsv").string();
    results const plain = run_on(dir, {}, {"--samples", sheet}, "plain");
    results const tagged = run_on(dir, {}, {"--samples", sheet, "--umi", "random_ends"}, "tagged");
    CHECK(plain.run_unit() == "reads");
    CHECK(tagged.run_unit() == "molecules");
    auto const [name, umi] = *tagged.of("qc/umi.tsv").begin();
    CHECK(umi.at("umi") == "random_ends:8");
    // Each simulated read is a molecule of its own: corrected for equal random ends they are as many. The
    // random ends of a read that lost its adapter cannot be told.
    double const molecules = std::stod(umi.at("molecules_corrected"));
    CHECK(std::abs(molecules / std::stod(umi.at("reads")) - 1) < 0.02);
    tagged.check_ledger(name);
    double difference{0};
    double reads{0};
    auto const counts = tagged.of("counts/mature_counts.tsv");
    for (auto const & [mirna, row] : plain.of("counts/mature_counts.tsv"))
    {
        reads += std::stod(row.at(name));
        difference += std::abs(std::stod(row.at(name)) - std::stod(counts.at(mirna).at(name)));
    }
    CHECK(difference / reads < 0.03);
}

TEST_CASE("UMIs in names give the molecules of the same UMIs in the reads", "[cli]")
{
    tmp_dir const dir;
    std::vector<molecule> const molecules = two_mirnas(3);
    auto const bases = [](molecule const & one) { return truseq_read(one.insert); };
    write_gzip(dir / "inread.fastq.gz", qiaseq_fastq(molecules));
    write_gzip(dir / "underscore.fastq.gz",
               write_reads(
                   molecules,
                   [](std::size_t number, auto const & one) {
                       return illumina_name(number) + '_' + one.umi + " 1:N:0:ATCACG";
                   },
                   bases));
    write_gzip(dir / "field.fastq.gz",
               write_reads(
                   molecules,
                   [](std::size_t number, auto const & one) {
                       return illumina_name(number) + ':' + one.umi.substr(0, 6) + '+' + one.umi.substr(6) +
                              " 1:N:0:ATCACG";
                   },
                   bases));
    write_gzip(dir / "label.fastq.gz",
               write_reads(
                   molecules,
                   [](std::size_t number, auto const & one) {
                       return illumina_name(number) + " 1:N:0:ATCACG:UMI_" + one.umi;
                   },
                   bases));
    results const found =
        run_on(dir, {"inread.fastq.gz", "underscore.fastq.gz", "field.fastq.gz", "label.fastq.gz"});
    CHECK(found.run_unit() == "molecules");
    for (auto const & [mirna, row] : found.of("counts/mature_counts.tsv"))
        for (char const * style : {"underscore", "field", "label"})
            CHECK(row.at(style) == row.at("inread"));
    CHECK(found.count("hsa-let-7a-5p", "field") == "300");
    auto const library = found.of("qc/library.tsv");
    for (char const * style : {"underscore", "field", "label"})
        CHECK(library.at(style).at("umi") == "read_name:12");
}

TEST_CASE("the RX tags of a BAM are UMIs", "[cli]")
{
    tmp_dir const dir;
    std::string sam{"@HD\tVN:1.6\tSO:unsorted\n"};
    std::size_t number{0};
    for (molecule const & one : two_mirnas(1))
        for (int copy = 0; copy < 2; ++copy)
        {
            std::string const read = truseq_read(one.insert);
            sam += "r" + std::to_string(++number) + "\t4\t*\t0\t0\t*\t*\t0\t0\t" + read + '\t' +
                   std::string(read.size(), 'I') + "\tRX:Z:" + one.umi + '\n';
        }
    polarmir::io::write_file(dir / "S.sam", sam);
    fs::create_directory(dir / "in");
    samtools(dir.path(), "view -b -o in/S.bam S.sam");
    results const found = run_on(dir, {"in"});
    CHECK(found.run_unit() == "molecules");
    CHECK(found.count("hsa-let-7a-5p", "S") == "300");
    CHECK(found.of("counts/mature_reads.tsv").at("hsa-let-7a-5p").at("S") == "600");
    CHECK(found.of("qc/library.tsv").at("S").at("umi") == "read_name:12");
}

TEST_CASE("misread UMIs are merged as the method asked for says", "[cli]")
{
    tmp_dir const dir;
    std::vector<molecule> molecules = two_mirnas(1);
    molecules.push_back({let_7a_5p, "ACACACACACAC", 20}); // explains the next
    molecules.push_back({let_7a_5p, "ACACACACACAG", 1});
    molecules.push_back({mir_21_5p, "ACACACACACAC", 1}); // one read each: true for us, one for UMI-tools
    molecules.push_back({mir_21_5p, "ACACACACACAG", 1});
    write_gzip(dir / "S.fastq.gz", qiaseq_fastq(molecules));
    results const ours = run_on(dir, {"S.fastq.gz"});
    CHECK(ours.count("hsa-let-7a-5p", "S") == "301");
    CHECK(ours.count("hsa-miR-21-5p", "S") == "202");
    results const theirs = run_on(dir, {"S.fastq.gz"}, {"--umi-method", "umi-tools"}, "published");
    CHECK(theirs.count("hsa-let-7a-5p", "S") == "301");
    CHECK(theirs.count("hsa-miR-21-5p", "S") == "201");
    CHECK(theirs.of("qc/umi.tsv").at("S").at("method") == "umi-tools");
    // In the same folder the other method counts again.
    run_on(dir, {"S.fastq.gz"}, {"--umi-method", "umi-tools"});
    CHECK(ours.count("hsa-miR-21-5p", "S") == "201");
}

TEST_CASE("inserts misread in one base are put right where that is asked for", "[cli]")
{
    tmp_dir const dir;
    std::vector<molecule> molecules = two_mirnas(1);
    molecules.push_back({let_7a_5p, "ACACACACACAC", 10});
    std::string misread = let_7a_5p;
    misread[10] = 'A';
    molecules.push_back({misread, "ACACACACACAC", 1}); // of the ten
    molecules.push_back({misread, "GTGTGTGTGTGT", 1}); // nothing explains it
    // let-7f differs from let-7a in one base and is in the reference: it stays.
    std::string const let_7f_5p{"TGAGGTAGTAGATTGTATAGTT"};
    molecules.push_back({let_7f_5p, "ACACACACACAC", 1});
    write_gzip(dir / "S.fastq.gz", qiaseq_fastq(molecules));

    results const plain = run_on(dir, {"S.fastq.gz"}, {}, "plain");
    CHECK(plain.count("hsa-let-7a-5p", "S") == "303");
    CHECK(plain.of("qc/umi.tsv").at("S").at("merged_reads") == "0");
    results const merged = run_on(dir, {"S.fastq.gz"}, {"--umi-merge-inserts"}, "merged");
    CHECK(merged.count("hsa-let-7a-5p", "S") == "302");
    CHECK(merged.count("hsa-let-7f-5p", "S") == "1");
    CHECK(merged.of("qc/umi.tsv").at("S").at("merged_reads") == "1");
    merged.check_ledger("S");
    // In the same folder the option counts again.
    run_on(dir, {"S.fastq.gz"}, {"--umi-merge-inserts"}, "plain");
    CHECK(plain.count("hsa-let-7a-5p", "S") == "302");
}

TEST_CASE("a wrong value of --umi or --umi-method is a usage error", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "S.fastq", demo_sample().text());
    auto const run = [&](std::string const & option, std::string const & value) {
        return run_cli({"run", (dir / "S.fastq").string(), "-o", (dir / "out").string(), option, value});
    };
    auto const place = run("--umi", "before_insert");
    CHECK(place.code == 2);
    CHECK(place.err.find("UMI 'before_insert': give auto, none, random_ends") != std::string::npos);
    CHECK(run("--umi-method", "cluster").code == 2);
    CHECK_FALSE(fs::exists(dir / "out"));
    // A UMI the reads do not have fails the sample.
    auto const ends = run("--umi", "random_ends");
    CHECK(ends.code == 1);
    CHECK(ends.err.find("the library layout cannot be told: --umi random_ends, but the reads show only 0") !=
          std::string::npos);
    CHECK(run("--umi", "read_name").code == 1);
}

TEST_CASE("results with UMIs do not depend on threads or on the order of files", "[cli]")
{
    tmp_dir const dir;
    std::vector<molecule> molecules = two_mirnas(2);
    for (std::size_t i = 0; i < molecules.size(); i += 3)
        molecules[i].umi = molecules[i / 2].umi;
    write_gzip(dir / "A_S1_L001_R1_001.fastq.gz", qiaseq_fastq(molecules));
    write_gzip(dir / "A_S1_L002_R1_001.fastq.gz", qiaseq_fastq(two_mirnas(1)));
    std::string const first{"A_S1_L001_R1_001.fastq.gz"};
    std::string const second{"A_S1_L002_R1_001.fastq.gz"};
    results const one = run_on(dir, {first, second}, {"-t", "1", "--keep-trimmed"}, "one");
    results const four = run_on(dir, {second, first}, {"-t", "4", "--keep-trimmed"}, "four");
    auto const expected = tree(one.path());
    CHECK(expected.contains("trimmed/A.fastq.gz"));
    CHECK(tree(four.path()) == expected);
}
