#include "cli/finished_cohort.hpp"
#include "cli/umi_reads.hpp"
#include "support/programs.hpp"

#include <polarmir/provenance/checksums.hpp>

#include <algorithm>

using namespace polarmir::test;
namespace provenance = polarmir::provenance;
namespace fs = std::filesystem;

namespace {

void replace_first(std::string & text, std::string const & what, std::string const & by)
{
    auto const place = text.find(what);
    REQUIRE(place != std::string::npos);
    text.replace(place, what.size(), by);
}

/// A count of the table is another one.
void damage_counts(finished_cohort const & cohort)
{
    std::string table = cohort.read("counts/mature_counts.tsv");
    replace_first(table, "hsa-let-7a-5p\t200\t", "hsa-let-7a-5p\t201\t");
    cohort.write("counts/mature_counts.tsv", table);
}

void write_checksums_again(finished_cohort const & cohort)
{
    auto const files = provenance::checksum_results(cohort.out, 1);
    cohort.write("SHA256SUMS", provenance::to_checksum_lines(files));
}

} // namespace

TEST_CASE("a folder as it was made is fine", "[cli]")
{
    finished_cohort const cohort{{"--bam", "--keep-trimmed"}};
    auto const result = cohort.verify({"--inputs"});
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.out.empty());
    CHECK(result.err.find("the counts of 2 samples and 2 input files; all fit") != std::string::npos);
    CHECK(cohort.read("SHA256SUMS").find("  trimmed/ctrl1.fastq.gz\n") != std::string::npos);
    CHECK(cohort.read("SHA256SUMS").find("  samples/tumor 1/hairpin.bam\n") != std::string::npos);
}

TEST_CASE("verify finds one flipped byte in any result", "[cli]")
{
    finished_cohort const cohort;
    auto const files = provenance::list_results(cohort.out);
    REQUIRE(files.size() > 40);
    for (std::string const & file : files)
    {
        std::string const good = cohort.read(file);
        if (good.empty())
            continue;
        CAPTURE(file);
        std::string bad = good;
        bad[good.size() / 3] = static_cast<char>(bad[good.size() / 3] ^ 0x10);
        cohort.write(file, bad);
        CHECK(cohort.problems().starts_with(file + "\tchanged\t"));
        cohort.write(file, good);
    }
    CHECK(cohort.verify().code == 0);
}

TEST_CASE("verify names a missing file and a truncated table", "[cli]")
{
    finished_cohort const cohort;
    std::string const table = cohort.read("counts/mature_counts.tsv");
    cohort.write("counts/mature_counts.tsv", table.substr(0, table.size() / 2));
    std::string const expected = "counts/mature_counts.tsv\ttruncated\t" + std::to_string(table.size()) +
                                 " bytes expected, " + std::to_string(table.size() / 2) + " found\n";
    CHECK(cohort.problems().starts_with(expected));
    fs::remove(cohort.out / "counts/mature_counts.tsv");
    CHECK(cohort.problems() ==
          "counts/mature_counts.tsv\tmissing\t" + std::to_string(table.size()) + " bytes expected\n");
    for (char const * const file : {"run.json", "ro-crate-metadata.json", "samples/ctrl1/run.json"})
    {
        cohort.write("counts/mature_counts.tsv", table);
        std::string const record = cohort.read(file);
        fs::remove(cohort.out / file);
        CHECK(cohort.problems().starts_with(file));
        cohort.write(file, record.substr(0, record.size() / 2));
        CHECK(cohort.problems().starts_with(std::string{file} + "\tdamaged\t"));
        cohort.write(file, record);
    }
    CHECK(cohort.verify().code == 0);
}

TEST_CASE("a changed table is found although its checksum was made again", "[cli]")
{
    finished_cohort const cohort;
    damage_counts(cohort);
    write_checksums_again(cohort);
    std::string const unbalanced{
        "counts/mature_counts.tsv\tinconsistent\tsample tumor 1: hsa-let-7a-5p is 201, "
        "in samples/tumor 1/counts.tsv 200\n"};
    CHECK(cohort.problems() ==
          "counts/mature_counts.tsv\tchanged\tfits SHA256SUMS, but not run.json, which was "
          "written before\n" +
              unbalanced);

    // And in run.json: the counts themselves do not add up.
    auto record = cohort.json("run.json");
    for (auto & file : record["outputs"])
        if (file["path"] == "counts/mature_counts.tsv")
            file["sha256"] = polarmir::io::sha256_of(cohort.out / "counts/mature_counts.tsv").sha256;
    cohort.write("run.json", record.dump());
    CHECK(cohort.problems() == unbalanced);

    auto const merged = run_cli({"merge", cohort.out.string()});
    CHECK(merged.code == 0);
    CHECK(cohort.verify().code == 0);
}

