// What run and merge write for MultiQC. That MultiQC reads it is tested in tests/oracle/multiqc.
#include "cli/demo_reads.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/run_cli.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/multiqc/write_multiqc.hpp>

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

using namespace polarmir::test;
using nlohmann::json;
namespace fs = std::filesystem;
namespace pipeline = polarmir::pipeline;

namespace {

/// Two samples of few reads, one of them empty, with names that mean something in HTML, YAML and JSON.
struct two_samples
{
    tmp_dir dir;
    fs::path out{dir / "out"};
    fs::path shown{out / "multiqc"};

    two_samples()
    {
        write_gzip(dir / "a.fastq.gz", demo_sample().text());
        write_gzip(dir / "b.fastq.gz", "");
        polarmir::io::write_file(
            dir / "samples.tsv",
            "sample\tfastq_1\n\"<i>\"\"a: {b}\"\"\\&#\"\ta.fastq.gz\nnull\tb.fastq.gz\n");
        auto const result = run_cli({"run", "--samples", (dir / "samples.tsv").string(), "-o", out.string()});
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
    }

    [[nodiscard]] json file(std::string const & name) const
    {
        return json::parse(read_file(shown / ("polarmir_" + name + "_mqc.json")));
    }

    [[nodiscard]] pipeline::merge_outcome merge() const
    {
        polarmir::log_sink const quiet = [](auto, auto const &) {};
        return pipeline::merge(
            {out, std::nullopt, pipeline::prepare(pipeline::scoring_options{}, quiet), {}, {}, 1}, quiet);
    }
};

constexpr char const * full{"&lt;i&gt;&quot;a: {b}&quot;\\&amp;#"};

/// The quality of the samples as merge finds it out.
pipeline::cohort_quality made_quality(std::vector<std::string> const & samples)
{
    pipeline::cohort_quality quality;
    quality.landscape.correlation = polarmir::matrix{samples.size(), samples.size()};
    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        quality.landscape.samples.push_back(samples[i]);
        for (std::size_t k = 0; k < samples.size(); ++k)
            quality.landscape.correlation(i, k) = i == k ? 1 : 0.5;
    }
    return quality;
}

} // namespace

TEST_CASE("files for MultiQC hold the reads of samples, under their escaped names", "[cli]")
{
    two_samples const data;
    json general = data.file("general").at("data");
    for (json & row : general)
        CHECK(row.erase("qc_verdict") == 1);
    CHECK(general.at(full) ==
          json{{"reads", 400}, {"mirna_reads", 366}, {"mirna_percent", 91.5}, {"mirnas_detected", 2}});
    CHECK(general.at("null") == json{{"reads", 0}, {"mirna_reads", 0}, {"mirnas_detected", 0}});
    json const fates = data.file("fates").at("data").at(full);
    CHECK(fates.at("mirna") == 366);
    CHECK(fates.at("other_rnas") == 11); // spike-in and antisense
    CHECK(fates.at("too_short") == 6);
    CHECK(fates.at("other") == 0);
    CHECK(data.file("classes").at("data").at(full).at("antisense") == 7);
    CHECK(data.file("mirna_length").at("data").at(full).at("24") == 16);
    CHECK(data.file("mirna_length").at("data").at("null").at("22") == 0);
    CHECK(data.file("length").at("data").at(full).at("11") == 6);
    json const scores = data.file("scores").at("data").at(full);
    CHECK(scores.at("verdict") == "NA");
    CHECK(scores.at("reason").get<std::string>().starts_with("depth (366 of 100&#44;000 miRNA counts&#44; "));
    CHECK(!scores.contains("index"));
    json const statistics = json::parse(read_file(data.shown / "polarmir_mirtop_stats.log"));
    CHECK(statistics.at("metrics").contains(full));
}

TEST_CASE("every plot for MultiQC is in the section polarmir", "[cli]")
{
    two_samples const data;
    for (char const * name : {"fates", "classes", "mirna_length", "length", "scores"})
    {
        json const file = data.file(name);
        CHECK(file.at("id") == "polarmir_" + std::string{name});
        CHECK(file.at("parent_id") == "polarmir");
        CHECK(file.at("pconfig").at("title").get<std::string>().starts_with("polarmir: "));
    }
}

TEST_CASE("files for MultiQC go of which nothing is to be said any more", "[cli]")
{
    two_samples const data;
    CHECK(!fs::exists(data.shown / "polarmir_index_mqc.json"));
    CHECK(!fs::exists(data.shown / "polarmir_signature_mqc.tsv"));
    CHECK(!fs::exists(data.shown / "polarmir_correlation_mqc.tsv"));
    std::map<std::string, std::string> const before = tree(data.out);
    for (char const * name :
         {"polarmir_index_mqc.json", "polarmir_signature_mqc.tsv", "polarmir_correlation_mqc.tsv"})
        polarmir::io::write_file(data.shown / name, "of an earlier run");
    REQUIRE(run_cli({"merge", data.out.string(), "-t", "3"}).code == 0);
    CHECK(tree(data.out) == before);
}

TEST_CASE("MultiQC is told the verdict on the quality of samples", "[cli]")
{
    two_samples const data;
    pipeline::merge_outcome merged = data.merge();
    merged.quality.samples.at(0).verdict = polarmir::qc::grade::pass;
    merged.quality.samples.at(1).verdict = polarmir::qc::grade::fail;
    polarmir::multiqc::write_multiqc(data.out, merged);
    CHECK(data.file("general").at("data").at(full).at("qc_verdict") == "PASS");
    CHECK(data.file("general").at("data").at("null").at("qc_verdict") == "FAIL");
}

TEST_CASE("the correlation of samples is a heatmap with quoted names, of few samples only", "[cli]")
{
    two_samples const data;
    pipeline::merge_outcome merged = data.merge();
    merged.quality = made_quality({"1", "a&b"});
    polarmir::multiqc::write_multiqc(data.out, merged);
    CHECK(read_file(data.shown / "polarmir_correlation_mqc.tsv")
              .ends_with("\nSample\t\"1\"\t\"a&amp;b\"\n\"1\"\t1\t0.5\n\"a&amp;b\"\t0.5\t1\n"));
    for (std::size_t const samples : {200U, 201U})
    {
        merged.quality = made_quality(std::vector<std::string>(samples, "S"));
        polarmir::multiqc::write_multiqc(data.out, merged);
        CHECK(fs::exists(data.shown / "polarmir_correlation_mqc.tsv") == (samples == 200));
    }
}
