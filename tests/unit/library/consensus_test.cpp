#include "library/consensus.hpp"
#include "support/catch.hpp"
#include "synthetic.hpp"

namespace library = polarmir::library;
namespace test = polarmir::test;

namespace {

library::consensus find_consensus(test::design const & plan)
{
    std::vector<std::string> matures;
    for (auto const & mature : polarmir::reference::human_panel().matures())
        matures.push_back(mature.sequence);
    library::anchor_index const index{matures};
    test::synthetic_reads const sample{plan};
    return library::find_consensus(library::collect(sample.views(), index));
}

} // namespace

TEST_CASE("the consensus begins with the first base of the adapter")
{
    test::design plan = test::truseq_design();
    plan.adapter = std::string{"CTGATGGCGCGAGGGAGGC"};
    CHECK(find_consensus(plan).adapter.substr(0, 19) == plan.adapter);
    plan.gap = std::string{"RRRR"};
    CHECK(find_consensus(plan).adapter.substr(0, 19) == plan.adapter);
    plan.gap = std::string{"RRRRRRRR"};
    CHECK(find_consensus(plan).adapter.substr(0, 19) == plan.adapter);
}

TEST_CASE("the consensus is whole when miRNAs end before their annotated ends")
{
    test::design plan = test::truseq_design();
    plan.adapter = std::string{"CTGATGGCGCGAGGGAGGC"};
    plan.lost_ends = 1;
    CHECK(find_consensus(plan).adapter.substr(0, 19) == plan.adapter);
}

TEST_CASE("the consensus ends where a UMI begins")
{
    CHECK(find_consensus(test::qiaseq_design()).adapter == test::qiaseq);
}

TEST_CASE("the consensus is no longer than what half of the reads show")
{
    test::design plan = test::truseq_design();
    plan.read_length = 32;
    library::consensus const found = find_consensus(plan);
    CHECK(found.adapter == test::truseq.substr(0, found.adapter.size()));
    CHECK(found.adapter.size() >= 9);
    CHECK(found.adapter.size() <= 11);
}

TEST_CASE("a poly-A tail is told from an adapter")
{
    test::design plan = test::truseq_design();
    plan.adapter = std::string{"AAAAAAAAAAAAAAAA"};
    CHECK(find_consensus(plan).is_repetitive);
    CHECK_FALSE(find_consensus(test::truseq_design()).is_repetitive);
}

TEST_CASE("random bases have no consensus worth the name")
{
    test::design plan = test::truseq_design();
    plan.behind = {std::string(40, 'R')};
    plan.adapter = std::string{"A"};
    CHECK(find_consensus(plan).adapter.size() < 12);
    plan.mirna_share = 0;
    CHECK(find_consensus(plan).adapter.empty());
}
