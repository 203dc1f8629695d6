// --bam and --cram: where every distinct insert lies, as samtools reads it.
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/samtools.hpp"
#include "support/tmp_dir.hpp"
#include "umi_reads.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

/// A sample with reads of every fate that has them by default: of the hairpins, of many other RNAs, of none.
std::string many_fates()
{
    fastq_text sample = demo_sample();
    std::size_t number{0};
    for (polarmir::reference::competitor const & rna : polarmir::reference::competitors())
        if (rna.sequence.size() > 40 && rna.sequence.find('N') == std::string::npos)
        {
            ++number;
            sample.add(1 + number % 5, rna.sequence.substr(number % 10, 20 + number % 13));
        }
    sample.add(9, "TCCCACATGGTCTAGCGGTTAGGATTCCTGGT" + std::string{"AA"}); // a tail on a tRNA
    sample.add(5, "TGAGGTAGTAGGTTGTATAGTTTGA");                            // let-7a-5p with a tail
    sample.add(4, "TGAGGTAGTAGCTTGTATAGTT");                               // and with a mismatch
    return sample.text();
}

cli_result count(fs::path const & in, fs::path const & out, std::vector<std::string> const & more = {})
{
    std::vector<std::string> arguments{"run", in.string(), "-o", out.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto result = run_cli(arguments);
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    return result;
}

/// A line of SAM: its eleven fields, and its tags, which may come in any order.
struct sam_line
{
    std::vector<std::string> fields;
    std::map<std::string, std::string> tags; ///< without their type

    [[nodiscard]] int flag() const { return std::stoi(fields[1]); }
    [[nodiscard]] bool is_primary() const { return (flag() & 0x100) == 0; }
    [[nodiscard]] bool is_unmapped() const { return (flag() & 4) != 0; }
    [[nodiscard]] long reads() const { return std::stol(tags.at("XW")); }
    friend bool operator==(sam_line const &, sam_line const &) = default;
};

/// What `samtools view` gives; it has nothing to complain of.
std::vector<sam_line> view(fs::path const & folder, std::string const & arguments)
{
    samtools(folder, "view " + arguments + " > view.sam");
    CHECK(read_file(folder / "samtools.log").empty());
    std::vector<sam_line> lines;
    std::string const text = read_file(folder / "view.sam");
    for (std::string_view const line : polarmir::split(text, '\n'))
    {
        if (line.empty())
            continue;
        auto const parts = polarmir::split(line, '\t');
        sam_line & one = lines.emplace_back();
        one.fields.assign(parts.begin(), parts.begin() + 11);
        for (std::size_t i = 11; i < parts.size(); ++i)
            one.tags.emplace(parts[i].substr(0, 2), parts[i].substr(5));
    }
    return lines;
}

/// The counts of a table of a sample, without zeros.
std::map<std::string, long> counts_of(fs::path const & table, std::string const & column)
{
    std::map<std::string, long> counts;
    for (auto const & [name, row] : cells(table))
        if (long const reads = std::stol(row.at(column)); reads != 0)
            counts[name] = reads;
    return counts;
}

void check_silent(fs::path const & folder, std::string const & arguments)
{
    CAPTURE(arguments);
    samtools(folder, arguments);
    CHECK(read_file(folder / "samtools.log").empty());
}

} // namespace

