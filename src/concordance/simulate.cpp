#include "simulate.hpp"

#include <algorithm>

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

/// Shares ties as the rules want it.
void share_out(std::vector<share> & shares, tie how, row_counts const & known)
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
        std::ranges::all_of(shares, [&](share const & one) { return known.unresolved[one.row]; });
    if (how == tie::equal || (unresolved && shares.size() > 1))
        return scale(shares, [](share const & one) { return one.weight; });
    constexpr double prior{0.5}; // as in our own estimation
    scale(shares, [&](share const & one) { return known.counts[one.row] + prior; });
}

/// Whether these are the rows among which we share the insert as well.
bool is_tie_of(insert const & one, std::vector<share> const & shares)
{
    return std::ranges::equal(shares, one.rows, {}, &share::row);
}

void take_shares(std::vector<share> & shares, std::vector<double> const & ours)
{
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i].weight = ours[i];
}

/// miRge leaves out miRNAs of which hardly a read is exact.
void leave_out_inexact(std::vector<double> & counts, std::vector<double> const & exact, std::uint32_t fewest)
{
    constexpr double least_ratio{0.1};
    for (std::size_t row = 0; row < counts.size(); ++row)
        if (exact[row] < fewest || exact[row] <= least_ratio * (counts[row] - exact[row]))
            counts[row] = 0;
}

bool takes_part(insert const & one, rules const & by) noexcept
{
    return one.obstacle == obstacle::none || (one.obstacle == obstacle::other_rna && !by.competition) ||
           (one.obstacle == obstacle::dropped && by.dropped_reads);
}

} // namespace

std::vector<double> simulated_counts(sample_evidence const & sample,
                                     rules const & by,
                                     reference::mirna_reference const & reference)
{
    std::vector<double> counts(reference.rows().size(), 0);
    std::vector<double> exact(by.min_exact_reads > 0 ? counts.size() : 0, 0);
    for (insert const & one : sample.inserts)
    {
        if (!takes_part(one, by))
            continue;
        verdict const found = judge(one.sequence, one.placements, by, reference);
        std::vector<share> shares = hits_of(found, by.hits);
        if (by.ties == tie::abundance && sample.ours.ties == tie::abundance && is_tie_of(one, shares))
            take_shares(shares, sample.shares(one, by));
        else
            share_out(shares, by.ties, sample.counted(by));
        for (share const & part : shares)
        {
            counts[part.row] += sample.amount(one, by) * part.weight;
            if (!exact.empty() && found.is_exact)
                exact[part.row] += sample.amount(one, by) * part.weight;
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
