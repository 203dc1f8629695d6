// Merging of UMIs against the algorithm as published, written down without any index: all pairs are compared.
#include "support/catch.hpp"

#include <polarmir/collapse/molecules.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace polarmir;
using collapse::molecule_count;
using collapse::umi_config;
using collapse::umi_count;
using collapse::umi_method;
using collapse::umi_summary;

namespace {

using counted_umis = std::map<std::string, std::uint64_t>;

std::size_t differences(std::string const & a, std::string const & b)
{
    std::size_t number{0};
    for (std::size_t i = 0; i < a.size(); ++i)
        number += a[i] != b[i] ? 1U : 0U;
    return number;
}

/// Which UMIs each one explains.
std::map<std::string, std::vector<std::string>> adjacency(counted_umis const & umis, bool guard_singletons)
{
    std::map<std::string, std::vector<std::string>> edges;
    for (auto const & [a, reads_a] : umis)
        for (auto const & [b, reads_b] : umis)
            if (differences(a, b) == 1 && reads_a + 1 >= reads_b + reads_b &&
                !(guard_singletons && reads_a == 1))
                edges[a].push_back(b);
    return edges;
}

/// Sizes in UMIs of the connected components, found from the most frequent UMI on.
std::vector<std::set<std::string>> components(counted_umis const & umis, bool guard_singletons)
{
    auto edges = adjacency(umis, guard_singletons);
    std::vector<std::string> by_count;
    for (auto const & [umi, reads] : umis)
        by_count.push_back(umi);
    std::ranges::stable_sort(by_count,
                             [&](auto const & a, auto const & b) { return umis.at(a) > umis.at(b); });
    std::set<std::string> found;
    std::vector<std::set<std::string>> all;
    for (std::string const & root : by_count)
    {
        if (found.contains(root))
            continue;
        std::set<std::string> component;
        std::vector<std::string> queue{root};
        while (!queue.empty())
        {
            std::string const umi = queue.front();
            queue.erase(queue.begin());
            if (found.insert(umi).second)
                component.insert(umi);
            for (std::string const & next : edges[umi])
                if (!found.contains(next))
                    queue.push_back(next);
        }
        all.push_back(component);
    }
    return all;
}

/// What METHODS asks for: the guards of `directional` and, without them, UMI-tools.
std::vector<std::uint64_t> families(counted_umis const & umis, umi_method method, double length)
{
    bool const is_dense = 3 * length * static_cast<double>(umis.size()) / std::pow(4.0, length) >= 0.05;
    std::vector<std::uint64_t> sizes;
    if (method == umi_method::directional && is_dense)
        for (auto const & [umi, reads] : umis)
            sizes.push_back(reads);
    else
        for (auto const & component : components(umis, method == umi_method::directional))
        {
            sizes.push_back(0);
            for (std::string const & umi : component)
                sizes.back() += umis.at(umi);
        }
    std::ranges::sort(sizes);
    return sizes;
}

std::uint64_t packed(std::string const & umi)
{
    std::uint64_t bits{0};
    for (char const base : umi)
        bits = bits * 4 + std::string{"ACGT"}.find(base);
    return bits;
}

std::vector<std::uint64_t> sizes_of(umi_summary const & summary)
{
    std::vector<std::uint64_t> sizes;
    for (auto const & [size, number] : summary.family_sizes)
        sizes.insert(sizes.end(), number, size);
    return sizes;
}

/// True UMIs with skewed numbers of reads, and some of their neighbours, of these again.
counted_umis invent(std::size_t length, std::mt19937_64 & random)
{
    counted_umis umis;
    std::size_t const wanted = 1 + random() % 40;
    std::size_t const letters = 2 + random() % 3;
    for (std::size_t tries = 0; umis.size() < wanted && tries < 200; ++tries)
    {
        std::string umi(length, 'A');
        if (!umis.empty() && random() % 3 != 0)
        {
            umi = std::next(umis.begin(), static_cast<std::ptrdiff_t>(random() % umis.size()))->first;
            umi[random() % length] = "ACGT"[random() % 4];
        }
        else
            for (char & base : umi)
                base = "ACGT"[random() % letters];
        umis.try_emplace(umi, 1 + (random() % (1ULL << (random() % 8))));
    }
    return umis;
}

std::vector<umi_count> as_counts(counted_umis const & umis)
{
    std::vector<umi_count> counts;
    for (auto const & [umi, reads] : umis)
        counts.push_back({packed(umi), reads});
    return counts;
}

} // namespace

TEST_CASE("molecules are those of the algorithm as published, with the guards or without")
{
    auto const method = GENERATE(umi_method::directional, umi_method::umi_tools);
    auto const length = GENERATE(range(2U, 13U));
    std::mt19937_64 random{length};
    std::size_t merged{0};
    for (int repeat = 0; repeat < 150; ++repeat)
    {
        counted_umis const umis = invent(length, random);
        std::vector<std::uint64_t> const expected = families(umis, method, length);
        std::vector<umi_count> counts = as_counts(umis);
        umi_summary summary;
        molecule_count const found = collapse::count_molecules(counts, {length, method}, summary);
        CAPTURE(length, umis, expected);
        REQUIRE(found.umis == umis.size());
        REQUIRE(found.molecules == expected.size());
        REQUIRE(sizes_of(summary).size() == expected.size());
        merged += umis.size() - expected.size();
    }
    // Short UMIs are dense from the first few on: nothing is merged there.
    CHECK((merged > 100) == (method == umi_method::umi_tools || length > 5));
}

