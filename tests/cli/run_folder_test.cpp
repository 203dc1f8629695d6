// A sequencing output directory as BCL Convert leaves it, through one command.
#include "demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <filesystem>
#include <string>

using namespace polarmir::test;
namespace fs = std::filesystem;

namespace {

constexpr int lanes{4};

std::string lane_file(std::string const & sample, int number, int lane, std::string const & read)
{
    return sample + "_S" + std::to_string(number) + "_L00" + std::to_string(lane) + "_" + read +
           "_001.fastq.gz";
}

/// All lanes of a sample with its index reads and mates.
void write_sample(fs::path const & project, std::string const & sample, int number, std::string const & reads)
{
    for (int lane = 1; lane <= lanes; ++lane)
    {
        write_gzip(project / lane_file(sample, number, lane, "R1"), reads);
        write_gzip(project / lane_file(sample, number, lane, "R2"), record("mate", "ACGTACGTACGTACGTACGT"));
        write_gzip(project / lane_file(sample, number, lane, "I1"), record("index", "ATCACGAT"));
    }
}

void write_run_folder(fs::path const & run)
{
    polarmir::io::write_file(run / "RunInfo.xml", "<RunInfo/>\n");
    polarmir::io::write_file(run / "SampleSheet.csv",
                             "[Header],,,,\nFileFormatVersion,2,,,\n\n[BCLConvert_Settings],,,,\n"
                             "AdapterRead1,TGGAATTCTCGGGTGCCAAGG,,,\n\n[BCLConvert_Data],,,,\n"
                             "Sample_ID,Index,Sample_Project,group,patient\n"
                             "T1,ATCACGAT,Liver,tumor,7\nT2,CGATGTAT,Liver,tumor,8\n"
                             "C1,TTAGGCAT,Blood,control,9\nWater,TGACCAAT,Blood,control,\n"
                             "Cut,ACAGTGAT,Blood,control,11\n");
    std::string const reads = demo_sample().text();
    write_sample(run / "Liver", "T1", 1, reads);
    write_sample(run / "Liver", "T2", 2, reads);
    write_sample(run / "Blood", "C1", 3, reads);
    write_sample(run / "Blood", "Water", 4, "");
    write_sample(run / "Blood", "Cut", 5, reads);
    fs::path const cut = run / "Blood" / lane_file("Cut", 5, 3, "R1");
    fs::resize_file(cut, fs::file_size(cut) / 2);
    for (int lane = 1; lane <= lanes; ++lane)
        write_gzip(run / lane_file("Undetermined", 0, lane, "R1"), reads);
}

std::size_t count_of(std::string const & text, std::string const & part)
{
    std::size_t number{0};
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++number;
    return number;
}

} // namespace

TEST_CASE("a run folder goes through with one command, its broken sample is named", "[cli]")
{
    tmp_dir const dir;
    fs::path const run = dir / "221125_A01234_0001_BHXYZ";
    fs::path const out = dir / "out";
    write_run_folder(run);
    auto const result = run_cli({"run", run.string(), "-o", out.string(), "-t", "2"});
    CAPTURE(result.err);
    CHECK(result.code == 1); // one sample could not be processed

    fs::path const cut = run / "Blood" / lane_file("Cut", 5, 3, "R1");
    CHECK(result.err.find("sample Cut failed: " + cut.string()) != std::string::npos);
    CHECK(result.err.find(cut.string() + ": gzip data are truncated after byte 0") != std::string::npos);
    CHECK(count_of(result.err, "skipped ") == 4 + 5 * 8);
    CHECK(result.err.find("AdapterRead1") != std::string::npos); // it masks miRNA reads
    CHECK_FALSE(fs::exists(out / "samples/Cut"));

    auto const ledger = cells(out / "qc/ledger.tsv");
    CHECK(ledger.at("input").at("T1") == "1600");
    CHECK(ledger.at("input").at("C1") == "1600");
    CHECK(ledger.at("input").at("Water") == "0");
    CHECK(ledger.at("input").count("Cut") == 0);
    auto const counts = cells(out / "counts/mature_counts.tsv");
    CHECK(counts.at("hsa-let-7a-5p").at("T2") == "800");
    CHECK(counts.at("hsa-let-7a-5p").at("Water") == "0");
    auto const sheet = cells(out / "samples.tsv");
    CHECK(sheet.at("T1").at("group") == "tumor");
    CHECK(sheet.at("T1").at("project") == "Liver");
    CHECK(sheet.at("Cut").at("group") == "control");
    auto const scores = cells(out / "polarization.tsv");
    CHECK(scores.at("Water").at("verdict") == "NA");

    // The file is delivered again: only that sample is counted.
    write_gzip(cut, demo_sample().text());
    auto const again = run_cli({"run", run.string(), "-o", out.string(), "-t", "2"});
    CAPTURE(again.err);
    CHECK(again.code == 0);
    CHECK(again.err.find("samples counted: 1, kept from before: 4, failed: 0") != std::string::npos);
    CHECK(cells(out / "counts/mature_counts.tsv").at("hsa-let-7a-5p").at("Cut") == "800");
}
