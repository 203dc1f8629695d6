#include "normalise/trimmed_mean.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>

namespace polarmir::normalise {
namespace {

struct paired_reads
{
    double sample{0};
    double reference{0};
};

/// miRNAs with reads on both sides; then those with reads on one side only, the most abundant of one side
/// with the most abundant of the other, until one side has no more.
std::vector<paired_reads> pair_singletons(library const & sample, library const & reference)
{
    std::vector<paired_reads> pairs;
    std::vector<double> only_sample;
    std::vector<double> only_reference;
    for (std::size_t row = 0; row < sample.reads.size(); ++row)
    {
        double const reads = sample.reads[row];
        double const reference_reads = reference.reads[row];
        if (reads > 0 && reference_reads > 0)
            pairs.push_back({reads, reference_reads});
        else if (reads > 0)
            only_sample.push_back(reads);
        else if (reference_reads > 0)
            only_reference.push_back(reference_reads);
    }
    std::ranges::sort(only_sample, std::greater{});
    std::ranges::sort(only_reference, std::greater{});
    for (std::size_t i = 0; i < std::min(only_sample.size(), only_reference.size()); ++i)
        pairs.push_back({only_sample[i], only_reference[i]});
    return pairs;
}

/// Marks the values that stay when `kept` of those ordered by `key`, the first of equals first, stay.
template <typename key_t>
std::vector<bool> untrimmed(std::size_t n, kept_ranks kept, key_t const & key)
{
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, key);
    std::vector<bool> marks(n);
    for (auto rank = static_cast<std::size_t>(kept.first); rank <= static_cast<std::size_t>(kept.last);
         ++rank)
        marks[order[rank - 1]] = true;
    return marks;
}

} // namespace

double trimmed_mean_with_pairs(library const & sample, library const & reference)
{
    std::vector<paired_reads> const pairs = pair_singletons(sample, reference);
    std::vector<log_ratio> ratios;
    std::vector<double> abundances; // not the sum of logarithms: rounding orders equal ones as in edgeR
    std::vector<double> shrunk;     // decides between equal ratios: the one of fewer reads is nearer to 0
    for (auto const & [reads, reference_reads] : pairs)
    {
        constexpr double half_a_read{0.5};
        ratios.push_back(ratio_of(reads, sample.size, reference_reads, reference.size));
        abundances.push_back(std::log2(reads / sample.size * (reference_reads / reference.size)));
        shrunk.push_back(ratio_of(reads + half_a_read,
                                  sample.size + half_a_read,
                                  reference_reads + half_a_read,
                                  reference.size + half_a_read)
                             .m);
    }
    if (are_equal(ratios))
        return 1;
    std::size_t const n = ratios.size();
    auto const by_ratio = untrimmed(n, kept_ratios(n), [&](std::size_t i) {
        return std::tuple{ratios[i].m, shrunk[i]};
    });
    auto const by_abundance = untrimmed(n, kept_abundances(n), [&](std::size_t i) { return abundances[i]; });
    double sum{0};
    double weights{0};
    for (std::size_t i = 0; i < n; ++i)
        if (by_ratio[i] && by_abundance[i])
        {
            // Keeps the weight finite when all reads of both are one miRNA's.
            constexpr double least_variance{1e-6};
            double const weight = (1 + least_variance) / (ratios[i].variance + least_variance);
            sum += weight * ratios[i].m;
            weights += weight;
        }
    return weights > 0 ? std::exp2(sum / weights) : 1;
}

} // namespace polarmir::normalise
