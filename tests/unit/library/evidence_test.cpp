#include "library/evidence.hpp"
#include "support/catch.hpp"
#include "synthetic.hpp"

#include <algorithm>
#include <cmath>

namespace library = polarmir::library;
namespace test = polarmir::test;

namespace {

library::anchor_index make_index()
{
    std::vector<std::string> matures;
    for (auto const & mature : polarmir::reference::human_panel().matures())
        matures.push_back(mature.sequence);
    return library::anchor_index{matures};
}

} // namespace

TEST_CASE("the lower bound of a share agrees with published values")
{
    // Newcombe, Stat. Med. 17:857 (1998), table I, method 3
    CHECK(std::abs(library::wilson_lower_bound(81, 263) - 0.2553) < 5e-5);
    CHECK(std::abs(library::wilson_lower_bound(15, 148) - 0.0624) < 5e-5);
    CHECK(std::abs(library::wilson_lower_bound(1, 29) - 0.0061) < 5e-5);
    CHECK(library::wilson_lower_bound(0, 20) == 0);
    CHECK(library::wilson_lower_bound(0, 0) == 0);
}

TEST_CASE("few anchors need a larger share than many")
{
    CHECK(library::is_convincing(60, 100));
    CHECK_FALSE(library::is_convincing(59, 100));
    CHECK(library::is_convincing(600, 1000));
    CHECK(library::is_convincing(60, 99));
    CHECK_FALSE(library::is_convincing(58, 99));
    CHECK(library::is_convincing(9, 10));
    CHECK_FALSE(library::is_convincing(8, 10)); // lower bound 0.490
    CHECK_FALSE(library::is_convincing(9, 9));
    CHECK_FALSE(library::is_convincing(0, 0));
}

TEST_CASE("the evidence describes reads and their most frequent beginning")
{
    test::design plan = test::nextflex_design();
    plan.read_length = 51;
    test::synthetic_reads const sample{plan};
    library::anchor_index const index = make_index();
    library::evidence const found = library::collect(sample.views(), index);
    CHECK(found.reads == 2'000);
    CHECK(found.shortest == 51);
    CHECK(found.longest == 51);
    CHECK(found.of_modal_length == 2'000);
    CHECK(found.anchors.size() > 700);
    CHECK(found.clip_5p == 4);
    CHECK(found.clip_share > 0.9);
    CHECK(found.different_matures > 40);
}

TEST_CASE("one abundant miRNA does not make up the representative anchors")
{
    test::design plan = test::truseq_design();
    plan.top_share = 0.9;
    test::synthetic_reads const sample{plan};
    library::anchor_index const index = make_index();
    library::evidence const found = library::collect(sample.views(), index);
    auto const representatives = std::count_if(found.anchors.begin(),
                                               found.anchors.end(),
                                               [](library::anchor const & a) { return a.representative; });
    CHECK(representatives < 160);
    CHECK(found.largest_share < 0.4);
}

TEST_CASE("no reads are no evidence")
{
    library::anchor_index const index = make_index();
    library::evidence const found = library::collect({}, index);
    CHECK(found.reads == 0);
    CHECK(found.longest == 0);
    CHECK(found.anchors.empty());
    CHECK(found.clip_share == 0);
}
