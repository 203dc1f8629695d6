#include "support/catch.hpp"

#include <polarmir/collapse/molecules.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

using namespace polarmir;
using Catch::Matchers::WithinAbs;
using collapse::umi_count;
using collapse::umi_method;
using collapse::umi_summary;

namespace {

umi_summary summary_of(std::vector<std::uint64_t> const & family_sizes)
{
    umi_summary summary;
    for (std::uint64_t const size : family_sizes)
    {
        summary.reads += size;
        ++summary.molecules;
        ++summary.family_sizes[size];
    }
    return summary;
}

/// Mean share of the molecules that are seen in half of the reads, over all ways to draw them.
double seen_in_every_half(std::vector<std::uint64_t> const & family_sizes)
{
    std::vector<std::size_t> molecule_of_read;
    for (std::size_t molecule = 0; molecule < family_sizes.size(); ++molecule)
        molecule_of_read.insert(molecule_of_read.end(), family_sizes[molecule], molecule);
    std::size_t const reads = molecule_of_read.size();
    double draws{0};
    double seen{0};
    for (std::uint32_t drawn = 0; drawn < (1U << reads); ++drawn)
    {
        std::set<std::size_t> molecules;
        std::size_t size{0};
        for (std::size_t read = 0; read < reads; ++read)
            if (((drawn >> read) & 1U) != 0)
            {
                molecules.insert(molecule_of_read[read]);
                ++size;
            }
        if (size != reads / 2)
            continue;
        ++draws;
        seen += static_cast<double>(molecules.size());
    }
    return seen / draws / static_cast<double>(family_sizes.size());
}

} // namespace

TEST_CASE("molecules expected in half of the reads are the mean over all halves")
{
    auto const sizes = GENERATE(values<std::vector<std::uint64_t>>({
        {1},
        {2},
        {1, 1},
        {3, 1},
        {2, 2, 2},
        {5, 4, 3, 2, 1},
        {1, 1, 1, 1, 1, 1, 1},
        {9, 1, 1, 1},
        {15},
        {7, 7},
    }));
    CAPTURE(sizes);
    CHECK_THAT(summary_of(sizes).seen_at_half(), WithinAbs(seen_in_every_half(sizes), 1e-12));
}

TEST_CASE("molecules expected in half of many reads are exact to six digits")
{
    // One read each: half. Two reads each: one less one quarter, in the limit of many reads.
    umi_summary many;
    many.reads = many.molecules = 40'000'000;
    many.family_sizes = {{1, 40'000'000}};
    CHECK_THAT(many.seen_at_half(), WithinAbs(0.5, 1e-6));
    many.reads = 80'000'000;
    many.family_sizes = {{2, 40'000'000}};
    CHECK_THAT(many.seen_at_half(), WithinAbs(0.75, 1e-6));
}

TEST_CASE("molecules behind the UMIs that are seen are those of the coupon collector", "[collapse]")
{
    // Of 256 UMIs of four bases half are seen after 256 ln 2 = 177.4 draws, 64 after 73.6, all but one after
    // 1419.6.
    auto const corrected = [](std::uint64_t seen) {
        std::vector<collapse::umi_count> umis;
        for (std::uint64_t umi = 0; umi < seen; ++umi)
            umis.push_back({umi, 9}); // reads enough for all molecules
        collapse::umi_summary ignored;
        return count_molecules(umis, {4, collapse::umi_method::directional}, ignored).corrected;
    };
    CHECK(corrected(1) == 1);
    CHECK(corrected(64) == 74);
    CHECK(corrected(128) == 177);
    CHECK(corrected(255) == 1420);
}

TEST_CASE("duplication and collisions are shares of reads and of molecules")
{
    umi_summary summary = summary_of({3, 1, 1});
    summary.corrected = 4;
    CHECK_THAT(summary.duplication(), WithinAbs(0.4, 1e-12));
    CHECK_THAT(summary.collisions(), WithinAbs(0.25, 1e-12));
    CHECK(umi_summary{}.duplication() == 0);
    CHECK(umi_summary{}.collisions() == 0);
    CHECK(umi_summary{}.seen_at_half() == 0);
}

TEST_CASE("summaries of inserts add up to that of the sample")
{
    std::vector<umi_count> first{{0, 10}, {1, 2}, {0b1111, 1}};
    std::vector<umi_count> second{{5, 1}};
    std::vector<umi_count> dense{{0, 1}, {1, 1}, {2, 7}};
    umi_summary whole;
    umi_summary left;
    umi_summary right;
    for (umi_summary * const one : {&whole, &left})
        static_cast<void>(collapse::count_molecules(first, {12, umi_method::directional}, *one));
    for (umi_summary * const one : {&whole, &right})
    {
        static_cast<void>(collapse::count_molecules(second, {12, umi_method::directional}, *one));
        static_cast<void>(collapse::count_molecules(dense, {2, umi_method::directional}, *one));
    }
    left += right;
    CHECK(whole.reads == 23);
    CHECK(whole.umis == 7);
    CHECK(whole.molecules == 6);
    CHECK(whole.corrected == 2 + 1 + 3); // -16 ln(13 / 16) = 3.3
    CHECK(whole.dense_inserts == 1);
    std::map<std::uint64_t, std::uint64_t> const sizes{{1, 4}, {7, 1}, {12, 1}};
    CHECK(whole.family_sizes == sizes);
    CHECK(left.reads == whole.reads);
    CHECK(left.umis == whole.umis);
    CHECK(left.molecules == whole.molecules);
    CHECK(left.corrected == whole.corrected);
    CHECK(left.dense_inserts == whole.dense_inserts);
    CHECK(left.family_sizes == whole.family_sizes);
}

TEST_CASE("an insert with nearly all UMIs is saturated, and no more molecules than reads are counted")
{
    auto const count = [](std::uint64_t umis, std::uint64_t reads_each, umi_summary & summary) {
        std::vector<umi_count> list;
        for (std::uint64_t umi = 0; umi < umis; ++umi)
            list.push_back({umi, reads_each});
        return collapse::count_molecules(list, {4, umi_method::directional}, summary);
    };
    umi_summary summary;
    // Of the 256 UMIs of 4 nt 95 % are 243.2.
    CHECK_FALSE(count(243, 9, summary).saturated);
    CHECK(summary.saturated_inserts == 0);
    CHECK(count(244, 9, summary).saturated);
    CHECK(summary.saturated_inserts == 1);
    // 256 times 9 reads are enough for the 1,597 molecules expected, 256 times 2 are not.
    auto const many = count(256, 9, summary);
    CHECK(many.molecules == 256);
    CHECK(many.corrected == 1'597);
    auto const few = count(256, 2, summary);
    CHECK(few.corrected == 512);
    CHECK(few.saturated);
    // Single reads are molecules of their own.
    CHECK(count(200, 1, summary).corrected == 200);
    umi_summary twice = summary;
    twice += summary;
    CHECK(twice.saturated_inserts == 2 * summary.saturated_inserts);
}
