#include "collapse/merge_inserts.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using collapse::tagged_count;

namespace {

using pair_key = std::pair<std::string, std::uint64_t>;
using pair_map = std::map<pair_key, std::uint64_t>;

struct merged
{
    pair_map pairs;
    std::uint64_t moved;
    friend bool operator==(merged const &, merged const &) = default;
};

merged merge(pair_map const & from, std::set<std::string> const & known = {}, unsigned seed = 0)
{
    std::vector<tagged_count> pairs;
    for (auto const & [key, count] : from)
        pairs.push_back({{packed_sequence{key.first}, key.second}, count});
    std::ranges::shuffle(pairs, std::mt19937{seed});
    std::uint64_t const moved = collapse::merge_inserts(
        pairs, [&known](packed_sequence const & insert) { return known.contains(insert.to_string()); });
    merged result{{}, moved};
    for (tagged_count const & pair : pairs)
        result.pairs[{pair.insert.sequence.to_string(), pair.insert.umi}] = pair.count;
    return result;
}

std::size_t differences(std::string const & a, std::string const & b)
{
    std::size_t number{0};
    for (std::size_t i = 0; i < a.size(); ++i)
        number += a[i] != b[i] ? 1U : 0U;
    return number;
}

/// Slow and obvious: every pair against every other.
merged merge_by_force(pair_map const & from, std::set<std::string> const & known)
{
    std::map<pair_key, pair_key> source;
    for (auto const & [b, of_b] : from)
        for (auto const & [a, of_a] : from)
        {
            if (a.second != b.second || a.first.size() != b.first.size() ||
                differences(a.first, b.first) != 1 || of_a < 10 * of_b || known.contains(b.first))
                continue;
            auto const best = source.find(b);
            if (best == source.end() || of_a > from.at(best->second))
                source[b] = a; // the map is in alphabetical order: the first of equals stays
        }
    merged result{{}, 0};
    for (auto const & [key, count] : from)
    {
        pair_key end = key;
        while (source.contains(end))
            end = source.at(end);
        result.pairs[end] += count;
        result.moved += end == key ? 0 : count;
    }
    return result;
}

} // namespace

TEST_CASE("an insert with a tenth of the reads of its neighbour is the neighbour misread")
{
    CHECK(merge({{{"ACGTA", 1}, 10}, {{"ACGTT", 1}, 1}}) == merged{{{{"ACGTA", 1}, 11}}, 1});
    pair_map const nine{{{"ACGTA", 1}, 9}, {{"ACGTT", 1}, 1}};
    CHECK(merge(nine) == merged{nine, 0});
    CHECK(merge({{{"ACGTA", 1}, 20}, {{"ACGTT", 1}, 2}}).moved == 2);
    CHECK(merge({{{"ACGTA", 1}, 19}, {{"ACGTT", 1}, 2}}).moved == 0);
}

TEST_CASE("known inserts, other UMIs, lengths and two differences are left alone")
{
    pair_map const known{{{"ACGTA", 1}, 100}, {{"ACGTT", 1}, 1}};
    CHECK(merge(known, {"ACGTT"}) == merged{known, 0});
    CHECK(merge(known, {"ACGTA"}).moved == 1); // the larger one may be known
    for (pair_map const & other : {pair_map{{{"ACGTA", 1}, 100}, {{"ACGTT", 2}, 1}},
                                   pair_map{{{"ACGTA", 1}, 100}, {{"ACGT", 1}, 1}},
                                   pair_map{{{"ACGTA", 1}, 100}, {{"ACGAT", 1}, 1}}})
        CHECK(merge(other) == merged{other, 0});
}

TEST_CASE("a misread insert goes to the most frequent neighbour and with it where that goes")
{
    // TTTT has two neighbours of ten and more; the larger takes it.
    CHECK(merge({{{"TTTA", 1}, 10}, {{"ATTT", 1}, 11}, {{"TTTT", 1}, 1}}).pairs.at({"ATTT", 1}) == 12);
    // Of equals the alphabetically first.
    CHECK(merge({{{"TTTA", 1}, 10}, {{"ATTT", 1}, 10}, {{"TTTT", 1}, 1}}).pairs.at({"ATTT", 1}) == 11);
    // A chain ends in one insert.
    CHECK(merge({{{"AAAA", 7}, 100}, {{"AAAC", 7}, 10}, {{"AACC", 7}, 1}}) ==
          merged{{{{"AAAA", 7}, 111}}, 11});
}

TEST_CASE("merging agrees with brute force in any order")
{
    std::mt19937 random{3};
    for (unsigned round = 0; round < 60; ++round)
    {
        pair_map pairs;
        std::set<std::string> known;
        for (std::size_t i = 0; i < 150; ++i)
        {
            std::string insert(3 + random() % 3, 'A');
            for (char & base : insert)
                base = "ACGT"[random() % 4];
            std::uint64_t const reads = std::vector<std::uint64_t>{1, 2, 9, 10, 20, 100, 1000}[random() % 7];
            pairs[{insert, random() % 2}] = reads;
            if (random() % 8 == 0)
                known.insert(insert);
        }
        merged const expected = merge_by_force(pairs, known);
        CHECK(expected.moved > 0);
        CHECK(merge(pairs, known, round) == expected);
        CHECK(merge(pairs, known, round + 1) == expected);
    }
}

TEST_CASE("inserts of 64 nt are compared to their last base")
{
    std::string const longest(64, 'G');
    for (std::size_t const position : {0U, 31U, 32U, 63U})
    {
        std::string misread = longest;
        misread[position] = 'T';
        CHECK(merge({{{longest, 0}, 10}, {{misread, 0}, 1}}).pairs.at({longest, 0}) == 11);
    }
}
