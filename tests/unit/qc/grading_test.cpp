#include "support/catch.hpp"

#include <polarmir/qc/grading.hpp>
#include <polarmir/qc/metrics.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace polarmir::qc;

namespace {

using values = std::vector<std::pair<char const *, double>>;

/// A sample with these metrics, all others unknown, by the shipped thresholds.
sample_quality graded(values const & known, sample_type type = sample_type::ev)
{
    metric_values metrics;
    for (auto const & [name, value] : known)
        metrics.set(name, value);
    return grade_sample("S", metrics.values(), shipped_thresholds(), type);
}

} // namespace

TEST_CASE("a sample of which nothing bad is known is PASS", "[qc]")
{
    CHECK(graded({}).verdict == grade::pass);
    CHECK(graded({}).remarks.empty());
    CHECK(
        graded({{"reads", 5e6}, {"mirna_reads", 3e5}, {"mirna_percent", 5}, {"dimer_percent", 10}}).verdict ==
        grade::pass); // limits are PASS
}

TEST_CASE("a sample without reads has that one remark", "[qc]")
{
    sample_quality const found = graded({{"reads", 0}, {"mirna_reads", 0}, {"mirnas_detected", 0}});
    CHECK(found.verdict == grade::fail);
    REQUIRE(found.remarks.size() == 1);
    CHECK(found.remarks[0].reason == "the sample has no reads");
    CHECK_FALSE(found.remarks[0].remedy.empty());
}

TEST_CASE("few miRNA reads are told by what they allow", "[qc]")
{
    auto const told = [](double reads) {
        sample_quality const found = graded({{"reads", 1e6}, {"mirna_reads", reads}});
        return std::pair{found.verdict, found.remarks.empty() ? std::string{} : found.remarks.front().reason};
    };
    CHECK(told(300'000) == std::pair{grade::pass, std::string{}});
    CHECK(told(299'999) ==
          std::pair{grade::warn, std::string{"299,999 miRNA reads, below 300,000: scores are less certain"}});
    CHECK(told(99'999) ==
          std::pair{grade::warn,
                    std::string{"99,999 miRNA reads, below 100,000: counts can be used, scores are NA"}});
    CHECK(told(10'000).first == grade::warn);
    CHECK(told(9'999) ==
          std::pair{grade::fail,
                    std::string{"9,999 miRNA reads, below 10,000: too few for counts to be relied on"}});
    CHECK(told(0).first == grade::fail);
}

TEST_CASE("limits are those of the sample's type", "[qc]")
{
    values const known{{"mirna_percent", 12.34}};
    CHECK(graded(known, sample_type::ev).verdict == grade::pass);
    sample_quality const cell = graded(known, sample_type::cell);
    REQUIRE(cell.remarks.size() == 1);
    CHECK(cell.remarks[0].reason == "12.3 % of the reads are miRNA, below 20 %");
    CHECK(cell.type == sample_type::cell);
    CHECK(graded({{"haemolysis_log2", 9}}, sample_type::cell).verdict == grade::pass);
}

TEST_CASE("haemolysis is possible, then likely, and never FAIL", "[qc]")
{
    CHECK(graded({{"haemolysis_log2", 5}}).verdict == grade::pass);
    CHECK(graded({{"haemolysis_log2", 6}}).remarks.at(0).reason ==
          "miR-451a / miR-23a-3p is 6.0 (log2), above 5: haemolysis is possible");
    sample_quality const likely = graded({{"haemolysis_log2", 12}});
    CHECK(likely.remarks.at(0).reason ==
          "miR-451a / miR-23a-3p is 12.0 (log2), above 7: haemolysis is likely");
    CHECK(likely.verdict == grade::warn);
}

TEST_CASE("plasma and serum carry a caution that changes no verdict", "[qc]")
{
    for (sample_type const type : {sample_type::plasma, sample_type::serum})
    {
        sample_quality const found = graded({{"dimer_percent", 12.3}}, type);
        CHECK(found.verdict == grade::warn);
        REQUIRE(found.remarks.size() == 2);
        CHECK(found.remarks[0].reason == "12.3 % of the reads are adapter dimers, above 10 %");
        CHECK(found.remarks[1].level == grade::pass);
        CHECK(found.remarks[1].reason.find("not exosome cargo alone") != std::string::npos);
        CHECK(graded({}, type).verdict == grade::pass);
    }
}

TEST_CASE("the worst remark stands first, and the verdict is its", "[qc]")
{
    sample_quality const found = graded({{"dimer_percent", 40}, {"mirna_reads", 50}, {"q30_percent", 20}});
    CHECK(found.verdict == grade::fail);
    REQUIRE(found.remarks.size() == 3);
    CHECK(found.remarks[0].metric == "mirna_reads");
    CHECK(found.remarks[1].metric == "dimer_percent"); // else by the order of the metrics
    CHECK(found.remarks[2].metric == "q30_percent");
}

TEST_CASE("a value that is not judged has no remark", "[qc]")
{
    metric_values metrics;
    metrics.set("fbs_per_million", 3.0, false);
    CHECK(remarks_on(metrics.values(), shipped_thresholds(), sample_type::ev).empty());
    metrics.set("fbs_per_million", 3.0);
    auto const remarks = remarks_on(metrics.values(), shipped_thresholds(), sample_type::ev);
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].level == grade::warn);
    CHECK(remarks[0].reason == "3.0 reads per million are of bovine miRNAs, above 0: culture serum");
}

TEST_CASE("a value close to a limit is told apart from it", "[qc]")
{
    CHECK(graded({{"coverage_percent", 98.997}}).remarks.at(0).reason.starts_with("98.997 % "));
}

TEST_CASE("the names of verdicts", "[qc]")
{
    CHECK(std::string{name_of(grade::pass)} + name_of(grade::warn) + name_of(grade::fail) == "PASSWARNFAIL");
}
