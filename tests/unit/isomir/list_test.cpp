#include "support/catch.hpp"
#include "unit/count/small_reference.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/isomir/list.hpp>
#include <polarmir/isomir/quality_sample.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;

namespace {

using inserts = std::vector<std::pair<std::string, std::uint64_t>>;

std::vector<isomir::isomir_count> list(inserts const & reads, count::config const & settings = {})
{
    static auto const reference = test::small_reference();
    count::annotator const annotate{reference, {}, {}};
    std::vector<collapse::unique_read> unique;
    count::assignment_list assignments;
    for (auto const & [insert, number] : reads)
    {
        unique.push_back({packed_sequence{insert}, number});
        assignments.push_back(annotate(insert));
    }
    auto const counts = count::count_sample(unique, assignments, reference, {}, settings);
    return isomir::list_isomirs(unique, assignments, counts, reference, settings);
}

std::string const tied = test::a_5p.substr(0, 20); // fits a-5p (row 0) and c (row 3)

std::uint64_t sum_of(std::vector<isomir::isomir_count> const & found, std::uint32_t row)
{
    std::uint64_t sum{0};
    for (auto const & one : found)
        sum += one.row == row ? one.count : 0;
    return sum;
}

} // namespace

TEST_CASE("isomiRs are listed by row and read", "[isomir]")
{
    auto const found =
        list({{test::b.substr(0, 20), 2}, {test::a_3p, 4}, {test::b, 3}, {"ACGTACGTACGTACGTACGA", 9}});
    REQUIRE(found.size() == 3);
    CHECK(found[0].row == 1);
    CHECK(found[0].form.is_canonical());
    CHECK(found[1].read == test::b.substr(0, 20));
    CHECK(found[1].form.shift_3p == -2);
    CHECK(found[1].hairpin == 1); // the first of b's two
    CHECK(found[2].read == test::b);
    CHECK(found[2].count == 3);
    CHECK(found[2].hits == 1);
}

TEST_CASE("the reads of a tie are listed at its rows by their shares", "[isomir]")
{
    // 3000 and 1000 unique reads: shares next to 3/4 and 1/4.
    auto const found = list({{test::a_5p, 3000}, {test::c, 1000}, {tied, 400}});
    CHECK(sum_of(found, 0) == 3300);
    CHECK(sum_of(found, 3) == 1100);
    CHECK(std::ranges::count(found, 2U, &isomir::isomir_count::hits) == 2);
}

TEST_CASE("single reads of a tie do not all go to the first row", "[isomir]")
{
    inserts reads{{test::a_5p, 500}, {test::c, 500}};
    std::size_t singles{0};
    for (std::size_t begin = 0; begin < 3; ++begin)
        for (std::size_t length = 17; begin + length <= 20; ++length, ++singles)
            reads.emplace_back(test::a_5p.substr(begin, length), 1);
    auto const found = list(reads);
    REQUIRE(singles == 9);
    CHECK(sum_of(found, 0) + sum_of(found, 3) == 1000 + singles);
    CHECK(sum_of(found, 0) >= 504);
    CHECK(sum_of(found, 0) <= 505);
}

TEST_CASE("reads that are counted for no miRNA are in no list", "[isomir]")
{
    CHECK(list({{test::a_5p, 30}, {tied, 7}}, {count::multimap::unique, {}}).size() == 1);
}

TEST_CASE("the list does not depend on the order of the inserts", "[isomir]")
{
    inserts reads{{test::a_5p, 3}, {test::c, 2}, {tied, 5}, {tied.substr(0, 19), 3}, {tied.substr(1), 7}};
    auto const key = [](isomir::isomir_count const & one) {
        return std::tuple{one.row, one.read, one.count};
    };
    auto const expected = list(reads);
    std::ranges::sort(reads);
    do
    {
        auto const found = list(reads);
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            CHECK(key(found[i]) == key(expected[i]));
    } while (std::ranges::next_permutation(reads).found);
}

TEST_CASE("the quality of a base is the mean over its insert's reads in the sample", "[isomir]")
{
    packed_sequence const insert{"ACGT"};
    isomir::quality_sample first;
    first.add(insert, "IIII");
    first.add(packed_sequence{"ACGTA"}, "#####");
    isomir::quality_sample second;
    second.add(insert, "I5II");
    first.append(second);
    first.finish();
    CHECK(first.at(insert, 0).phred == 40);
    CHECK(first.at(insert, 1).phred == 30);
    CHECK(first.at(insert, 1).reads == 2);
    CHECK(first.at(packed_sequence{"ACGA"}, 1).reads == 0);
}