TEST_CASE("the reads of the alignments are those of the tables", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", many_fates());
    count(dir / "in", dir / "out", {"--bam"});
    fs::path const sample = dir / "out/samples/s";
    auto const lines = view(sample, "hairpin.bam");
    std::set<std::string> const of_hairpins{"mirna", "shared", "hairpin_other", "antisense"};
    std::map<std::string, long> fates;
    std::map<std::string, long> rnas;
    std::map<std::string, long> only_mirna;
    for (sam_line const & line : lines)
    {
        if (!line.is_primary())
            continue;
        std::string const & fate = line.tags.at("XF");
        fates[fate] += line.reads();
        if (!line.is_unmapped() && !of_hairpins.contains(fate))
            rnas[line.fields[2]] += line.reads();
        std::set<std::string> rows;
        for (sam_line const & other : lines)
            if (other.fields[0] == line.fields[0] && fate == "mirna")
                rows.insert(other.tags.at("GN"));
        if (rows.size() == 1)
            only_mirna[*rows.begin()] += line.reads();
    }
    auto ledger = counts_of(sample / "ledger.tsv", "reads");
    for (char const * const not_aligned : {"input", "adapter_dimer", "too_short", "n_bases"})
        CHECK(ledger.erase(not_aligned) == 1);
    CHECK(fates == ledger);
    CHECK(fates.size() >= 9);
    CHECK(only_mirna == counts_of(sample / "counts.tsv", "unique"));

    std::map<std::string, long> expected;
    std::string const table = read_file(sample / "other_rna.tsv");
    for (std::string_view const line : polarmir::split(table, '\n'))
        if (auto const parts = polarmir::split(line, '\t'); parts.size() == 3 && parts[0] != "class")
            expected[std::string{parts[1]}] = std::stol(std::string{parts[2]});
    for (auto const & [name, reads] : rnas)
    {
        CAPTURE(name, reads, expected[name]);
        CHECK(expected[name] == reads);
    }
    CHECK(rnas.size() == expected.size());
    CHECK(rnas.size() > 100);
}

TEST_CASE("samtools finds nothing wrong with the alignments", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", many_fates());
    count(dir / "in", dir / "out", {"--bam"});
    fs::path const sample = dir / "out/samples/s";
    check_silent(sample, "quickcheck -v hairpin.bam");
    check_silent(sample, "flagstat hairpin.bam > flagstat.txt");
    check_silent(sample, "idxstats hairpin.bam > idxstats.txt");
    check_silent(sample, "stats hairpin.bam > stats.txt");
    CHECK(read_file(sample / "stats.txt").find("SN\tis sorted:\t1\n") != std::string::npos);
    // MD and NM, against samtools' own.
    check_silent(sample, "calmd hairpin.bam ../../reference.fa > calmd.sam");
    // What a viewer does: a region, by the index.
    CHECK(view(sample, "-X hairpin.bam hairpin.bam.bai hsa-mir-21:8-29").size() >= 3);
    auto elsewhere = view(sample, "hairpin.bam");
    std::erase_if(elsewhere, [](sam_line const & line) { return line.fields[2] != "hsa-let-7a-2"; });
    CHECK(view(sample, "hairpin.bam hsa-let-7a-2") == elsewhere);
    CHECK(elsewhere.size() >= 2);
}

TEST_CASE("every insert has one primary alignment, and tells how many it has", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", many_fates());
    count(dir / "in", dir / "out", {"--bam"});
    std::map<std::string, std::vector<sam_line>> inserts;
    for (sam_line & line : view(dir / "out/samples/s", "hairpin.bam"))
        inserts[line.fields[0]].push_back(std::move(line));
    std::set<std::size_t> numbers;
    for (auto const & [name, lines] : inserts)
    {
        CAPTURE(name);
        CHECK(std::ranges::count_if(lines, &sam_line::is_primary) == 1);
        CHECK(name.substr(name.find("_x") + 2) == lines.front().tags.at("XW"));
        if (lines.front().is_unmapped())
            continue;
        std::set<std::string> hits;
        for (sam_line const & line : lines)
        {
            CHECK(line.tags.at("NH") == std::to_string(lines.size()));
            CHECK((line.tags.at("HI") == "1") == line.is_primary());
            hits.insert(line.tags.at("HI"));
        }
        CHECK(hits.size() == lines.size());
        numbers.insert(lines.size());
    }
    CHECK(numbers.size() >= 3);
    CHECK(inserts.begin()->first.starts_with("seq1"));
}

