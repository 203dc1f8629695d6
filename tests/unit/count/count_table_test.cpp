#include "support/catch.hpp"
#include "unit/count/small_reference.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using Catch::Matchers::WithinAbs;
using count::multimap;
using count::read_class;
using numbers = std::vector<std::uint64_t>;

namespace {

count::sample_counts count_reads(std::vector<std::pair<std::string, std::uint64_t>> const & inserts,
                                 multimap method = multimap::em)
{
    auto const reference = test::small_reference();
    count::annotator const annotate{reference, {reference::spike_ins(), {}, {}}, {}};
    std::vector<collapse::unique_read> reads;
    count::assignment_list assignments;
    for (auto const & [insert, number] : inserts)
    {
        reads.push_back({packed_sequence{insert}, number});
        assignments.push_back(annotate(insert));
    }
    return count::count_sample(
        reads, assignments, reference, {.spike_ins = reference::spike_ins().size()}, {method});
}

// Claims at the annotated places, for inserts of 22 nt.
constexpr count::claim at_a{0, 0, 0, 12};
constexpr count::claim at_b_1{2, 1, 2, 9};
constexpr count::claim at_b_2{2, 2, 2, 14};
constexpr count::claim at_c{3, 3, 3, 11};

count::assignment mirna_of(std::vector<count::claim> const & claims)
{
    count::assignment verdict;
    verdict.read_class = count::read_class::mirna;
    verdict.claims = claims;
    return verdict;
}

numbers hairpins_of(count::sample_counts const & counts)
{
    numbers reads;
    for (std::size_t i = 0; i < counts.arms.size(); ++i)
        reads.push_back(counts.hairpin(i));
    return reads;
}

std::array<std::uint64_t, count::read_class_count>
classes_of(std::vector<std::pair<read_class, std::uint64_t>> const & reads)
{
    std::array<std::uint64_t, count::read_class_count> classes{};
    for (auto const & [c, number] : reads)
        classes.at(static_cast<std::size_t>(c)) = number;
    return classes;
}

std::string const tied = test::a_5p.substr(0, 20); // fits a-5p (row 0, hairpin 0) and c (row 3, hairpin 3)
std::string const loop{"CATACACGTCAGCACGAAAC"};    // of hairpin 0

} // namespace

TEST_CASE("reads of one row are counted as they are")
{
    auto const counts = count_reads({{test::a_5p, 10}, {test::b, 7}, {test::b.substr(0, 21), 2}});
    CHECK(counts.unique == numbers{10, 0, 9, 0, 0});
    CHECK(counts.integer == counts.unique);
    CHECK(counts.fractional == std::vector<double>{10, 0, 9, 0, 0});
    CHECK(counts.unresolved == std::vector<bool>(5, false));
    CHECK(counts.classes == classes_of({{read_class::mirna, 19}}));
    CHECK(counts.em_converged());
    CHECK(counts.em_rounds() == 0);
}

TEST_CASE("ambiguous reads follow the unique ones")
{
    auto const counts = count_reads({{test::a_5p, 30}, {test::c, 9}, {tied, 1000}});
    CHECK(counts.unique == numbers{30, 0, 0, 9, 0});
    CHECK_THAT(counts.fractional[0], WithinAbs(30 + 1000 * 30.5 / 40, 1e-9));
    CHECK_THAT(counts.fractional[3], WithinAbs(9 + 1000 * 9.5 / 40, 1e-9));
    CHECK(counts.integer == numbers{793, 0, 0, 246, 0}); // 792.5 and 246.5: equal remainders
    CHECK(counts.unresolved == std::vector<bool>(5, false));
    CHECK(hairpins_of(counts) == numbers{793, 0, 0, 246, 0, 0});
    CHECK(counts.em_rounds() == 2);
}

TEST_CASE("what ties share and how is reported")
{
    auto const resolved = count_reads({{test::a_5p, 30}, {test::c, 9}, {tied, 1000}, {test::b, 5}});
    REQUIRE(resolved.ties.size() == 1);
    CHECK(resolved.ties[0].rows == std::vector<std::uint32_t>{0, 3});
    CHECK(resolved.ties[0].unique == 39);
    CHECK(resolved.ties[0].ambiguous == 1000);
    CHECK(resolved.ties[0].rounds == 2);
    CHECK(resolved.ties[0].resolved);
    CHECK_FALSE(count_reads({{tied, 7}}).ties.at(0).resolved);
    CHECK(count_reads({{test::a_5p, 1}, {tied, 7}}, multimap::unique).ties.at(0).ambiguous == 7);
}

TEST_CASE("reads are of the arm in which the middle of the mature lies and else of the loop")
{
    auto const counts = count_reads({{test::a_5p, 8}, {test::a_3p, 4}, {loop, 2}, {test::b, 1}});
    CHECK(counts.arms[0] == std::array<std::uint64_t, 3>{8, 4, 2});
    // b lies on either side of its hairpins' middles.
    CHECK(counts.arms[1] == std::array<std::uint64_t, 3>{1, 0, 0});
}

TEST_CASE("without a unique read ambiguous reads are split equally and flagged")
{
    auto const counts = count_reads({{test::b, 3}, {tied, 7}});
    CHECK(counts.fractional == std::vector<double>{3.5, 0, 3, 3.5, 0});
    CHECK(counts.integer == numbers{4, 0, 3, 3, 0});
    CHECK(counts.unresolved == std::vector<bool>{true, false, false, true, false});
}

