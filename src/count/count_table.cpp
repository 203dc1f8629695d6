#include "count/expectation_maximisation.hpp"
#include "count/largest_remainder.hpp"
#include "count/tie_components.hpp"

#include <polarmir/count/count_table.hpp>
#include <polarmir/reference/embedded.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace polarmir::count {
namespace {

/// The reads of a sample by what decides their counting. Sorted maps: all sums are formed in an order that
/// does not depend on the order of the reads.
struct grouped_reads
{
    std::map<std::vector<claim>, std::uint64_t> mirna;
    std::map<std::vector<std::uint32_t>, std::uint64_t> hairpin_other; ///< by hairpins
};

/// The shares of every tie, by its rows. No entry: the reads are left out.
using share_table = std::map<std::vector<std::uint32_t>, std::vector<double>>;

std::vector<std::uint32_t> rows_of(std::vector<claim> const & claims)
{
    std::vector<std::uint32_t> rows;
    for (claim const & c : claims)
        if (rows.empty() || rows.back() != c.row)
            rows.push_back(c.row);
    return rows;
}

sample_counts empty_counts(reference::mirna_reference const & reference)
{
    sample_counts counts;
    counts.fractional.resize(reference.rows().size());
    counts.integer.resize(reference.rows().size());
    counts.unique.resize(reference.rows().size());
    counts.unresolved.resize(reference.rows().size());
    counts.hairpins.resize(reference.hairpins().size());
    counts.spike_ins.resize(reference::spike_ins().size());
    return counts;
}

/// Sums classes and spike-ins.
grouped_reads group_reads(std::span<collapse::unique_read const> reads,
                          std::span<assignment const> assignments,
                          sample_counts & counts)
{
    grouped_reads grouped;
    for (std::size_t i{0}; i < reads.size(); ++i)
    {
        assignment const & verdict = assignments[i];
        counts.classes[static_cast<std::size_t>(verdict.read_class)] += reads[i].count;
        if (verdict.read_class == read_class::mirna)
            grouped.mirna[verdict.claims] += reads[i].count;
        else if (verdict.read_class == read_class::hairpin_other)
            grouped.hairpin_other[verdict.hairpins] += reads[i].count;
        else if (verdict.read_class == read_class::spike_in)
            counts.spike_ins.at(verdict.spike_in) += reads[i].count;
    }
    return grouped;
}

/// Counts the reads that fit one row and returns the others.
tie_counts count_unique(grouped_reads const & grouped, sample_counts & counts)
{
    tie_counts ties;
    for (auto const & [claims, reads] : grouped.mirna)
    {
        auto const rows = rows_of(claims);
        if (rows.size() == 1)
            counts.unique[rows.front()] += reads;
        else
            ties[rows] += reads;
    }
    counts.integer = counts.unique;
    std::ranges::transform(counts.unique, counts.fractional.begin(), [](std::uint64_t reads) {
        return static_cast<double>(reads);
    });
    return ties;
}

tie_shares estimate_shares(tie_component const & component,
                           std::vector<std::uint64_t> const & unique,
                           multimap method,
                           sample_counts & counts)
{
    bool const resolved = std::ranges::any_of(unique, [](std::uint64_t reads) { return reads > 0; });
    if (!resolved)
        for (std::uint32_t const row : component.rows)
            counts.unresolved[row] = true;
    if (!resolved || method == multimap::split)
        return equal_shares(component);
    auto estimate = expectation_maximisation(component, unique);
    counts.em_rounds = std::max(counts.em_rounds, estimate.rounds);
    counts.em_converged = counts.em_converged && estimate.converged;
    return std::move(estimate.shares);
}

/// Adds the shared reads of a component to its rows.
void add_shared(tie_component const & component, tie_shares const & shares, sample_counts & counts)
{
    std::vector<double> fractional;
    std::uint64_t total{0};
    for (std::uint32_t const row : component.rows)
    {
        fractional.push_back(counts.fractional[row]);
        total += counts.unique[row];
    }
    for (std::size_t g{0}; g < component.groups.size(); ++g)
    {
        auto const & group = component.groups[g];
        total += group.reads;
        for (std::size_t i{0}; i < group.members.size(); ++i)
            fractional[group.members[i]] += static_cast<double>(group.reads) * shares[g][i];
    }
    auto const integer = round_to_total(fractional, total);
    for (std::size_t i{0}; i < component.rows.size(); ++i)
    {
        counts.fractional[component.rows[i]] = fractional[i];
        counts.integer[component.rows[i]] = integer[i];
    }
}

share_table count_ties(tie_counts const & ties, multimap method, sample_counts & counts)
{
    share_table table;
    for (auto const & component : find_tie_components(ties))
    {
        std::vector<std::uint64_t> unique;
        for (std::uint32_t const row : component.rows)
            unique.push_back(counts.unique[row]);
        tie_shares const shares = estimate_shares(component, unique, method, counts);
        add_shared(component, shares, counts);
        for (std::size_t g{0}; g < shares.size(); ++g)
            table.emplace(component.rows_of(component.groups[g]), shares[g]);
    }
    return table;
}

/// Shares each row's part of `reads` equally over the hairpins on which the row claimed.
void add_to_hairpins(std::vector<claim> const & claims,
                     std::vector<double> const & shares,
                     std::uint64_t reads,
                     std::vector<double> & hairpins)
{
    auto next = claims.begin();
    for (double const share : shares)
    {
        auto const end =
            std::find_if(next, claims.end(), [&](claim const & c) { return c.row != next->row; });
        double const part = static_cast<double>(reads) * share / static_cast<double>(end - next);
        for (; next != end; ++next)
            hairpins[next->hairpin] += part;
    }
}

std::vector<std::uint64_t>
count_hairpins(grouped_reads const & grouped, share_table const & table, std::size_t hairpin_count)
{
    std::vector<double> hairpins(hairpin_count);
    std::uint64_t total{0};
    for (auto const & [claims, reads] : grouped.mirna)
    {
        auto const rows = rows_of(claims);
        auto const shares = table.find(rows);
        if (rows.size() > 1 && shares == table.end())
            continue;
        add_to_hairpins(claims, rows.size() == 1 ? std::vector{1.0} : shares->second, reads, hairpins);
        total += reads;
    }
    for (auto const & [places, reads] : grouped.hairpin_other)
    {
        for (std::uint32_t const hairpin : places)
            hairpins[hairpin] += static_cast<double>(reads) / static_cast<double>(places.size());
        total += reads;
    }
    return round_to_total(hairpins, total);
}

} // namespace

sample_counts count_sample(std::span<collapse::unique_read const> reads,
                           std::span<assignment const> assignments,
                           reference::mirna_reference const & reference,
                           config const & settings)
{
    if (reads.size() != assignments.size())
        throw std::invalid_argument{"count_sample needs one assignment per distinct insert"};
    sample_counts counts = empty_counts(reference);
    auto const grouped = group_reads(reads, assignments, counts);
    auto const ties = count_unique(grouped, counts);
    share_table const shares =
        settings.multimap == multimap::unique ? share_table{} : count_ties(ties, settings.multimap, counts);
    counts.hairpins = count_hairpins(grouped, shares, reference.hairpins().size());
    return counts;
}

} // namespace polarmir::count
