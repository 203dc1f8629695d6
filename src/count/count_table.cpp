#include "count/arm_counts.hpp"
#include "count/expectation_maximisation.hpp"
#include "count/largest_remainder.hpp"
#include "count/tie_components.hpp"

#include <polarmir/count/count_table.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

namespace polarmir::count {
namespace {

/// The reads of a sample by what decides their counting. Sorted maps: all sums are formed in an order that
/// does not depend on the order of the reads.
struct grouped_reads
{
    std::map<std::pair<std::vector<tied_row>, std::vector<arm_claim>>, std::uint64_t> mirna;
    std::map<std::vector<arm_place>, std::uint64_t> hairpin_other;
};

sample_counts empty_counts(reference::mirna_reference const & reference, target_numbers const & targets)
{
    sample_counts counts;
    counts.fractional.resize(reference.rows().size());
    counts.integer.resize(reference.rows().size());
    counts.unique.resize(reference.rows().size());
    counts.unresolved.resize(reference.rows().size());
    counts.spike_ins.resize(targets.spike_ins);
    counts.competitors.resize(targets.competitors);
    counts.tracers.resize(targets.tracers);
    return counts;
}

/// Sums what is counted by its class alone.
void count_classes(std::span<collapse::unique_read const> reads,
                   assignment_list const & assignments,
                   sample_counts & counts)
{
    for (std::size_t i{0}; i < reads.size(); ++i)
    {
        assignment const & verdict = assignments[i];
        counts.classes[static_cast<std::size_t>(verdict.read_class)] += reads[i].count;
        if (verdict.read_class == read_class::spike_in)
            counts.spike_ins.at(verdict.target) += reads[i].count;
        else if (verdict.read_class == read_class::other_species)
            counts.tracers.at(verdict.target) += reads[i].count;
        else if (is_another_rna(verdict.read_class))
            counts.competitors.at(verdict.target) += reads[i].count;
    }
}

/// Where reads with this verdict and length are summed; null when they count for nothing here.
std::uint64_t * sum_of(assignment const & verdict,
                       std::size_t length,
                       reference::mirna_reference const & reference,
                       shared_reads shared,
                       grouped_reads & grouped)
{
    bool const counts_as_mirna = verdict.read_class == read_class::mirna ||
                                 (verdict.read_class == read_class::shared && shared == shared_reads::count);
    if (counts_as_mirna)
        return &grouped
                    .mirna[{tied_rows(verdict, length, reference), arm_claims(verdict, length, reference)}];
    if (verdict.read_class == read_class::hairpin_other)
        return &grouped.hairpin_other[arm_places(verdict, length, reference)];
    return nullptr;
}

grouped_reads group_reads(std::span<collapse::unique_read const> reads,
                          assignment_list const & assignments,
                          reference::mirna_reference const & reference,
                          shared_reads shared)
{
    grouped_reads grouped;
    std::unordered_map<std::uint64_t, std::uint64_t *>
        sums; // by verdict and length, which many inserts share
    for (std::size_t i{0}; i < reads.size(); ++i)
    {
        std::size_t const length = reads[i].sequence.size();
        auto const [sum, is_new] = sums.try_emplace(std::uint64_t{assignments.number(i)} << 32 | length);
        if (is_new)
            sum->second = sum_of(assignments[i], length, reference, shared, grouped);
        if (sum->second != nullptr)
            *sum->second += reads[i].count;
    }
    return grouped;
}

struct ambiguous_reads
{
    tie_counts ties;
    end_profile profile;
};

/// Counts the reads that fit one row and returns the others.
ambiguous_reads count_unique(grouped_reads const & grouped, sample_counts & counts)
{
    tie_counts ties;
    std::map<tied_row, std::uint64_t> unique;
    for (auto const & [where, reads] : grouped.mirna)
    {
        auto const & rows = where.first;
        if (rows.size() > 1)
        {
            ties[rows] += reads;
            continue;
        }
        counts.unique[rows.front().row] += reads;
        unique[rows.front()] += reads;
    }
    counts.integer = counts.unique;
    std::ranges::transform(counts.unique, counts.fractional.begin(), [](std::uint64_t reads) {
        return static_cast<double>(reads);
    });
    return {std::move(ties), end_profile{unique}};
}

tie_report report_on(tie_component const & component, std::vector<std::uint64_t> const & unique)
{
    tie_report report;
    report.rows = component.rows;
    report.unique = std::accumulate(unique.begin(), unique.end(), std::uint64_t{0});
    for (tie_group const & group : component.groups)
        report.ambiguous += group.reads;
    report.resolved = report.unique > 0 || component.ends_differ();
    return report;
}

tie_shares estimate_shares(tie_component const & component,
                           std::vector<std::uint64_t> const & unique,
                           multimap method,
                           tie_report & report)
{
    if (!report.resolved || method == multimap::split)
        return equal_shares(component);
    auto estimate = expectation_maximisation(component, unique);
    report.rounds = estimate.rounds;
    report.converged = estimate.converged;
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

/// Counts the reads of ties; what is not in sample_counts::shares afterwards is left out.
void count_ties(ambiguous_reads const & ambiguous, multimap method, sample_counts & counts)
{
    for (auto const & component : find_tie_components(ambiguous.ties, ambiguous.profile))
    {
        std::vector<std::uint64_t> unique;
        for (std::uint32_t const row : component.rows)
            unique.push_back(counts.unique[row]);
        tie_report & report = counts.ties.emplace_back(report_on(component, unique));
        if (method == multimap::unique)
            continue;
        for (std::uint32_t const row : component.rows)
            counts.unresolved[row] = !report.resolved;
        tie_shares const shares = estimate_shares(component, unique, method, report);
        add_shared(component, shares, counts);
        for (std::size_t g{0}; g < shares.size(); ++g)
            counts.shares.emplace(component.groups[g].tie, shares[g]);
    }
}

arm_sums count_arms(grouped_reads const & grouped, sample_counts const & counts, std::size_t hairpins)
{
    arm_sums arms{hairpins};
    for (auto const & [where, reads] : grouped.mirna)
    {
        auto const & [rows, claims] = where;
        auto const shares = counts.shares.find(rows);
        if (rows.size() == 1)
            arms.add(claims, {1.0}, reads);
        else if (shares != counts.shares.end())
            arms.add(claims, shares->second, reads);
    }
    for (auto const & [places, reads] : grouped.hairpin_other)
        arms.add(places, reads);
    return arms;
}

} // namespace

std::uint64_t sample_counts::hairpin(std::size_t index) const noexcept
{
    return std::accumulate(arms[index].begin(), arms[index].end(), std::uint64_t{0});
}

std::uint32_t sample_counts::em_rounds() const noexcept
{
    std::uint32_t most{0};
    for (tie_report const & tie : ties)
        most = std::max(most, tie.rounds);
    return most;
}

bool sample_counts::em_converged() const noexcept
{
    return std::ranges::all_of(ties, &tie_report::converged);
}

sample_counts count_sample(std::span<collapse::unique_read const> reads,
                           assignment_list const & assignments,
                           reference::mirna_reference const & reference,
                           target_numbers const & targets,
                           config const & settings)
{
    if (reads.size() != assignments.size())
        throw std::invalid_argument{"count_sample needs one assignment per distinct insert"};
    sample_counts counts = empty_counts(reference, targets);
    count_classes(reads, assignments, counts);
    counts.origins = count_origins(reads, assignments, reference.rows().size());
    auto const grouped = group_reads(reads, assignments, reference, settings.shared);
    for (auto const & [where, count] : grouped.mirna)
        counts.mirna += count;
    count_ties(count_unique(grouped, counts), settings.multimap, counts);
    counts.arms = count_arms(grouped, counts, reference.hairpins().size()).rounded();
    return counts;
}

} // namespace polarmir::count
