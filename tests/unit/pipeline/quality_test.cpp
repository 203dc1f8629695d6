#include "support/catch.hpp"
#include "support/scored_samples.hpp"
#include "support/tmp_dir.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/io/output_file.hpp>
#include <polarmir/qc/metrics.hpp>
#include <polarmir/score/haemolysis.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace polarmir;
using namespace polarmir::pipeline;
using polarmir::test::scored_samples;

namespace {

std::optional<double> metric(qc::sample_quality const & sample, char const * name)
{
    qc::quality_metric const * const found = qc::find_metric(sample, name);
    REQUIRE(found != nullptr);
    return found->value;
}

reads::sample_sheet sheet_of(std::string const & rows)
{
    return reads::parse_sample_sheet("sample\tfastq_1\tSample_Type\n" + rows, "sheet.tsv");
}

} // namespace

TEST_CASE("a sample without reads is FAIL, has all metrics and no curve", "[pipeline]")
{
    scored_samples cohort;
    cohort.add("empty", {0, 0, 0, 0});
    cohort_quality const found = cohort.assess();
    REQUIRE(found.samples.size() == 1);
    CHECK(found.samples[0].verdict == qc::grade::fail);
    CHECK(found.samples[0].metrics.size() == qc::quality_metrics.size());
    CHECK(metric(found.samples[0], "reads") == 0);
    CHECK(metric(found.samples[0], "mirnas_detected") == 0);
    for (char const * const unknown :
         {"mirna_percent", "top1_percent", "q30_percent", "fbs_per_million", "hm_log2"})
        CHECK_FALSE(metric(found.samples[0], unknown));
    CHECK(found.depth[0].empty());
    CHECK(found.landscape.samples.empty());
}

TEST_CASE("a sample with reads but no miRNAs is FAIL for its miRNA reads", "[pipeline]")
{
    scored_samples cohort;
    cohort.add("other", {0, 0, 0, 0}, 5000);
    cohort_quality const found = cohort.assess();
    CHECK(found.samples[0].verdict == qc::grade::fail);
    CHECK(found.samples[0].remarks.at(0).reason ==
          "0 miRNA reads, below 10,000: too few for counts to be relied on");
    CHECK(metric(found.samples[0], "mirna_percent") == 0);
    CHECK(metric(found.samples[0], "unmapped_percent") == 100);
    CHECK(metric(found.samples[0], "length_mode_nt") == 30);
    CHECK(found.depth[0].empty());
}

TEST_CASE("metrics of a known sample", "[pipeline]")
{
    scored_samples cohort;
    cohort.add("S", {6000, 3000, 990, 10}, 2500);
    cohort.samples.back().tracers = {{"bta\tx", 3}, {"bta\ty", 2}, {"mmu\tx", 50}};
    cohort.samples.back().bases = {1000, 915};
    qc::sample_quality const found = cohort.assess().samples.at(0);
    CHECK(metric(found, "reads") == 12500);
    CHECK(metric(found, "mirna_reads") == 10000);
    CHECK(metric(found, "mirna_percent") == 80);
    CHECK(metric(found, "unmapped_percent") == 20);
    CHECK(metric(found, "length_mode_nt") == 22);
    CHECK(metric(found, "mirnas_detected") == 4);
    CHECK(metric(found, "mirnas_10_reads") == 4);
    CHECK(metric(found, "top1_percent") == 60);
    CHECK(metric(found, "q30_percent") == 91.5);
    CHECK(metric(found, "fbs_per_million") == 400);
    CHECK(metric(found, "mouse_per_million") == 4000);
    CHECK_FALSE(metric(found, "duplication_percent"));
    auto const is_told = [&](char const * name) {
        return std::ranges::find(found.remarks, name, &qc::quality_remark::metric) != found.remarks.end();
    };
    CHECK(is_told("fbs_per_million"));         // five reads of two tracers
    CHECK_FALSE(is_told("mouse_per_million")); // of a single one
}

TEST_CASE("one sample, and two, have no landscape; three have", "[pipeline]")
{
    scored_samples cohort;
    for (char const * const name : {"S10", "S2", "S1", "shallow"})
    {
        bool const is_shallow = name == std::string{"shallow"};
        double const scale = is_shallow ? 1 : 100;
        double const shift = static_cast<double>(cohort.samples.size());
        cohort.add(name, {60 * scale, (30 + shift) * scale, 9 * scale, (5 + shift) * scale});
        std::size_t const deep = cohort.samples.size() - (is_shallow ? 1 : 0);
        sample_landscape const found = cohort.assess().landscape;
        if (deep < landscape_samples)
            CHECK(found.samples.empty());
        else
            CHECK(found.samples == std::vector<std::string>{"S1", "S2", "S10"});
    }
    sample_landscape const found = cohort.assess().landscape;
    CHECK(found.mirnas.size() == 4);
    CHECK(found.pca.scores.rows() == 3);
    CHECK(found.mds.coordinates.rows() == 3);
    CHECK(found.correlation.rows() == 3);
    CHECK(found.correlation(1, 1) == 1);
}

TEST_CASE("the shipped limits of depth are those that scores and the landscape go by", "[pipeline]")
{
    std::vector<double> limits;
    for (qc::threshold const & line : qc::shipped_thresholds())
        if (line.metric == "mirna_reads")
            limits.push_back(line.warn_below ? *line.warn_below : *line.fail_below);
    CHECK(limits == std::vector<double>{score::ok_reads, score::low_reads, landscape_reads});
}

TEST_CASE("the shipped limits of haemolysis are those that scores go by", "[pipeline]")
{
    std::set<double> limits;
    for (qc::threshold const & line : qc::shipped_thresholds())
        if (line.metric == "haemolysis_log2" && line.warn_above)
            limits.insert(*line.warn_above);
    CHECK(limits == std::set{score::possible_haemolysis, score::likely_haemolysis});
}

TEST_CASE("the sheet decides about the type of a sample", "[pipeline]")
{
    sample_types const types = types_of(sheet_of("A\ta.fq\tplasma\nB\tb.fq\t\nC\tc.fq\tNA\nD\td.fq\tCell\n"));
    CHECK(types == sample_types{{"A", qc::sample_type::plasma}, {"D", qc::sample_type::cell}});
    CHECK(types_of(reads::parse_sample_sheet("sample\tfastq_1\nA\ta.fq\n", "sheet.tsv")).empty());

    scored_samples cohort;
    cohort.add("A", {1, 2, 3, 4});
    cohort.add("B", {1, 2, 3, 4});
    cohort.types = types;
    cohort.rules.type = qc::sample_type::serum;
    cohort_quality const found = cohort.assess();
    CHECK(found.samples[0].type == qc::sample_type::plasma);
    CHECK(found.samples[1].type == qc::sample_type::serum);
}

TEST_CASE("an unknown type is named with its line", "[pipeline]")
{
    try
    {
        static_cast<void>(types_of(sheet_of("A\ta.fq\tplasma\nB\tb.fq\turine\n")));
        FAIL("not refused");
    }
    catch (input_error const & fault)
    {
        CHECK(fault.what() ==
              std::string{"sheet.tsv:3: sample_type 'urine' is none of ev, plasma, serum or cell"});
    }
}

TEST_CASE("a table of an earlier merge that cannot be removed is named", "[pipeline]")
{
    test::tmp_dir const dir;
    scored_samples cohort;
    cohort.add("one", {5000, 3000, 2000, 1000}); // too few for maps
    io::write_file(dir / "qc/mds.tsv/by_hand", "");
    CHECK_THROWS_AS(write_quality(dir.path(), cohort.assess()), resource_error);
}
