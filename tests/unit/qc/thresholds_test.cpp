#include "support/catch.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/qc/metrics.hpp>
#include <polarmir/qc/thresholds.hpp>

#include <algorithm>
#include <string>

using namespace polarmir;
using namespace polarmir::qc;

namespace {

constexpr char const * header{"metric\tsample_type\twarn_below\tfail_below\twarn_above\tfail_above\n"};

std::vector<threshold> parse(std::string const & rows)
{
    return parse_thresholds(header + rows, "mine.tsv");
}

/// The message for a file with these rows.
std::string fault_of(std::string const & text)
{
    try
    {
        static_cast<void>(parse_thresholds(text, "mine.tsv"));
    }
    catch (parse_error const & fault)
    {
        return fault.what();
    }
    return {};
}

std::vector<threshold> of(std::vector<threshold> lines, std::string const & metric)
{
    std::erase_if(lines, [&](threshold const & line) { return line.metric != metric; });
    return lines;
}

} // namespace

TEST_CASE("every line that is compiled in is about a metric and says what, what to do and where from", "[qc]")
{
    REQUIRE(shipped_thresholds().size() > 40);
    for (threshold const & line : shipped_thresholds())
    {
        CAPTURE(line.metric);
        CHECK(is_metric(line.metric));
        CHECK(line.meaning.find("{}") != std::string::npos);
        CHECK_FALSE(line.remedy.empty());
        CHECK_FALSE(line.source.empty());
        CHECK((line.warn_below || line.fail_below || line.warn_above || line.fail_above));
    }
}

TEST_CASE("traces of blood and of other species never fail a sample", "[qc]")
{
    for (char const * const metric :
         {"haemolysis_log2", "platelet_percent", "fbs_per_million", "mouse_per_million"})
    {
        REQUIRE_FALSE(of(shipped_thresholds(), metric).empty());
        for (threshold const & line : of(shipped_thresholds(), metric))
            CHECK_FALSE((line.fail_below || line.fail_above));
    }
}

TEST_CASE("names of types and metrics are told apart", "[qc]")
{
    CHECK(sample_type_of("Plasma") == sample_type::plasma);
    CHECK(sample_type_of("cell") == sample_type::cell);
    CHECK_FALSE(sample_type_of("any"));
    CHECK_FALSE(sample_type_of(""));
    CHECK(is_metric("mirna_reads"));
    CHECK_FALSE(is_metric("mirna reads"));
    CHECK_THROWS_AS(metric_values{}.set("mirna", 1), std::logic_error);
}

TEST_CASE("a bad line is named with file and line", "[qc]")
{
    std::string const head{header};
    CHECK(fault_of("metric\n") == "mine.tsv: has no column 'sample_type'; it has metric");
    CHECK(fault_of(head + "\nmirnas\tany\t1\tNA\tNA\tNA\n") ==
          "mine.tsv:3: metric: expected a column of qc/summary.tsv, found 'mirnas'");
    CHECK(fault_of(head + "reads\turine\t1\tNA\tNA\tNA\n") ==
          "mine.tsv:2: sample_type: expected any, ev, plasma, serum or cell, found 'urine'");
    CHECK(fault_of(head + "reads\tany\t\tNA\tNA\tNA\n") ==
          "mine.tsv:2: warn_below: expected a number or NA, found ''");
    CHECK(fault_of(head + "reads\tany\tnan\tNA\tNA\tNA\n") ==
          "mine.tsv:2: warn_below: expected a number or NA, found 'nan'");
    CHECK(fault_of(head + "reads\tany\t10\t20\tNA\tNA\n") ==
          "mine.tsv:2: fail_below: expected a number not above warn_below, found '20'");
    CHECK(fault_of(head + "reads\tany\tNA\tNA\t10\t5\n") ==
          "mine.tsv:2: fail_above: expected a number not below warn_above, found '5'");
    CHECK(fault_of(head + "reads\tany\t10\tNA\t5\tNA\n").starts_with("mine.tsv:2: warn_above: "));
    CHECK(fault_of("metric\tsample_type\twarn_below\tfail_below\twarn_above\tfail_above\tmeaning\n"
                   "reads\tany\t1\tNA\tNA\tNA\tfew reads\n") ==
          "mine.tsv:2: meaning: expected text with {} where the value stands, found 'few reads'");
}

TEST_CASE("own lines replace those of the same metric and type", "[qc]")
{
    std::vector<threshold> const before = of(shipped_thresholds(), "mirna_percent");
    REQUIRE(before.size() == 4);

    auto const cell =
        of(with_own(shipped_thresholds(), parse("mirna_percent\tcell\t30\tNA\tNA\tNA\n")), "mirna_percent");
    REQUIRE(cell.size() == 4);
    CHECK(cell.back().warn_below == 30);
    CHECK(cell.back().meaning == before.back().meaning); // the file has none
    CHECK(cell.front().warn_below == before.front().warn_below);

    auto const any =
        of(with_own(shipped_thresholds(), parse("mirna_percent\tany\t1\tNA\tNA\tNA\n")), "mirna_percent");
    REQUIRE(any.size() == 1);
    CHECK(any.front().warn_below == 1);

    auto const of_new_metric =
        of(with_own(shipped_thresholds(), parse("chao1\tev\t90\tNA\tNA\tNA\n")), "chao1");
    REQUIRE(of_new_metric.size() == 1);
    CHECK(of_new_metric.front().meaning == "chao1 is {}");
    CHECK(with_own(shipped_thresholds(), {}).size() == shipped_thresholds().size());
}
