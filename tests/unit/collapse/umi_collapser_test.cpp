#include "support/catch.hpp"

#include <polarmir/collapse/umi_collapser.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace polarmir;
using collapse::counted_molecules;
using collapse::tagged_insert;
using collapse::umi_config;
using collapse::umi_count;
using collapse::umi_method;

namespace {

constexpr umi_config settings{6, umi_method::directional};

/// Inserts of 0 to 64 nt with UMIs of 6 nt, many of which are neighbours and repeat.
std::vector<tagged_insert> random_reads(std::size_t size, unsigned seed)
{
    std::mt19937 random{seed};
    std::vector<tagged_insert> reads;
    while (reads.size() < size)
    {
        std::string insert(random() % 65, 'A');
        std::size_t const letters = 1 + random() % 4;
        for (char & letter : insert)
            letter = "ACGT"[random() % letters];
        for (std::size_t umis = 1 + random() % 6; umis != 0; --umis)
            for (std::size_t copies = 1 + random() % 5; copies != 0; --copies)
                reads.push_back({packed_sequence{insert}, random() % 40});
    }
    std::ranges::shuffle(reads, random);
    return reads;
}

counted_molecules
collapse_in_batches(std::vector<tagged_insert> const & reads, std::size_t batch, std::size_t threads)
{
    collapse::umi_collapser collapser;
    for (std::size_t i = 0; i < reads.size(); i += batch)
        collapser.add(std::span{reads}.subspan(i, std::min(batch, reads.size() - i)));
    return collapser.finish(settings, threads);
}

/// Numbers of one insert, for comparing.
using numbers = std::vector<std::uint64_t>;

std::map<std::string, numbers> by_insert(counted_molecules const & counted)
{
    std::map<std::string, numbers> rows;
    REQUIRE(counted.reads.size() == counted.molecules.size());
    for (std::size_t i = 0; i < counted.reads.size(); ++i)
        rows[counted.reads[i].sequence.to_string()] = {counted.reads[i].count,
                                                       counted.molecules[i].umis,
                                                       counted.molecules[i].molecules,
                                                       counted.molecules[i].corrected,
                                                       counted.molecules[i].dense ? 1U : 0U};
    REQUIRE(rows.size() == counted.reads.size());
    return rows;
}

/// Slow and obvious.
std::map<std::string, numbers> count_with_map(std::vector<tagged_insert> const & reads)
{
    std::map<std::string, std::map<std::uint64_t, std::uint64_t>> counts;
    for (tagged_insert const & read : reads)
        ++counts[read.sequence.to_string()][read.umi];
    std::map<std::string, numbers> rows;
    for (auto const & [insert, umis] : counts)
    {
        std::vector<umi_count> list;
        std::uint64_t sum{0};
        for (auto const & [umi, number] : umis)
        {
            list.push_back({umi, number});
            sum += number;
        }
        collapse::umi_summary unused;
        auto const found = collapse::count_molecules(list, settings, unused);
        rows[insert] = {sum, found.umis, found.molecules, found.corrected, found.dense ? 1U : 0U};
    }
    return rows;
}

void check_equal(collapse::umi_summary const & a, collapse::umi_summary const & b)
{
    CHECK(a.reads == b.reads);
    CHECK(a.umis == b.umis);
    CHECK(a.molecules == b.molecules);
    CHECK(a.corrected == b.corrected);
    CHECK(a.dense_inserts == b.dense_inserts);
    CHECK(a.family_sizes == b.family_sizes);
}

} // namespace

TEST_CASE("molecules agree with a plain map for any batches and threads")
{
    auto const seed = GENERATE(1U, 2U);
    std::vector<tagged_insert> reads = random_reads(20'000, seed);
    std::map<std::string, numbers> const expected = count_with_map(reads);
    counted_molecules const first = collapse_in_batches(reads, reads.size(), 1);
    std::mt19937 random{seed};
    for (auto const & [batch, threads] : {std::pair<std::size_t, std::size_t>{1, 2}, {7, 1}, {1000, 4}})
    {
        std::ranges::shuffle(reads, random);
        counted_molecules const counted = collapse_in_batches(reads, batch, threads);
        CHECK((by_insert(counted) == expected));
        CHECK((counted.reads == first.reads));
        check_equal(counted.summary, first.summary);
    }
    CHECK(first.summary.reads == reads.size());
    CHECK(first.summary.molecules < first.summary.umis);
    CHECK(first.summary.umis < first.summary.reads);
}

TEST_CASE("inserts with UMIs are those without, in the same order")
{
    std::vector<tagged_insert> const reads = random_reads(5000, 3);
    std::vector<packed_sequence> inserts;
    for (tagged_insert const & read : reads)
        inserts.push_back(read.sequence);
    collapse::collapser plain;
    plain.add(inserts);
    CHECK((collapse_in_batches(reads, 100, 2).reads == plain.finish(2)));
}

TEST_CASE("a finished collapser of UMIs is empty and can be moved and used again")
{
    collapse::umi_collapser collapser;
    std::vector<tagged_insert> const batch{
        {packed_sequence{"ACGT"}, 3}, {packed_sequence{"ACGT"}, 0xFFF}, {packed_sequence{"ACGT"}, 3}};
    collapser.add(batch);
    collapse::umi_collapser moved{std::move(collapser)};
    counted_molecules const counted = moved.finish(settings, 1);
    REQUIRE(counted.reads.size() == 1);
    CHECK(counted.reads.front().count == 3);
    CHECK(counted.molecules.front().molecules == 2);
    CHECK(moved.finish(settings, 3).reads.empty());
    moved.add({});
    counted_molecules const nothing = moved.finish(settings, 3);
    CHECK(nothing.molecules.empty());
    CHECK(nothing.summary.reads == 0);
}
