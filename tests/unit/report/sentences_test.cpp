#include "made_report.hpp"

#include <polarmir/report/text_summary.hpp>

#include <algorithm>
#include <numeric>

using namespace polarmir;
using namespace polarmir::test;

namespace {

/// A summary of the made-up cohort.
struct made_summary
{
    made_report made;
    std::vector<score::sample_scores> samples;
    std::optional<compare::score_comparison> comparison;
    std::optional<report::mirna_report> report;
    report::summary_input input;

    /// Compares; afterwards only `comparison`, `made.mirnas`, `made.signatures` and `input` may be changed.
    void compare()
    {
        report.emplace(made());
        for (std::size_t i = 0; i < made.data.counts.samples.size(); ++i)
            samples.push_back((*made.scorer)(made.data.counts.samples[i], made.data.counts.columns[i]));
        comparison = compare_scores(samples, *made.scorer, made.data.design);
        input = {samples, &*made.scorer, &comparison, {}, &*report, {}, {}};
    }

    [[nodiscard]] std::vector<std::string> findings() const { return report::findings(input); }
    [[nodiscard]] std::vector<std::string> gaps() const { return report::gaps(input); }
    [[nodiscard]] std::vector<std::string> caveats() const { return report::caveats(input); }
};

std::size_t count_starting(std::vector<std::string> const & sentences, std::string const & start)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(sentences, [&](auto const & one) { return one.starts_with(start); }));
}

/// The only sentence that starts so.
std::string sentence(std::vector<std::string> const & sentences, std::string const & start)
{
    CAPTURE(start, sentences);
    REQUIRE(count_starting(sentences, start) == 1);
    return *std::ranges::find_if(sentences, [&](auto const & one) { return one.starts_with(start); });
}

bool contains(std::string const & text, std::string const & part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the miRNAs that differ are counted and named, with how they were tested", "[report]")
{
    made_summary summary;
    summary.compare();
    std::string const text = sentence(summary.findings(), "Of 60 miRNAs with reads enough, ");
    CAPTURE(text);
    auto const found = std::ranges::count_if(summary.made.mirnas.mirnas,
                                             [](auto const & one) { return one.adjusted_p <= 0.05; });
    CHECK(found >= 6); // the planted ones
    CHECK(text.starts_with("Of 60 miRNAs with reads enough, " + std::to_string(found) +
                           " differ between tumor and control at a false discovery rate of 5 % (TMM, "
                           "limma-voom, model ~group, BH): "));
    for (char const * const name : {"m110 +1.", "m112 +1.", "m120 -1.", "m121 -1."})
        CHECK(contains(text, name));
    CHECK_FALSE(contains(text, "more than"));
}

TEST_CASE("no miRNA, one, and a threshold are told as such", "[report]")
{
    made_summary summary;
    summary.made.data.change_tumors(10, 14, 1.0 / 3).change_tumors(20, 22, 3).change_tumors(40, 41, 20);
    summary.made.data.config.test = {differential::method::trend, std::nullopt, true, 0.75};
    summary.compare();
    CHECK(sentence(summary.findings(), "Of 60 ")
              .starts_with("Of 60 miRNAs with reads enough, 1 differs between tumor and control by more than "
                           "0.75 log2 at a false discovery rate of 5 % (TMM, limma-trend (robust), model "
                           "~group, BH): m140 +"));
    for (compare::compared_mirna & one : summary.made.mirnas.mirnas)
        one.adjusted_p = 0.0501;
    std::string const none = sentence(summary.findings(), "Of 60 ");
    CHECK(contains(none, ", 0 differ between "));
    CHECK(none.ends_with(", BH)."));
}

TEST_CASE("Holm's adjustment is not called a false discovery rate", "[report]")
{
    made_summary summary;
    summary.made.data.design.method = compare::adjustment::holm;
    summary.compare();
    CHECK(contains(sentence(summary.findings(), "Of 60 "), "at a family-wise error rate of 5 % (TMM, "));
}

TEST_CASE("sets of the index are told of where they can speak, the index and other sets are not", "[report]")
{
    made_summary summary;
    summary.compare();
    auto const findings = summary.findings();
    CHECK(count_starting(findings, "As a set, ") == 1); // three members do not speak for X-M2
    std::string const text = sentence(findings, "As a set, the 5 tested of 5 miRNAs of X-M1 are up in tumor");
    CHECK(contains(text, "(fry p "));
    CHECK(contains(text, " after BH; against the other miRNAs, camera p "));
    summary.made.signatures[1].adjusted_p = 0.051;
    sentence(summary.findings(), "As a set, the 5 tested of 5 miRNAs of X-M1 show no common change in tumor");
    summary.made.signatures[1].weight_tested = 0.29;
    CHECK(count_starting(summary.findings(), "As a set, ") == 0);
    summary.made.signatures[1].weight_tested = 1;
    summary.made.signatures[1].together.reset();
    CHECK(count_starting(summary.findings(), "As a set, ") == 0);
}

TEST_CASE("where no miRNAs could be compared the reason is given", "[report]")
{
    made_summary summary;
    summary.compare();
    summary.input.mirnas = nullptr;
    summary.input.no_mirnas = "group tumor has 1 sample with reads; tests of miRNAs need two";
    auto const findings = summary.findings();
    sentence(summary.gaps(),
             "no comparison of miRNAs: group tumor has 1 sample with reads; tests of miRNAs need two");
    CHECK(count_starting(findings, "As a set, ") == 0);
    summary.input.no_mirnas.clear(); // no groups: told once, with the scores
    CHECK(count_starting(summary.gaps(), "no comparison of miRNAs") == 0);
}

TEST_CASE("samples that TMM and RLE see differently are a caveat", "[report]")
{
    made_summary summary;
    summary.compare();
    CHECK(count_starting(summary.caveats(), "TMM and RLE") == 0);
    summary.made.mirnas.doubted = {"T1", "C2"};
    sentence(summary.caveats(), "TMM and RLE normalise T1, C2 differently (by more than 0.5 log2): ");
}

TEST_CASE("each confounder has a sentence of its own", "[report]")
{
    made_summary summary;
    summary.compare();
    CHECK(count_starting(summary.caveats(), "The groups differ in ") == 0);
    summary.comparison->confounders = {{compare::depth_confounder, -1.25, 0},
                                       {compare::haemolysis_confounder, 2, 1}};
    auto const caveats = summary.caveats();
    CHECK(
        sentence(caveats, "The groups differ in miRNA reads") ==
        "The groups differ in miRNA reads: by -1.25 log2 (tumor - control). A difference of scores, sets or "
        "miRNAs may be due to it.");
    CHECK(sentence(caveats, "The groups differ in haemolysis") ==
          "The groups differ in haemolysis (miR-451a / miR-23a-3p): by 2.00 log2 (tumor - control). A "
          "difference of scores, sets or miRNAs may be due to it, also of those without red-cell miRNAs; "
          "--adjust-haemolysis takes it into the model.");
    summary.comparison->adjusted_for = {"age", compare::haemolysis_covariate};
    CHECK(sentence(summary.caveats(), "The groups differ in haemolysis")
              .ends_with("also of those without red-cell miRNAs, although the model adjusts for it."));
}
