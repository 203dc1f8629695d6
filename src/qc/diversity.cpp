#include <polarmir/qc/diversity.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

namespace polarmir::qc {
namespace {

std::size_t at_least(std::span<double const> shares, double cpm)
{
    constexpr double million{1e6};
    return static_cast<std::size_t>(
        std::ranges::count_if(shares, [&](double share) { return share * million >= cpm; }));
}

/// Sum of the largest.
double top_share(std::vector<double> const & falling, std::size_t n)
{
    auto const end = falling.begin() + static_cast<std::ptrdiff_t>(std::min(n, falling.size()));
    return std::accumulate(falling.begin(), end, 0.0);
}

void add_richness(std::span<double const> counts, diversity & result)
{
    result.singletons = static_cast<std::size_t>(std::ranges::count(counts, 1.0));
    result.doubletons = static_cast<std::size_t>(std::ranges::count(counts, 2.0));
    auto const f1 = static_cast<double>(result.singletons);
    auto const f2 = static_cast<double>(result.doubletons);
    result.coverage = 1 - f1 / result.reads;
    result.chao1 = static_cast<double>(result.detected) + f1 * (f1 - 1) / (2 * (f2 + 1));
}

} // namespace

std::optional<diversity> diversity_of(std::span<double const> counts)
{
    diversity result;
    result.reads = std::accumulate(counts.begin(), counts.end(), 0.0);
    if (!(result.reads > 0))
        return std::nullopt;
    std::vector<double> shares;
    for (double const reads : counts)
        if (reads > 0)
            shares.push_back(reads / result.reads);
    std::ranges::sort(shares, std::greater{});
    result.detected = shares.size();
    add_richness(counts, result);
    double squares{0};
    for (double const share : shares)
    {
        result.shannon -= share * std::log(share);
        squares += share * share;
    }
    result.effective_number = std::exp(result.shannon);
    result.simpson = 1 - squares;
    constexpr std::size_t ten{10};
    result.top1_share = top_share(shares, 1);
    result.top10_share = top_share(shares, ten);
    result.at_1_cpm = at_least(shares, 1);
    result.at_10_cpm = at_least(shares, ten);
    return result;
}

} // namespace polarmir::qc
