#include "library/candidate.hpp"
#include "support/catch.hpp"
#include "synthetic.hpp"

namespace library = polarmir::library;
namespace test = polarmir::test;

namespace {

library::candidate evaluate(test::design const & plan, std::string const & adapter)
{
    std::vector<std::string> matures;
    for (auto const & mature : polarmir::reference::human_panel().matures())
        matures.push_back(mature.sequence);
    library::anchor_index const index{matures};
    test::synthetic_reads const sample{plan};
    return library::evaluate(library::collect(sample.views(), index), adapter);
}

} // namespace

TEST_CASE("the adapter of the library is convincing and another one is not")
{
    library::candidate const right = evaluate(test::truseq_design(), test::truseq);
    CHECK(right.convincing());
    CHECK(right.support() > 0.95);
    CHECK(right.gap_3p == 0);
    CHECK(right.random_behind == 0);
    library::candidate const wrong = evaluate(test::truseq_design(), test::qiaseq);
    CHECK_FALSE(wrong.convincing());
    CHECK(wrong.support() < 0.02);
    CHECK(wrong.anchors > 500);
}

TEST_CASE("without sites the modal distance is none")
{
    CHECK(library::modal_distance({}) == 0);
    CHECK(evaluate(test::design{}, test::truseq).gap_3p == 0);
}

TEST_CASE("random bases before the adapter are a gap and constant ones are not")
{
    library::candidate const random = evaluate(test::nextflex_design(), test::truseq);
    CHECK(random.gap_3p == 4);
    CHECK_FALSE(random.constant_gap);
    CHECK(random.support() > 0.9);

    test::design plan = test::truseq_design();
    plan.gap = "ATC";
    library::candidate const tail = evaluate(plan, test::truseq);
    CHECK(tail.gap_3p == 0);
    CHECK(tail.constant_gap);
}

TEST_CASE("a UMI behind the adapter is as long as its random bases")
{
    library::candidate const whole = evaluate(test::qiaseq_design(), test::qiaseq);
    CHECK(whole.random_behind == 12);
    CHECK(whole.umi_ends);

    test::design plan = test::qiaseq_design();
    plan.read_length = 50;
    library::candidate const cut = evaluate(plan, test::qiaseq);
    CHECK(cut.random_behind < 12);
    CHECK_FALSE(cut.umi_ends);
}

TEST_CASE("the indices of pooled samples are no UMI")
{
    test::design plan;
    plan.adapter = "TGGAATTCTCGGGTGCCAAGGAACTCCAGTCAC";
    plan.behind = {"RRRRRRATCTCGTATGCCGTC"};
    plan.read_length = 80;
    CHECK(evaluate(plan, plan.adapter).random_behind == 6);

    // Four samples: each position varies, the combinations do not.
    plan.behind.clear();
    for (char const * index : {"ATCACG", "CGATGT", "TTAGGC", "GACCAA"})
        plan.behind.push_back(std::string{index} + "ATCTCGTATGCCGTC");
    CHECK(evaluate(plan, plan.adapter).random_behind == 0);
}

TEST_CASE("the first bases of an adapter at the end of the read are evidence")
{
    test::design plan = test::truseq_design();
    plan.read_length = 30; // eight bases behind a miRNA of 22 nt
    library::candidate const found = evaluate(plan, test::truseq);
    CHECK(found.convincing());
    CHECK(found.support() > 0.85);
}

TEST_CASE("N in an adapter stands for any base")
{
    CHECK(evaluate(test::truseq_design(), "TGGNATTCTCGG").support() > 0.95);
    library::candidate const with_gap = evaluate(test::nextflex_design(), "NNNNTGGAATTC");
    CHECK(with_gap.convincing());
    CHECK(with_gap.gap_3p == 0);
}
