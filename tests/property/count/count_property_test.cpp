#include "support/catch.hpp"

#include <polarmir/count/annotator.hpp>
#include <polarmir/count/count_table.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace polarmir;
using count::multimap;
using count::read_class;

namespace {

struct sample
{
    std::vector<collapse::unique_read> reads;
    count::assignment_list assignments;
};

/// Pieces of panel hairpins, most of them around a mature, with changes, tails and very unequal counts.
sample make_sample(std::uint64_t seed, std::size_t size)
{
    std::mt19937_64 engine{seed};
    auto const below = [&](std::size_t end) { return static_cast<std::size_t>(engine() % end); };
    auto const & reference = reference::human_panel();
    static count::annotator const annotate{reference, {reference::spike_ins(), {}, {}}, {}};
    std::set<std::string> seen;
    sample made;
    while (made.reads.size() < size)
    {
        auto const & placement = reference.placements()[below(reference.placements().size())];
        auto const & hairpin = reference.hairpins()[placement.hairpin].sequence;
        std::size_t const start = placement.where.begin + below(5);
        std::string insert = hairpin.substr(std::min(start, hairpin.size() - 16), 16 + below(9));
        if (below(4) == 0)
            insert[below(insert.size())] = "ACGT"[below(4)];
        insert.append(below(3), "AT"[below(2)]);
        if (!seen.insert(insert).second)
            continue;
        made.reads.push_back({packed_sequence{insert}, std::uint64_t{1} << below(20)});
        made.assignments.push_back(annotate(insert));
    }
    return made;
}

count::sample_counts count_sample(sample const & s, multimap method)
{
    return count::count_sample(s.reads,
                               s.assignments,
                               reference::human_panel(),
                               {.spike_ins = reference::spike_ins().size()},
                               {method});
}

template <typename number_t>
number_t sum(std::vector<number_t> const & values)
{
    return std::accumulate(values.begin(), values.end(), number_t{0});
}

std::uint64_t reads_of(count::sample_counts const & counts, read_class c)
{
    return counts.classes[static_cast<std::size_t>(c)];
}

std::uint64_t sum_of_arms(count::sample_counts const & counts)
{
    std::uint64_t total{0};
    for (std::size_t i = 0; i < counts.arms.size(); ++i)
        total += counts.hairpin(i);
    return total;
}

/// For each row the smallest row it is joined to by ties, found by relabelling until nothing changes.
std::vector<std::uint32_t> component_of_rows(sample const & s, std::size_t rows)
{
    std::vector<std::uint32_t> label(rows);
    std::iota(label.begin(), label.end(), 0U);
    for (bool changed = true; changed;)
    {
        changed = false;
        for (auto const & a : s.assignments.distinct())
            for (std::uint32_t const row : a.rows)
                for (std::uint32_t const other : a.rows)
                    if (label[other] < label[row])
                    {
                        label[row] = label[other];
                        changed = true;
                    }
    }
    return label;
}

} // namespace

TEST_CASE("no read is lost or counted twice")
{
    auto const method = GENERATE(multimap::em, multimap::split);
    auto const seed = GENERATE(1U, 2U, 3U);
    auto const made = make_sample(seed, 4000);
    auto const counts = count_sample(made, method);
    std::uint64_t total{0};
    for (auto const & read : made.reads)
        total += read.count;
    auto const mirna = reads_of(counts, read_class::mirna);

    CHECK(std::accumulate(counts.classes.begin(), counts.classes.end(), std::uint64_t{0}) == total);
    CHECK(sum(counts.integer) == mirna);
    CHECK(std::abs(sum(counts.fractional) - static_cast<double>(mirna)) < 1e-9 * static_cast<double>(mirna));
    CHECK(sum_of_arms(counts) == mirna + reads_of(counts, read_class::hairpin_other));
    CHECK(sum(counts.unique) < mirna);
    for (std::size_t row = 0; row < counts.unique.size(); ++row)
    {
        CAPTURE(row);
        CHECK(std::abs(static_cast<double>(counts.integer[row]) - counts.fractional[row]) < 1);
        CHECK(counts.unique[row] <= counts.integer[row]);
    }
}

