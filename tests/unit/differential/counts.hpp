#pragma once
#include <polarmir/core/matrix.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace polarmir::test {

inline constexpr std::size_t made_mirnas{40};
inline constexpr std::size_t made_samples{6};

/// Three control and three tumor samples: intercept, tumor.
inline matrix two_groups()
{
    matrix design(made_samples, 2);
    for (std::size_t sample = 0; sample < made_samples; ++sample)
    {
        design(sample, 0) = 1;
        design(sample, 1) = sample < made_samples / 2 ? 0 : 1;
    }
    return design;
}

/// Counts from about 10 to 20,000, ascending by miRNA, with a spread that falls with the count; always the
/// same. The miRNA `raised` is `factor` times higher in tumor.
inline matrix made_counts(std::size_t raised = made_mirnas, double factor = 1)
{
    matrix counts(made_mirnas, made_samples);
    std::uint64_t seed{2026};
    for (std::size_t row = 0; row < made_mirnas; ++row)
        for (std::size_t sample = 0; sample < made_samples; ++sample)
        {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            double const noise = static_cast<double>((seed >> 33U) % 2001U) / 1000 - 1;
            double const mean = 10 * std::exp2(static_cast<double>(row) * 0.28);
            double const fold = row == raised && sample >= made_samples / 2 ? factor : 1;
            counts(row, sample) = std::round(fold * mean * std::exp(noise * (0.2 + 2 / std::sqrt(mean))));
        }
    return counts;
}

inline std::vector<double> made_sizes()
{
    return {1e5, 1.1e5, 0.9e5, 1.2e5, 1e5, 0.8e5};
}

} // namespace polarmir::test
