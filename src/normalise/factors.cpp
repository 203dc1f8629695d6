#include "core/quantile.hpp"
#include "normalise/geometric_mean.hpp"
#include "normalise/trimmed_mean.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/normalise/factors.hpp>
#include <polarmir/normalise/library_size.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace polarmir::normalise {
namespace {

using names = std::span<std::string const>;

std::vector<double> ones(std::size_t n)
{
    std::vector<double> result(n, 1.0);
    return result;
}

std::vector<double> upper_quartiles(std::vector<library> const & samples)
{
    constexpr double upper{0.75};
    std::vector<double> quartiles;
    quartiles.reserve(samples.size());
    for (library const & sample : samples)
    {
        std::vector<double> reads = sample.reads;
        std::ranges::sort(reads);
        quartiles.push_back(quantile(reads, upper) / sample.size);
    }
    return quartiles;
}

std::size_t most_root_reads(std::vector<library> const & samples)
{
    std::vector<double> sums;
    for (library const & sample : samples)
    {
        double sum{0};
        for (double const reads : sample.reads)
            sum += std::sqrt(reads);
        sums.push_back(sum);
    }
    return static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
}

std::size_t most_typical(std::vector<library> const & samples)
{
    constexpr double zero{1e-20};
    std::vector<double> const quartiles = upper_quartiles(samples);
    if (median(quartiles) < zero)
        return most_root_reads(samples);
    double const mean =
        std::accumulate(quartiles.begin(), quartiles.end(), 0.0) / static_cast<double>(quartiles.size());
    auto const nearest =
        std::ranges::min_element(quartiles, {}, [&](double value) { return std::abs(value - mean); });
    return static_cast<std::size_t>(nearest - quartiles.begin());
}

template <typename pair_factor_t>
std::vector<double>
against(std::size_t reference, std::vector<library> const & samples, pair_factor_t const & pair_factor)
{
    std::vector<double> result;
    result.reserve(samples.size());
    for (library const & sample : samples)
        result.push_back(pair_factor(sample, samples[reference]));
    return centred(std::move(result));
}

std::vector<double> by_upper_quartile(std::vector<library> const & samples, names sample_names)
{
    std::vector<double> quartiles = upper_quartiles(samples);
    auto const zero = std::ranges::find(quartiles, 0.0);
    if (zero != quartiles.end())
        throw input_error{"sample " + sample_names[static_cast<std::size_t>(zero - quartiles.begin())] +
                          " has no reads of most miRNAs, so its upper quartile is 0: use TMM"};
    return centred(std::move(quartiles));
}

std::vector<double> by_rle(std::vector<library> const & samples)
{
    auto result = relative_log_expression(samples);
    if (!result)
        throw input_error{"no miRNA has reads in every sample, which RLE needs: use TMM or TMMwsp"};
    return *std::move(result);
}

std::vector<double>
by_spike_ins(std::vector<library> const & samples, matrix const & spike_ins, names sample_names)
{
    std::size_t seen{0};
    for (std::size_t row = 0; row < spike_ins.rows(); ++row)
        if (std::ranges::any_of(spike_ins.row(row), [](double reads) { return reads > 0; }))
            ++seen;
    if (seen < min_spike_ins)
        throw input_error{"spike-in normalisation needs reads of " + std::to_string(min_spike_ins) +
                          " spike-ins, there are " + std::to_string(seen) + ": use TMM"};
    std::vector<double> sums = library_sizes(spike_ins);
    for (std::size_t sample = 0; sample < sums.size(); ++sample)
    {
        if (sums[sample] < min_spike_in_reads)
            throw input_error{"sample " + sample_names[sample] + " has fewer than " +
                              std::to_string(static_cast<int>(min_spike_in_reads)) +
                              " reads of spike-ins, too few to normalise by: use TMM"};
        sums[sample] /= samples[sample].size;
    }
    return centred(std::move(sums));
}

} // namespace

char const * name_of(method how) noexcept
{
    switch (how)
    {
    case method::tmmwsp:
        return "TMMwsp";
    case method::rle:
        return "RLE";
    case method::upper_quartile:
        return "upperquartile";
    case method::none:
        return "none";
    case method::spike_in:
        return "spike-in";
    case method::tmm:
        break;
    }
    return "TMM";
}

std::vector<double> factors(matrix const & counts, method how, names samples, matrix const & spike_ins)
{
    std::vector<library> const columns = checked_libraries(counts, samples);
    switch (how)
    {
    case method::tmmwsp:
        return against(most_root_reads(columns), columns, trimmed_mean_with_pairs);
    case method::rle:
        return by_rle(columns);
    case method::upper_quartile:
        return by_upper_quartile(columns, samples);
    case method::none:
        return ones(columns.size());
    case method::spike_in:
        return by_spike_ins(columns, spike_ins, samples);
    case method::tmm:
        break;
    }
    return against(most_typical(columns), columns, trimmed_mean);
}

std::size_t tmm_reference(matrix const & counts)
{
    return most_typical(libraries(counts));
}

std::size_t tmmwsp_reference(matrix const & counts)
{
    return most_root_reads(libraries(counts));
}

} // namespace polarmir::normalise
