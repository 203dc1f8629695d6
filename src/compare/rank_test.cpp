#include "compare/distributions.hpp"
#include "compare/midranks.hpp"

#include <polarmir/compare/rank_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <vector>

namespace polarmir::compare {
namespace {

using ranks = std::vector<std::uint32_t>;

/// How many ways there are to get each sum: of `chosen` of the ranks.
std::vector<double> ways_to_choose(ranks const & doubled, std::size_t chosen)
{
    ranks largest = doubled;
    std::ranges::sort(largest, std::greater{});
    std::size_t const most = std::accumulate(
        largest.begin(), largest.begin() + static_cast<std::ptrdiff_t>(chosen), std::size_t{0});
    std::vector<std::vector<double>> ways(chosen + 1, std::vector<double>(most + 1, 0.0));
    ways[0][0] = 1;
    for (std::size_t i = 0; i < doubled.size(); ++i)
    {
        // Of k chosen so far, at most i can be, and the ranks that are left must suffice for the others.
        std::size_t const left = doubled.size() - i - 1;
        std::size_t const fewest = chosen > left ? chosen - left : 1;
        for (std::size_t k = std::min(i + 1, chosen); k >= fewest; --k)
            for (std::size_t sum = doubled[i]; sum <= most; ++sum)
                ways[k][sum] += ways[k - 1][sum - doubled[i]];
    }
    return std::move(ways[chosen]);
}

/// The same for any number of them.
std::vector<double> ways_to_sign(ranks const & doubled)
{
    std::size_t const most = std::accumulate(doubled.begin(), doubled.end(), std::size_t{0});
    std::vector<double> ways(most + 1, 0.0);
    ways[0] = 1;
    for (std::uint32_t const rank : doubled)
        for (std::size_t sum = most; sum >= rank; --sum)
            ways[sum] += ways[sum - rank];
    return ways;
}

/// `doubled_mean`: twice the mean of the sums, a whole number.
rank_p tails(std::vector<double> const & ways, std::size_t observed, std::size_t doubled_mean)
{
    auto const distance = [&](std::size_t sum) {
        return std::abs(static_cast<std::int64_t>(2 * sum) - static_cast<std::int64_t>(doubled_mean));
    };
    double total{0};
    rank_p p{0, 0, 0};
    for (std::size_t sum = 0; sum < ways.size(); ++sum)
    {
        total += ways[sum];
        p.two_sided += distance(sum) >= distance(observed) ? ways[sum] : 0;
        p.greater += sum >= observed ? ways[sum] : 0;
        p.less += sum <= observed ? ways[sum] : 0;
    }
    return {p.two_sided / total, p.greater / total, p.less / total};
}

/// Sum of t^3 - t over the groups of t equal ranks.
double tie_term(ranks const & doubled)
{
    std::map<std::uint32_t, double> sizes;
    for (std::uint32_t const rank : doubled)
        ++sizes[rank];
    double sum{0};
    for (auto const & [rank, size] : sizes)
        sum += size * size * size - size;
    return sum;
}

double two_sided_normal(double distance, double variance, bool continuity_correction)
{
    constexpr double half_step{0.5};
    double const reduced = std::max(0.0, std::abs(distance) - (continuity_correction ? half_step : 0));
    return std::min(1.0, 2 * normal_upper(reduced / std::sqrt(variance)));
}

std::size_t first_sum(ranks const & doubled, std::size_t count)
{
    return std::accumulate(
        doubled.begin(), doubled.begin() + static_cast<std::ptrdiff_t>(count), std::size_t{0});
}

/// Twice the midranks of the sizes of the differences other than 0, and twice the sum of the positive ones.
std::pair<ranks, std::size_t> signed_ranks(std::span<double const> differences)
{
    std::vector<double> const kept = without_zeros(differences);
    std::vector<double> sizes;
    std::ranges::transform(kept, std::back_inserter(sizes), [](double d) { return std::abs(d); });
    ranks doubled = doubled_midranks(sizes);
    std::size_t positive{0};
    for (std::size_t i = 0; i < kept.size(); ++i)
        positive += kept[i] > 0 ? doubled[i] : 0;
    return {std::move(doubled), positive};
}

} // namespace

double rank_sum_statistic(std::span<double const> x, std::span<double const> y)
{
    auto const n = static_cast<double>(x.size());
    return static_cast<double>(first_sum(doubled_midranks(joined(x, y)), x.size())) / 2 - n * (n + 1) / 2;
}

std::optional<rank_p> exact_rank_sum(std::span<double const> x, std::span<double const> y)
{
    if (x.empty() || y.empty())
        return std::nullopt;
    ranks const doubled = doubled_midranks(joined(x, y));
    std::size_t const all = x.size() + y.size();
    return tails(ways_to_choose(doubled, x.size()), first_sum(doubled, x.size()), 2 * x.size() * (all + 1));
}

std::optional<double>
normal_rank_sum(std::span<double const> x, std::span<double const> y, bool continuity_correction)
{
    if (x.empty() || y.empty())
        return std::nullopt;
    auto const n = static_cast<double>(x.size());
    auto const m = static_cast<double>(y.size());
    double const ties = tie_term(doubled_midranks(joined(x, y)));
    double const variance = n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1)));
    if (!(variance > 0))
        return std::nullopt;
    return two_sided_normal(rank_sum_statistic(x, y) - n * m / 2, variance, continuity_correction);
}

std::optional<double> rank_sum_test(std::span<double const> x, std::span<double const> y)
{
    if (x.size() + y.size() > most_exact && !x.empty() && !y.empty())
        return normal_rank_sum(x, y).value_or(1.0); // all values equal
    std::optional<rank_p> const exact = exact_rank_sum(x, y);
    return exact ? std::optional{exact->two_sided} : std::nullopt;
}

double signed_rank_statistic(std::span<double const> differences)
{
    return static_cast<double>(signed_ranks(differences).second) / 2;
}

std::optional<rank_p> exact_signed_rank(std::span<double const> differences)
{
    auto const [doubled, positive] = signed_ranks(differences);
    if (doubled.empty())
        return std::nullopt;
    std::vector<double> const ways = ways_to_sign(doubled);
    return tails(ways, positive, ways.size() - 1);
}

std::optional<double> signed_rank_test(std::span<double const> differences)
{
    auto const [doubled, positive] = signed_ranks(differences);
    if (doubled.size() <= most_exact)
    {
        std::optional<rank_p> const exact = exact_signed_rank(differences);
        return exact ? std::optional{exact->two_sided} : std::nullopt;
    }
    auto const n = static_cast<double>(doubled.size());
    double const variance = n * (n + 1) * (2 * n + 1) / 24 - tie_term(doubled) / 48;
    return two_sided_normal(static_cast<double>(positive) / 2 - n * (n + 1) / 4, variance, true);
}

double smallest_rank_sum_p(std::size_t n, std::size_t m)
{
    double logarithm = std::log(2.0);
    for (std::size_t i = 1; i <= n; ++i)
        logarithm += std::log(static_cast<double>(i)) - std::log(static_cast<double>(m + i));
    return std::min(1.0, std::exp(logarithm));
}

double smallest_signed_rank_p(std::size_t n)
{
    return std::min(1.0, 2 * std::exp2(-static_cast<double>(n)));
}

} // namespace polarmir::compare