TEST_CASE("sha256sum -c accepts the list", "[cli]")
{
    skip_without("sha256sum");
    finished_cohort const cohort{{"--bam"}};
    tmp_dir const copy;
    fs::copy(cohort.out, copy / "moved", fs::copy_options::recursive);
    run_in(copy / "moved", "sha256sum -c --strict SHA256SUMS");
}

TEST_CASE("the list is the same for any number of threads and by way of count and merge", "[cli]")
{
    finished_cohort const cohort{{"-t", "1"}};
    cohort.run(cohort.dir / "three", {"-t", "3"});
    CHECK(read_file(cohort.dir / "three/SHA256SUMS") == cohort.read("SHA256SUMS"));
    std::string const parts = (cohort.dir / "parts").string();
    for (char const * const index : {"2", "1"})
        REQUIRE(run_cli({"count", "--samples", cohort.sheet, "--sample-index", index, "-o", parts}).code ==
                0);
    REQUIRE(run_cli({"merge", parts}).code == 0);
    CHECK(read_file(cohort.dir / "parts/SHA256SUMS") == cohort.read("SHA256SUMS"));
    CHECK(std::ranges::count(cohort.read("SHA256SUMS"), '\n') ==
          static_cast<std::ptrdiff_t>(provenance::list_results(cohort.out).size()));
}

TEST_CASE("verify looks at inputs when asked to", "[cli]")
{
    finished_cohort const cohort;
    write_gzip(cohort.dir / "t.fastq.gz", demo_sample().add(1, mir_21_5p).text());
    CHECK(cohort.verify().code == 0);
    std::string const found = cohort.problems({"--inputs"});
    CHECK(found.starts_with((cohort.dir / "t.fastq.gz").string()));
    CHECK(found.ends_with(" (sample tumor 1)\n"));
    fs::remove(cohort.dir / "t.fastq.gz");
    CHECK(cohort.problems({"--inputs"}).find("\tmissing\t") != std::string::npos);
}

TEST_CASE("verify warns of files that came later", "[cli]")
{
    finished_cohort const cohort;
    cohort.write("counts/mine.tsv", "");
    auto const result = cohort.verify();
    CHECK(result.code == 0);
    CHECK(result.out.empty());
    CHECK(result.err.find("1 file came after SHA256SUMS and cannot be checked: counts/mine.tsv") !=
          std::string::npos);
}

TEST_CASE("counts of molecules add up as well", "[cli]")
{
    tmp_dir const dir;
    for (char const * const sample : {"S1", "S2"})
        polarmir::io::write_file(
            dir / "in" / (std::string{sample} + ".fastq"),
            write_reads(
                two_mirnas(3),
                [](std::size_t number, molecule const &) { return "read" + std::to_string(number); },
                qiaseq_read));
    std::string const out = (dir / "out").string();
    REQUIRE(run_cli({"run", (dir / "in").string(), "-o", out}).code == 0);
    REQUIRE(fs::exists(dir / "out/counts/mature_reads.tsv"));
    CHECK(run_cli({"verify", out}).code == 0);
}

TEST_CASE("a run in which samples failed can be verified", "[cli]")
{
    tmp_dir const dir;
    std::vector<std::string> const run{"run", (dir / "in").string(), "-o", (dir / "out").string()};
    polarmir::io::write_file(dir / "in/a.fastq", demo_sample().text());
    polarmir::io::write_file(dir / "in/b.fastq", "@broken\nACGT\n");
    CHECK(run_cli(run).code == 1);
    CHECK(run_cli({"verify", (dir / "out").string()}).code == 0);
    polarmir::io::write_file(dir / "in/a.fastq", "@broken\nACGT\n");
    CHECK(run_cli(run).code == 1);
    CHECK(run_cli({"verify", (dir / "out").string()}).code == 0);
}

TEST_CASE("links that lead to each other are no results", "[cli]")
{
    finished_cohort const cohort;
    fs::create_symlink("loop", cohort.out / "counts/loop");
    auto const result = cohort.verify();
    CAPTURE(result.err);
    CHECK(result.code == 0);
}
