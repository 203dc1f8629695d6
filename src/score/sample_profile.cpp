#include "score/sample_profile.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/score/config.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace polarmir::score {
namespace {

constexpr double million{1e6};
constexpr double prior_reads{0.5};
constexpr double most_reads{1e15}; ///< sums and squares of what is below stay exact enough

/// The panel without its lowest and highest tenth. Rows are in the order of their names, so a stable sort
/// breaks ties by name.
std::vector<std::size_t> trim(std::span<std::size_t const> panel, std::vector<double> const & level)
{
    constexpr std::size_t tenth{10};
    std::vector<std::size_t> order(panel.begin(), panel.end());
    std::ranges::sort(order);
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return level[row]; });
    auto const cut = static_cast<std::ptrdiff_t>(order.size() / tenth);
    return {order.begin() + cut, order.end() - cut};
}

} // namespace

sample_profile make_profile(mirna_rows const & rows,
                            std::span<double const> counts,
                            std::span<std::size_t const> panel,
                            std::string const & sample)
{
    sample_profile result;
    long double total{0};
    for (std::size_t row = 0; row < rows.size(); ++row)
    {
        double const reads = counts[rows.table_row(row)];
        if (!(reads >= 0) || reads > most_reads)
            throw input_error{"sample " + sample + ": the count of " + rows.label(row) +
                              " is negative, above 10^15, or not a number"};
        result.reads.push_back(reads);
        total += reads;
    }
    result.total = static_cast<double>(total);
    if (result.total == 0)
        return result;

    for (double const reads : result.reads)
        result.level.push_back(std::log2(million * reads / result.total + offset_cpm));
    result.trimmed = trim(panel, result.level);
    if (result.trimmed.empty())
        return result;
    long double sum{0};
    for (std::size_t const row : result.trimmed)
        sum += result.level[row];
    result.background = static_cast<double>(sum / static_cast<long double>(result.trimmed.size()));
    return result;
}

double smoothed_share(sample_profile const & sample, std::size_t row)
{
    return (sample.reads[row] + prior_reads) /
           (sample.total + prior_reads * static_cast<double>(sample.reads.size()));
}

double slope(double smoothed_share)
{
    return million / ((million * smoothed_share + offset_cpm) * std::numbers::ln2);
}

double sampling_error(sample_profile const & sample, std::span<double const> coefficients)
{
    long double mean{0};
    long double square{0};
    for (std::size_t row = 0; row < coefficients.size(); ++row)
    {
        if (coefficients[row] == 0)
            continue;
        double const share = smoothed_share(sample, row);
        long double const h = coefficients[row] * slope(share);
        mean += h * share;
        square += h * h * share;
    }
    return std::sqrt(std::max(0.0, static_cast<double>((square - mean * mean) / sample.total)));
}

} // namespace polarmir::score
