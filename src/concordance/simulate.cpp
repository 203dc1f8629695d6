#include "simulate.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

namespace polarmir::concordance {
namespace {

/// One thing a read is counted for, and the weight of it.
struct share
{
    std::uint32_t row{0};
    double weight{0};
};

/// The hits of a verdict as rules count them: how often each row is hit.
std::vector<share> hits_of(verdict const & of, hit what)
{
    std::vector<share> shares;
    std::uint32_t last_mature{0};
    for (counted_at const & at : of.places)
    {
        bool const new_row = shares.empty() || shares.back().row != at.row;
        if (new_row)
            shares.push_back({at.row, 0});
        bool const new_mature = new_row || at.mature != last_mature;
        last_mature = at.mature;
        if (what == hit::place || (what == hit::name && new_mature) || (what == hit::sequence && new_row))
            shares.back().weight += 1;
    }
    return shares;
}

void scale(std::vector<share> & shares, auto const & weight)
{
    double total{0};
    for (share & one : shares)
        total += one.weight = weight(one);
    for (share & one : shares)
        one.weight = total > 0 ? one.weight / total : 0;
}

/// Shares ties as the rules want it; `abundance` per row.
void share_out(std::vector<share> & shares, tie how, sample_evidence const & sample, bool molecules)
{
    if (shares.empty() || how == tie::full)
        return;
    if (how == tie::none)
    {
        if (shares.size() > 1)
            shares.clear();
        else
            shares.front().weight = 1;
        return;
    }
    bool const unresolved =
        std::ranges::all_of(shares, [&](share const & one) { return sample.unresolved[one.row]; });
    if (how == tie::equal || (unresolved && shares.size() > 1))
        return scale(shares, [](share const & one) { return one.weight; });
    std::vector<double> const & counts = molecules ? sample.molecules : sample.reads;
    constexpr double prior{0.5}; // as in the estimation itself: the shares at its fixed point
    scale(shares, [&](share const & one) { return counts[one.row] + prior; });
}

/// miRge leaves out miRNAs of which hardly a read is exact.
void leave_out_inexact(std::vector<double> & counts, std::vector<double> const & exact, std::uint32_t fewest)
{
    constexpr double least_ratio{0.1};
    for (std::size_t row = 0; row < counts.size(); ++row)
        if (exact[row] < fewest || exact[row] <= least_ratio * (counts[row] - exact[row]))
            counts[row] = 0;
}

double amount(insert const & one, bool molecules) noexcept
{
    return molecules ? one.molecules : one.reads;
}

} // namespace

bool is_other_rna(insert const & one)
{
    constexpr std::array<std::string_view, 5> ours{
        "mirna", "hairpin_other", "antisense", "low_complexity", "unmapped"};
    return std::ranges::find(ours, one.read_class) == ours.end();
}

std::vector<double>
stored_counts(sample_evidence const & sample, bool molecules, reference::mirna_reference const & reference)
{
    std::vector<double> counts(reference.rows().size(), 0);
    for (insert const & one : sample.inserts)
    {
        std::vector<share> shares;
        for (std::uint32_t const row : one.rows)
            shares.push_back({row, 1});
        share_out(shares, sample.ours.ties, sample, molecules);
        for (share const & part : shares)
            counts[part.row] += amount(one, molecules) * part.weight;
    }
    return counts;
}

std::vector<double> simulated_counts(sample_evidence const & sample,
                                     rules const & by,
                                     reference::mirna_reference const & reference)
{
    bool const molecules = by.molecules && sample.has_molecules;
    std::vector<double> counts(reference.rows().size(), 0);
    std::vector<double> exact(by.min_exact_reads > 0 ? counts.size() : 0, 0);
    for (insert const & one : sample.inserts)
    {
        if (one.is_dropped ? !by.dropped_reads : by.competition && is_other_rna(one))
            continue;
        verdict const found = judge(one.sequence, one.placements, by, reference);
        std::vector<share> shares = hits_of(found, by.hits);
        share_out(shares, by.ties, sample, molecules);
        for (share const & part : shares)
        {
            counts[part.row] += amount(one, molecules) * part.weight;
            if (!exact.empty() && found.is_exact)
                exact[part.row] += amount(one, molecules) * part.weight;
        }
    }
    if (!exact.empty())
        leave_out_inexact(counts, exact, by.min_exact_reads);
    return counts;
}

std::vector<double>
in_groups(std::vector<double> const & rows, std::span<std::uint32_t const> group_of_row, std::size_t groups)
{
    std::vector<double> sums(groups, 0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (group_of_row[row] < groups)
            sums[group_of_row[row]] += rows[row];
    return sums;
}

} // namespace polarmir::concordance
