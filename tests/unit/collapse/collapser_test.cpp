#include "collapse/counting_table.hpp"
#include "collapse/slot.hpp"
#include "support/catch.hpp"

#include <polarmir/collapse/collapser.hpp>
#include <polarmir/parallel/parallel_for.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>

using namespace polarmir;
using collapse::unique_read;

namespace {

/// Inserts of 0 to 64 nt, many of them several times.
std::vector<std::string> random_inserts(std::size_t size, unsigned seed)
{
    std::mt19937 random{seed};
    std::vector<std::string> inserts;
    while (inserts.size() < size)
    {
        std::string insert(random() % 65, '\0');
        std::size_t const letters = 1 + random() % 4;
        for (char & letter : insert)
            letter = "ACGT"[random() % letters];
        for (std::size_t copies = 1 + random() % 5; copies != 0; --copies)
            inserts.push_back(insert);
    }
    std::shuffle(inserts.begin(), inserts.end(), random);
    return inserts;
}

std::vector<unique_read> collapse_in_batches(std::vector<std::string> const & inserts, std::size_t batch)
{
    std::vector<packed_sequence> const packed(inserts.begin(), inserts.end());
    collapse::collapser collapser;
    for (std::size_t i = 0; i < packed.size(); i += batch)
        collapser.add(std::span{packed}.subspan(i, std::min(batch, packed.size() - i)));
    return collapser.finish(1);
}

/// Slow and obvious.
std::vector<unique_read> count_with_map(std::vector<std::string> const & inserts)
{
    std::map<std::string, std::uint64_t> counts;
    for (std::string const & insert : inserts)
        ++counts[insert];
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(
        sorted.begin(), sorted.end(), [](auto const & a, auto const & b) { return a.second > b.second; });
    std::vector<unique_read> reads;
    reads.reserve(sorted.size());
    for (auto const & [sequence, count] : sorted)
        reads.push_back({packed_sequence{sequence}, count});
    return reads;
}

} // namespace

TEST_CASE("collapsing agrees with a plain map for any batches")
{
    auto const seed = GENERATE(1U, 2U, 3U);
    std::vector<std::string> const inserts = random_inserts(20'000, seed);
    std::vector<unique_read> const expected = count_with_map(inserts);
    for (std::size_t const batch : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, inserts.size()})
        CHECK((collapse_in_batches(inserts, batch) == expected));
}

TEST_CASE("the order of reads and batches does not matter")
{
    std::vector<std::string> inserts = random_inserts(5000, 4);
    std::vector<unique_read> const expected = collapse_in_batches(inserts, 100);
    std::mt19937 random{9};
    for (int i = 0; i < 5; ++i)
    {
        std::shuffle(inserts.begin(), inserts.end(), random);
        CHECK((collapse_in_batches(inserts, 100) == expected));
    }
}

TEST_CASE("inserts that threads bring at once are counted as those of one")
{
    std::vector<std::string> const inserts = random_inserts(30'000, 6);
    std::vector<packed_sequence> const packed(inserts.begin(), inserts.end());
    for (std::size_t const threads : {2U, 3U, 8U})
    {
        CAPTURE(threads);
        collapse::collapser collapser;
        parallel_for(threads, packed.size(), 100, [&](std::size_t begin, std::size_t end) {
            collapser.add(std::span{packed}.subspan(begin, end - begin));
        });
        CHECK((collapser.finish(threads) == count_with_map(inserts)));
    }
}

TEST_CASE("a table counts beyond 32 bits, whatever the hashes")
{
    struct hash
    {
        std::uint64_t operator()(packed_sequence const & key) const { return key.words()[1] % 3 << 62U; }
    };
    auto const key_of = [](std::uint64_t number) { return packed_sequence{{0, number}, 64}; };
    collapse::counting_table<packed_sequence, collapse::sequence_slot, hash> table;
    for (int round = 0; round < 2; ++round)
        for (std::uint64_t number = 0; number < 1000; ++number)
            table.add(key_of(number), hash{}(key_of(number)), 3'000'000'000 + number);
    CHECK(table.size() == 1000);
    std::map<std::uint64_t, std::uint64_t> counts;
    table.drain([&](packed_sequence const & key, std::uint64_t count) {
        CHECK(key == key_of(key.words()[1]));
        CHECK(counts.emplace(key.words()[1], count).second);
    });
    REQUIRE(counts.size() == 1000);
    for (auto const & [number, count] : counts)
        CHECK(count == 6'000'000'000 + 2 * number);
    CHECK(table.size() == 0);
    table.add(key_of(7), hash{}(key_of(7)), 1);
    CHECK(table.size() == 1);
}

TEST_CASE("distinct inserts come most frequent first and then by alphabet")
{
    std::vector<std::string> const inserts{"T", "AC", "", "GG", "AC", "A", "GG", "AC"};
    std::vector<unique_read> const reads = collapse_in_batches(inserts, 3);
    std::vector<std::string> sequences;
    sequences.reserve(reads.size());
    for (unique_read const & read : reads)
        sequences.push_back(read.sequence.to_string());
    CHECK(sequences == std::vector<std::string>{"AC", "GG", "", "A", "T"});
    CHECK(reads.front().count == 3);
    CHECK(reads.back().count == 1);
}

TEST_CASE("a finished collapser is empty and can be moved and used again")
{
    collapse::collapser collapser;
    std::vector<packed_sequence> const batch(3, packed_sequence{"ACGT"});
    collapser.add(batch);
    collapse::collapser moved{std::move(collapser)};
    std::vector<unique_read> const three{{packed_sequence{"ACGT"}, 3}};
    CHECK(moved.finish(1) == three);
    CHECK(moved.finish(1).empty());
    moved.add({});
    CHECK(moved.finish(2).empty());
    moved.add(batch);
    CHECK(moved.finish(2) == three);
}