TEST_CASE("a chain of ties without a unique read is split equally tie by tie")
{
    std::vector<collapse::unique_read> const reads{{packed_sequence{test::a_5p}, 8},
                                                   {packed_sequence{test::b}, 2}};
    count::assignment_list const chain{mirna_of({at_a, at_b_1}), mirna_of({at_b_1, at_c})};
    auto const counts = count::count_sample(reads, chain, test::small_reference(), {}, {});
    CHECK(counts.fractional == std::vector<double>{4, 0, 5, 1, 0});
    CHECK(counts.unresolved == std::vector<bool>{true, false, true, true, false});
    CHECK(counts.em_rounds() == 0);
}

TEST_CASE("where no read is unique their ends decide")
{
    // What fits a-5p as annotated fits c one base further; 10 reads of b begin as annotated.
    std::vector<collapse::unique_read> const reads{{packed_sequence{test::a_5p}, 100},
                                                   {packed_sequence{test::b}, 10}};
    count::claim c_late = at_c;
    ++c_late.position;
    auto const counts = count::count_sample(
        reads, {mirna_of({at_a, c_late}), mirna_of({at_b_1})}, test::small_reference(), {}, {});
    CHECK(counts.integer == numbers{100, 0, 10, 0, 0});
    CHECK(counts.unresolved == std::vector<bool>(5, false));
    CHECK(counts.ties.front().resolved);
}

TEST_CASE("split shares equally whatever the unique reads are")
{
    auto const counts = count_reads({{test::a_5p, 30}, {tied, 7}}, multimap::split);
    CHECK(counts.fractional == std::vector<double>{33.5, 0, 0, 3.5, 0});
    CHECK(counts.integer == numbers{34, 0, 0, 3, 0});
    CHECK(counts.em_rounds() == 0);
    CHECK(counts.unresolved == std::vector<bool>(5, false));
}

TEST_CASE("unique leaves ambiguous reads out of the tables and in the class")
{
    auto const counts = count_reads({{test::a_5p, 30}, {tied, 7}, {loop, 2}}, multimap::unique);
    CHECK(counts.fractional == std::vector<double>{30, 0, 0, 0, 0});
    CHECK(counts.integer == numbers{30, 0, 0, 0, 0});
    CHECK(counts.classes[0] == 37);
    CHECK(hairpins_of(counts) == numbers{32, 0, 0, 0, 0, 0});
}

TEST_CASE("a read of several hairpins is shared over them")
{
    auto const counts = count_reads({{test::b.substr(0, 20), 9}, {test::a_3p.substr(4), 3}, {loop, 1}});
    // b lies on hairpins 1 and 2; the shifted a-3p is claimed by none and lies on 0 and 5.
    CHECK(counts.classes == classes_of({{read_class::mirna, 9}, {read_class::hairpin_other, 4}}));
    CHECK(hairpins_of(counts) == numbers{3, 5, 4, 0, 0, 1});
}

TEST_CASE("each row shares its part over the hairpins on which it claims")
{
    // Row 2 claims on hairpins 1 and 2, row 3 on hairpin 3; unique reads 1 and 0 give the shares 3/4 and 1/4.
    auto const reference = test::small_reference();
    auto const tie = mirna_of({at_b_1, at_b_2, at_c});
    auto const one = mirna_of({at_b_1});
    std::vector<collapse::unique_read> const reads{{packed_sequence{test::a_5p}, 80},
                                                   {packed_sequence{test::b}, 1}};
    auto const counts = count::count_sample(reads, {tie, one}, reference, {}, {});
    CHECK(counts.integer == numbers{0, 0, 61, 20, 0});
    CHECK(hairpins_of(counts) == numbers{0, 31, 30, 20, 0, 0});
}

TEST_CASE("classes and spike-ins are summed")
{
    auto const & spike = reference::spike_ins().at(1);
    auto const counts = count_reads({{spike.sequence, 5},
                                     {"AAAAAAAAAAAAAAAAAAAA", 4},
                                     {"CATGGGTACCCGATTTGCGCTA", 3},
                                     {loop, 2},
                                     {test::a_5p, 1}});
    CHECK(counts.classes == classes_of({{read_class::mirna, 1},
                                        {read_class::hairpin_other, 2},
                                        {read_class::spike_in, 5},
                                        {read_class::low_complexity, 4},
                                        {read_class::unmapped, 3}}));
    REQUIRE(counts.spike_ins.size() == reference::spike_ins().size());
    CHECK(counts.spike_ins[1] == 5);
    CHECK(std::ranges::count(counts.spike_ins, 0U) ==
          static_cast<std::ptrdiff_t>(counts.spike_ins.size()) - 1);
}

TEST_CASE("a sample without reads has tables of zeros")
{
    auto const counts = count_reads({});
    CHECK(counts.integer == numbers(5, 0));
    CHECK(hairpins_of(counts) == numbers(6, 0));
    CHECK(counts.fractional == std::vector<double>(5, 0.0));
    CHECK(counts.em_converged());
}

TEST_CASE("a missing assignment is refused")
{
    std::vector<collapse::unique_read> const reads{{packed_sequence{"ACGT"}, 1}};
    CHECK_THROWS_AS(count::count_sample(reads, {}, test::small_reference(), {}, {}), std::invalid_argument);
}
