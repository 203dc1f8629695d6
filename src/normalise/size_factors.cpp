#include "core/quantile.hpp"
#include "normalise/columns.hpp"
#include "normalise/geometric_mean.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/size_factors.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace polarmir::normalise {
namespace {

/// Per row the sum of log(count) over samples with reads, by the number of all samples.
std::vector<std::optional<double>> mean_logs_of_positive(std::vector<library> const & samples)
{
    std::vector<std::optional<double>> means;
    for (std::size_t row = 0; row < samples.front().reads.size(); ++row)
    {
        double logs{0};
        for (library const & sample : samples)
            if (sample.reads[row] > 0)
                logs += std::log(sample.reads[row]);
        means.emplace_back(logs / static_cast<double>(samples.size()));
    }
    return means;
}

/// exp of the median log-ratio to the row means, over rows with reads.
std::vector<double> median_ratios(std::vector<library> const & samples,
                                  std::vector<std::optional<double>> const & means)
{
    std::vector<double> result;
    for (library const & sample : samples)
    {
        std::vector<double> log_ratios;
        for (std::size_t row = 0; row < means.size(); ++row)
            if (means[row] && sample.reads[row] > 0)
                log_ratios.push_back(std::log(sample.reads[row]) - *means[row]);
        result.push_back(std::exp(median(log_ratios)));
    }
    return result;
}

} // namespace

std::vector<double> median_ratio_size_factors(matrix const & counts, std::span<std::string const> samples)
{
    std::vector<library> const columns = checked_libraries(counts, samples);
    auto const means = mean_logs(columns);
    if (std::ranges::none_of(means, [](auto const & mean) { return mean.has_value(); }))
        throw input_error{
            "no miRNA has reads in every sample, which the median ratio needs: use TMM or poscounts"};
    return median_ratios(columns, means);
}

std::vector<double> poscounts_size_factors(matrix const & counts, std::span<std::string const> samples)
{
    std::vector<library> const columns = checked_libraries(counts, samples);
    return median_ratios(columns, mean_logs_of_positive(columns));
}

} // namespace polarmir::normalise
