#include "normalise/trimmed_mean.hpp"

#include <polarmir/core/ranks.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::normalise {
namespace {

kept_ranks trim(std::size_t n, double share) noexcept
{
    double const trimmed = std::floor(static_cast<double>(n) * share);
    return {trimmed + 1, static_cast<double>(n) - trimmed};
}

std::vector<double> ranks_by(double log_ratio::*value, std::vector<log_ratio> const & ratios)
{
    std::vector<double> values;
    values.reserve(ratios.size());
    for (log_ratio const & ratio : ratios)
        values.push_back(ratio.*value);
    return ranks(values, ties::average);
}

} // namespace

log_ratio ratio_of(double reads, double size, double reference_reads, double reference_size) noexcept
{
    double const share = reads / size;
    double const reference_share = reference_reads / reference_size;
    return {std::log2(share / reference_share),
            (std::log2(share) + std::log2(reference_share)) / 2,
            (size - reads) / size / reads +
                (reference_size - reference_reads) / reference_size / reference_reads};
}

bool are_equal(std::vector<log_ratio> const & ratios) noexcept
{
    constexpr double negligible{1e-6};
    return std::ranges::all_of(ratios,
                               [](log_ratio const & ratio) { return std::abs(ratio.m) < negligible; });
}

kept_ranks kept_ratios(std::size_t n) noexcept
{
    constexpr double share{0.3};
    return trim(n, share);
}

kept_ranks kept_abundances(std::size_t n) noexcept
{
    constexpr double share{0.05};
    return trim(n, share);
}

double trimmed_mean(library const & sample, library const & reference)
{
    std::vector<log_ratio> ratios;
    for (std::size_t row = 0; row < sample.reads.size(); ++row)
        if (sample.reads[row] > 0 && reference.reads[row] > 0)
            ratios.push_back(ratio_of(sample.reads[row], sample.size, reference.reads[row], reference.size));
    if (are_equal(ratios))
        return 1;
    std::vector<double> const m_ranks = ranks_by(&log_ratio::m, ratios);
    std::vector<double> const a_ranks = ranks_by(&log_ratio::a, ratios);
    auto const is_in = [](double rank, kept_ranks kept) { return kept.first <= rank && rank <= kept.last; };
    double sum{0};
    double weights{0};
    for (std::size_t i = 0; i < ratios.size(); ++i)
        if (is_in(m_ranks[i], kept_ratios(ratios.size())) &&
            is_in(a_ranks[i], kept_abundances(ratios.size())))
        {
            sum += ratios[i].m / ratios[i].variance;
            weights += 1 / ratios[i].variance;
        }
    return weights > 0 ? std::exp2(sum / weights) : 1;
}

} // namespace polarmir::normalise