TEST_CASE("reads of a molecule are those of its UMIs where no two molecules claim one")
{
    // A path downwards in counts, a star, a pair of equals and one alone.
    counted_umis const umis{{"AAAAAAAAAAAA", 40},
                            {"AAAAAAAAAAAC", 12},
                            {"AAAAAAAAAACC", 3},
                            {"GGGGGGGGGGGG", 9},
                            {"GGGGGGGGGGGA", 5},
                            {"GGGGGGGGGGAG", 1},
                            {"CCCCCCCCCCCC", 6},
                            {"CCCCCCCCCCCG", 6},
                            {"TTTTTTTTTTTT", 1},
                            {"TTTTTTTTTTTA", 1}};
    for (umi_method const method : {umi_method::directional, umi_method::umi_tools})
    {
        std::vector<umi_count> counts = as_counts(umis);
        umi_summary summary;
        static_cast<void>(collapse::count_molecules(counts, {12, method}, summary));
        CHECK(sizes_of(summary) == families(umis, method, 12));
        // Only the two single reads are judged differently.
        CHECK(summary.molecules == (method == umi_method::directional ? 6 : 5));
        CHECK(summary.reads == 84);
    }
}

TEST_CASE("molecules do not depend on the order of the UMIs")
{
    auto const method = GENERATE(umi_method::directional, umi_method::umi_tools);
    std::mt19937_64 random{17};
    for (int repeat = 0; repeat < 100; ++repeat)
    {
        auto const length = static_cast<std::uint32_t>(5 + random() % 8);
        std::vector<umi_count> counts = as_counts(invent(length, random));
        umi_summary first;
        molecule_count const expected = collapse::count_molecules(counts, {length, method}, first);
        for (int order = 0; order < 5; ++order)
        {
            std::ranges::shuffle(counts, random);
            umi_summary again;
            molecule_count const found = collapse::count_molecules(counts, {length, method}, again);
            REQUIRE(found.molecules == expected.molecules);
            REQUIRE(found.corrected == expected.corrected);
            REQUIRE(again.family_sizes == first.family_sizes);
        }
    }
}

TEST_CASE("the limits of the guards are where they are said to be")
{
    // 3 L n / 4^L reaches 0.05 at n = 11.4 for L = 6: one UMI of 9 reads, its neighbour, others far away.
    auto const merged_among = [](std::size_t others) {
        counted_umis umis{{"AAAAAA", 9}, {"AAAAAC", 1}};
        for (std::size_t i = 0; umis.size() < others + 2; ++i)
        {
            std::string umi{"GGGGGG"};
            for (std::size_t rest = i, at = 0; at < umi.size(); ++at, rest /= 2)
                umi[at] = rest % 2 == 0 ? 'G' : 'T';
            umis.emplace(umi, 1);
        }
        std::vector<umi_count> counts = as_counts(umis);
        umi_summary summary;
        molecule_count const found = collapse::count_molecules(counts, {6, umi_method::directional}, summary);
        CHECK(summary.dense_inserts == (found.dense ? 1 : 0));
        CHECK(found.dense == (found.molecules == umis.size()));
        return !found.dense;
    };
    CHECK(merged_among(9));        // 11 UMIs
    CHECK_FALSE(merged_among(10)); // 12
    // Two reads explain one, one does not explain another.
    for (auto const & [reads, molecules] : {std::pair{2U, 1U}, std::pair{1U, 2U}})
    {
        std::vector<umi_count> counts{{0, reads}, {1, 1}};
        umi_summary summary;
        CHECK(collapse::count_molecules(counts, {12, umi_method::directional}, summary).molecules ==
              molecules);
    }
}

TEST_CASE("UMIs of 32 and of one base, and none at all")
{
    umi_summary summary;
    std::vector<umi_count> longest{{~std::uint64_t{0}, 5}, {~std::uint64_t{0} >> 2, 2}, {0, 4}};
    molecule_count const of_longest =
        collapse::count_molecules(longest, {32, umi_method::directional}, summary);
    CHECK(of_longest.molecules == 2);
    CHECK(of_longest.corrected == 2);
    std::vector<umi_count> shortest{{0, 3}, {1, 3}, {2, 3}, {3, 3}};
    molecule_count const of_shortest =
        collapse::count_molecules(shortest, {1, umi_method::directional}, summary);
    CHECK(of_shortest.dense);
    CHECK(of_shortest.molecules == 4);
    CHECK(of_shortest.corrected == 8); // -4 ln(0.5 / 4) = 8.3: as if three and a half had been seen
    umi_summary nothing;
    CHECK(collapse::count_molecules({}, {12, umi_method::directional}, nothing).corrected == 0);
    CHECK(nothing.duplication() == 0);
    CHECK(nothing.seen_at_half() == 0);
    CHECK(nothing.collisions() == 0);
}
