#include "concordance/row_groups.hpp"
#include "concordance/sample_pairs.hpp"
#include "support/catch.hpp"
#include "unit/concordance/small_reference.hpp"

#include <polarmir/reference/embedded.hpp>

using namespace polarmir;
using concordance::group_rows;
using concordance::name_table;
using concordance::row_group;

namespace {

using labels = std::vector<std::string>;
using indices = std::vector<std::size_t>;

name_table human()
{
    return {&reference::human_panel(), reference::human_mirna_names()};
}

} // namespace

TEST_CASE("rows are matched by name, accession, and sequence", "[concordance]")
{
    reference::mirna_reference const small = test::small_reference();
    reference::mirna_names const none{std::vector<reference::mirna_names::entry>{}};
    auto const groups = group_rows({"x-miR-m", "x-miR-p1", "x-miR-q"},
                                   {"MIMAT5", "x-miR-p2", "x-miR-p1", "x-miR-none"},
                                   name_table{&small, none});
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].theirs.empty());
    CHECK(groups[1].name == "x-miR-p1");
    CHECK(groups[1].theirs == indices{1, 2});
    CHECK(groups[1].reference_rows == std::vector<std::uint32_t>{2});
    CHECK(groups[2].theirs == indices{0});
    CHECK(groups[3].name == "x-miR-none");
    CHECK_FALSE(groups[3].is_known);
}

TEST_CASE("names of older releases lead to the rows of today", "[concordance]")
{
    auto const now = [](std::string const & name) {
        name_table::meaning const found = human().look_up(name);
        CHECK(found.is_renamed);
        return found.key;
    };
    auto const key = [](std::string const & name) { return human().look_up(name).key; };
    CHECK(now("hsa-miR-320a") == key("hsa-miR-320a-3p"));
    CHECK(now("hsa-miR-375") == key("hsa-miR-375-3p"));
    CHECK(now("hsa-miR-21*") == key("hsa-miR-21-3p"));
    CHECK(now("hsa-miR-203") == key("hsa-miR-203a-3p"));
    CHECK(now("hsa-miR-302c*") == key("hsa-miR-302c-5p"));
    CHECK(now("miR-302c*") == key("hsa-miR-302c-5p"));
    CHECK(now("hsa-miR-126") == key("hsa-miR-126-3p"));
    CHECK_FALSE(human().look_up("hsa-miR-378").is_known); // was the 5p arm, then the 3p arm
    CHECK(now("miR-155-5p") == key("hsa-miR-155-5p"));
    CHECK_FALSE(human().look_up("hsa-miR-4532").is_known); // no longer in release 22
    CHECK_FALSE(human().look_up("hsa-miR-21-5p").is_renamed);
}

TEST_CASE("a name is old only where a join by name would lose it", "[concordance]")
{
    auto const groups =
        group_rows({"hsa-miR-320a", "hsa-miR-375-3p"}, {"hsa-miR-320a", "hsa-miR-375"}, human());
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].renamed.empty()); // both tables call it so
    CHECK(groups[1].renamed == std::vector<std::string>{"hsa-miR-375"});
}

TEST_CASE("a joined row makes one group of the rows it joins", "[concordance]")
{
    auto const groups = group_rows({"hsa-let-7a-5p", "hsa-miR-21-5p", "hsa-let-7c-5p"},
                                   {"hsa-let-7a-5p/7c-5p", "hsa-miR-21-5p"},
                                   human());
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].name == "hsa-let-7a-5p/hsa-let-7c-5p");
    CHECK(groups[0].ours == indices{0, 2});
    CHECK(groups[0].theirs == indices{0});
    CHECK(groups[1].ours == indices{1});
}

TEST_CASE("a miRNA of miRBase 22 that the reference lacks is known all the same", "[concordance]")
{
    auto const groups = group_rows({"hsa-miR-21-5p"}, {"hsa-miR-6833-3p", "hsa-miR-6833-5p"}, human());
    REQUIRE(groups.size() == 3);
    CHECK(groups[1].is_known);
    CHECK(groups[1].ours.empty());
    CHECK(groups[1].reference_rows.empty());
}

TEST_CASE("samples are paired by name, as R changes names, or by their beginning", "[concordance]")
{
    auto const pairs = [](labels const & ours, labels const & theirs) {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (auto const & pair : concordance::pair_samples(ours, theirs).pairs)
            found.emplace_back(pair.ours, pair.theirs);
        return found;
    };
    using list = std::vector<std::pair<std::size_t, std::size_t>>;
    CHECK(pairs({"A", "B"}, {"B", "A"}) == list{{0, 1}, {1, 0}});
    CHECK(pairs({"1-a", "2 b"}, {"X2.b", "X1.a"}) == list{{0, 1}, {1, 0}});
    CHECK(pairs({"S1", "S10"}, {"S10_mature", "S1_R1.fastq"}) == list{{0, 1}, {1, 0}});
    CHECK(pairs({"serum_1_S1"}, {"serum_1", "x"}) == list{{0, 0}});
    CHECK(pairs({"S1"}, {"S1_L001", "S1_L002"}).empty());
    CHECK(pairs({"any"}, {"other"}) == list{{0, 0}});
    CHECK(pairs({"any", "more"}, {"other"}).empty());
    auto const left = concordance::pair_samples({"A", "B"}, {"A", "C"});
    CHECK(left.ours_only == labels{"B"});
    CHECK(left.theirs_only == labels{"C"});
}
