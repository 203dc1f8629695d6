#include "count/expectation_maximisation.hpp"

#include <algorithm>
#include <cmath>

namespace polarmir::count {
namespace {

/// Sets the shares in proportion to abundance and ends; the largest change of a share.
double expect(tie_component const & component, std::vector<double> const & abundance, tie_shares & shares)
{
    double largest_change{0};
    for (std::size_t g{0}; g < shares.size(); ++g)
    {
        auto const & [tie, members, ends, reads] = component.groups[g];
        double sum{0};
        for (std::size_t i{0}; i < members.size(); ++i)
            sum += abundance[members[i]] * ends[i];
        for (std::size_t i{0}; i < members.size(); ++i)
        {
            double const share = abundance[members[i]] * ends[i] / sum;
            largest_change = std::max(largest_change, std::abs(share - shares[g][i]));
            shares[g][i] = share;
        }
    }
    return largest_change;
}

std::vector<double> prior_abundance(std::span<std::uint64_t const> unique)
{
    std::vector<double> abundance;
    for (std::uint64_t const reads : unique)
        abundance.push_back(static_cast<double>(reads) + em_prior);
    return abundance;
}

/// The abundances that the shares amount to.
std::vector<double>
maximise(tie_component const & component, std::span<std::uint64_t const> unique, tie_shares const & shares)
{
    std::vector<double> abundance = prior_abundance(unique);
    for (std::size_t g{0}; g < shares.size(); ++g)
        for (std::size_t i{0}; i < shares[g].size(); ++i)
            abundance[component.groups[g].members[i]] +=
                static_cast<double>(component.groups[g].reads) * shares[g][i];
    return abundance;
}

tie_shares uniform_shares(tie_component const & component, auto value_of)
{
    tie_shares shares;
    for (auto const & group : component.groups)
        shares.emplace_back(group.members.size(), value_of(group.members.size()));
    return shares;
}

} // namespace

em_result expectation_maximisation(tie_component const & component,
                                   std::span<std::uint64_t const> unique,
                                   std::uint32_t max_rounds)
{
    // Shares of 0 never pass for converged. Equal shares would, in a first round with equal unique reads.
    em_result result{uniform_shares(component, [](std::size_t) { return 0.0; })};
    std::vector<double> abundance = prior_abundance(unique);
    while (result.rounds < max_rounds && !result.converged)
    {
        result.converged = expect(component, abundance, result.shares) < em_tolerance;
        abundance = maximise(component, unique, result.shares);
        ++result.rounds;
    }
    return result;
}

tie_shares equal_shares(tie_component const & component)
{
    return uniform_shares(component, [](std::size_t members) { return 1.0 / static_cast<double>(members); });
}

} // namespace polarmir::count