TEST_CASE("leaving out ambiguous reads leaves the unique ones")
{
    auto const made = make_sample(4, 4000);
    auto const counts = count_sample(made, multimap::unique);
    CHECK(counts.integer == counts.unique);
    CHECK(std::ranges::equal(counts.fractional, counts.unique, [](double a, std::uint64_t b) {
        return a == static_cast<double>(b);
    }));
    CHECK(sum_of_arms(counts) == sum(counts.unique) + reads_of(counts, read_class::hairpin_other));
}

TEST_CASE("every component of ties keeps its reads")
{
    auto const made = make_sample(5, 4000);
    auto const counts = count_sample(made, multimap::em);
    auto const component = component_of_rows(made, counts.unique.size());
    std::map<std::uint32_t, std::uint64_t> expected;
    std::map<std::uint32_t, std::uint64_t> found;
    std::map<std::uint32_t, std::uint64_t> unique;
    std::map<std::uint32_t, std::size_t> size;
    for (std::size_t i = 0; i < made.reads.size(); ++i)
        if (!made.assignments[i].rows.empty())
            expected[component[made.assignments[i].rows.front()]] += made.reads[i].count;
    for (std::size_t row = 0; row < component.size(); ++row)
    {
        if (counts.integer[row] > 0)
            found[component[row]] += counts.integer[row];
        unique[component[row]] += counts.unique[row];
        ++size[component[row]];
    }
    CHECK(found == expected);
    for (std::size_t row = 0; row < component.size(); ++row)
        CHECK(counts.unresolved[row] == (size[component[row]] > 1 && unique[component[row]] == 0));
}

TEST_CASE("the order of the reads does not change the counts")
{
    auto const made = make_sample(6, 4000);
    auto const expected = count_sample(made, multimap::em);
    std::vector<std::size_t> order(made.reads.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 engine{7};
    for (int times = 0; times < 5; ++times)
    {
        std::shuffle(order.begin(), order.end(), engine);
        sample shuffled;
        for (std::size_t const i : order)
        {
            shuffled.reads.push_back(made.reads[i]);
            shuffled.assignments.push_back(made.assignments[i]);
        }
        auto const counts = count_sample(shuffled, multimap::em);
        CHECK(counts.fractional == expected.fractional);
        CHECK(counts.integer == expected.integer);
        CHECK(counts.arms == expected.arms);
        CHECK(counts.unresolved == expected.unresolved);
        CHECK(counts.classes == expected.classes);
        CHECK(counts.em_rounds() == expected.em_rounds());
    }
}

TEST_CASE("every mature of the panel is counted for its own row")
{
    auto const & reference = reference::human_panel();
    count::annotator const annotate{reference, {}, {}};
    for (std::uint32_t m = 0; m < reference.matures().size(); ++m)
    {
        auto const verdict = annotate(reference.matures()[m].sequence);
        CAPTURE(reference.matures()[m].name);
        CHECK(verdict.read_class == read_class::mirna);
        CHECK(std::ranges::count(verdict.rows, reference.row_of(m)) == 1);
    }
}

TEST_CASE("claims name the same rows as the assignment")
{
    sample const made = make_sample(8, 4000);
    for (auto const & a : made.assignments.distinct())
    {
        std::set<std::uint32_t> rows;
        for (auto const & c : a.claims)
            rows.insert(c.row);
        CHECK(std::ranges::equal(rows, a.rows));
        CHECK((a.read_class == read_class::mirna) == !a.rows.empty());
        CHECK((a.read_class == read_class::hairpin_other) == !a.places.empty());
        CHECK(std::ranges::is_sorted(a.claims));
    }
}