TEST_CASE("CRAM holds the same as BAM", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", many_fates());
    count(dir / "in", dir / "bam", {"--bam"});
    count(dir / "in", dir / "cram", {"--cram"});
    fs::path const sample = dir / "cram/samples/s";
    CHECK_FALSE(fs::exists(sample / "hairpin.bam"));
    check_silent(sample, "quickcheck -v hairpin.cram");
    auto const lines = view(sample, "-T ../../reference.fa hairpin.cram");
    CHECK(lines == view(dir / "bam/samples/s", "hairpin.bam"));
    CHECK(lines.size() > 200);
    // By the index.
    CHECK(view(sample, "-T ../../reference.fa hairpin.cram hsa-mir-21") ==
          view(dir / "bam/samples/s", "hairpin.bam hsa-mir-21"));
    // BAM can be turned into CRAM as well.
    fs::path const other = dir / "bam/samples/s";
    check_silent(other, "view -C -T ../../reference.fa -o converted.cram hairpin.bam");
    CHECK(view(other, "-T ../../reference.fa converted.cram") == lines);
}

TEST_CASE("the sequences that a CRAM file needs are not replaced by others", "[cli]")
{
    tmp_dir const dir;
    std::string const out = (dir / "out").string();
    for (std::string const sample : {"s", "t"})
        write_gzip(dir / (sample + ".fastq.gz"), demo_sample().text());
    auto const counted = [&](std::string const & sample, std::vector<std::string> const & options) {
        std::vector<std::string> words{"count", (dir / (sample + ".fastq.gz")).string(), "-o", out, "--cram"};
        words.insert(words.end(), options.begin(), options.end());
        return run_cli(words);
    };
    REQUIRE(counted("s", {}).code == 0);
    std::string const sequences = read_file(dir / "out/reference.fa");
    auto const refused = counted("t", {"--competitors", "none"});
    CHECK(refused.code == 3);
    CHECK(refused.err.find("holds the sequences of the CRAM file of sample s") != std::string::npos);
    CHECK(read_file(dir / "out/reference.fa") == sequences);
    CHECK(counted("s", {"--competitors", "none"}).code == 0); // itself it may replace
    CHECK(read_file(dir / "out/reference.fa") != sequences);
}

TEST_CASE("alignments are the same for any number of threads and in any folder", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", many_fates());
    for (std::string const format : {"--bam", "--cram"})
    {
        count(dir / "in", dir / "one" / format, {format, "-t", "1"});
        count(dir / "in", dir / "four: a" / format, {format, "-t", "4"});
        auto const one = tree(dir / "one" / format);
        CHECK(one == tree(dir / "four: a" / format));
        CHECK(one.contains("samples/s/hairpin." + format.substr(2)));
        CHECK(one.contains("reference.fa.fai"));
    }
}

TEST_CASE("alignments are made when they are asked for, and kept then", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", demo_sample().text());
    count(dir / "in", dir / "out");
    fs::path const file = dir / "out/samples/s/hairpin.bam";
    CHECK_FALSE(fs::exists(file));
    auto const kept = [&](std::vector<std::string> const & options) {
        return count(dir / "in", dir / "out", options).err.find("kept from before: 1") != std::string::npos;
    };
    auto const tables = tree(dir / "out");
    CHECK_FALSE(kept({"--bam"}));
    CHECK(fs::exists(file));
    CHECK(kept({"--bam"}));
    CHECK(kept({}));
    CHECK(fs::exists(file));
    CHECK_FALSE(kept({"--cram"}));
    CHECK_FALSE(fs::exists(file));
    fs::remove(dir / "out/samples/s/hairpin.cram.crai");
    CHECK_FALSE(kept({"--cram"}));
    fs::remove(dir / "out/reference.fa");
    CHECK(kept({"--cram"}));
    CHECK(fs::exists(dir / "out/reference.fa"));
    // Nothing else differs.
    for (auto const & [name, content] : tree(dir / "out"))
        if (tables.contains(name) && name != "SHA256SUMS")
            CHECK(tables.at(name) == content);
}

TEST_CASE("the header names the lanes of the reads", "[cli]")
{
    tmp_dir const dir;
    auto const reads = [](std::string const & lane, std::string const & insert) {
        std::string text;
        for (int i = 0; i < 200; ++i)
            text += record("A1:1:HFLOW:" + lane + ":1101:" + std::to_string(i) + ":7 1:N:0:A",
                           truseq_read(insert));
        return text;
    };
    auto const groups = [&](std::string const & folder) {
        count(dir / folder, dir / (folder + "-out"), {"--bam"});
        fs::path const sample = dir / (folder + "-out") / "samples/s";
        samtools(sample, "view -H hairpin.bam | grep ^@RG | cut -f 2,3,4 > groups.txt");
        return read_file(sample / "groups.txt") + view(sample, "hairpin.bam").front().tags.at("RG");
    };
    polarmir::io::write_file(dir / "one/s_S1_L002_R1_001.fastq", reads("2", let_7a_5p));
    CHECK(groups("one") == "ID:HFLOW.2\tSM:s\tPU:HFLOW.2\nHFLOW.2");
    polarmir::io::write_file(dir / "two/s_S1_L002_R1_001.fastq", reads("2", let_7a_5p));
    polarmir::io::write_file(dir / "two/s_S1_L001_R1_001.fastq", reads("1", mir_21_5p));
    CHECK(groups("two") == "ID:HFLOW.1\tSM:s\tPU:HFLOW.1\nID:HFLOW.2\tSM:s\tPU:HFLOW.2\n"
                           "ID:all\tSM:s\tDS:identical inserts of all lanes are one record\nall");
}

TEST_CASE("the command in the header is that of the options that matter", "[cli]")
{
    tmp_dir const dir;
    polarmir::io::write_file(dir / "in/s.fastq", demo_sample().text());
    count(dir / "in",
          dir / "out",
          {"--bam", "-t", "2", "--kit", "truseq", "--umi-merge-inserts", "--max-expected-errors", "inf"});
    fs::path const sample = dir / "out/samples/s";
    samtools(sample, "view --no-PG -H hairpin.bam | grep ^@PG > program.txt");
    std::string const program = read_file(sample / "program.txt");
    CHECK(program.starts_with("@PG\tID:polarmir\tPN:polarmir\tVN:"));
    CHECK(
        program.ends_with("\tCL:polarmir count --adapter auto --kit truseq --phred auto --umi auto "
                          "--umi-method directional --umi-merge-inserts --min-insert 16 --max-insert 50 "
                          "--keep-untrimmed-up-to 35 --max-expected-errors inf --mismatches 1 --multimap em "
                          "--shared exclude\n"));
}

TEST_CASE("molecules of the alignments are those of the ledger", "[cli]")
{
    tmp_dir const dir;
    auto const molecules = two_mirnas(3);
    polarmir::io::write_file(
        dir / "in/s.fastq",
        write_reads(
            molecules,
            [](std::size_t number, molecule const &) { return "r" + std::to_string(number); },
            qiaseq_read));
    count(dir / "in", dir / "out", {"--bam"});
    fs::path const sample = dir / "out/samples/s";
    auto const ledger = counts_of(sample / "ledger.tsv", "reads");
    long reads{0};
    long unique{0};
    for (sam_line const & line : view(sample, "-F 0x100 hairpin.bam"))
    {
        reads += line.reads();
        unique += std::stol(line.tags.at("XU"));
    }
    CHECK(unique == ledger.at("mirna"));
    CHECK(reads == ledger.at("mirna") + ledger.at("pcr_duplicate"));
    CHECK(unique == 500);
}

TEST_CASE("BAM and CRAM exclude each other", "[cli]")
{
    auto const result = run_cli({"run", "x.fq", "-o", "out", "--bam", "--cram"});
    CHECK(result.code == 2);
    CHECK(result.err.find("--cram") != std::string::npos);
}
