#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace polarmir::compare {

/// Samples in all up to which rank tests are exact.
inline constexpr std::size_t most_exact{200};

/// p of a rank test. Two-sided: chance of a statistic at least as far from its mean.
struct rank_p
{
    double two_sided{1};
    double greater{1}; ///< one-sided: x (or the differences) tends to be larger
    double less{1};
};

/// Wilcoxon-Mann-Whitney: W = rank sum of x (midranks) - n(n+1)/2, as R's wilcox.test prints it.
[[nodiscard]] double rank_sum_statistic(std::span<double const> x, std::span<double const> y);

/// Exact distribution given the ties, by the shift algorithm on doubled midranks (Streitberg & Roehmel 1986).
/// Nothing when a side is empty.
[[nodiscard]] std::optional<rank_p> exact_rank_sum(std::span<double const> x, std::span<double const> y);

/// Normal approximation with the variance for ties; two-sided. Nothing when a side is empty or all values are
/// equal.
[[nodiscard]] std::optional<double>
normal_rank_sum(std::span<double const> x, std::span<double const> y, bool continuity_correction = true);

/// Two-sided p: exact up to most_exact values, above it the normal approximation with continuity correction;
/// 1 where all values are equal. Nothing when a side is empty.
[[nodiscard]] std::optional<double> rank_sum_test(std::span<double const> x, std::span<double const> y);

/// Wilcoxon signed rank: V = rank sum of the positive differences (midranks of the sizes, zeros dropped).
[[nodiscard]] double signed_rank_statistic(std::span<double const> differences);

/// Exact distribution over all signs, given the ties. Nothing without a difference other than 0.
[[nodiscard]] std::optional<rank_p> exact_signed_rank(std::span<double const> differences);

/// Two-sided p: exact up to most_exact differences, above it the normal approximation with continuity
/// correction.
[[nodiscard]] std::optional<double> signed_rank_test(std::span<double const> differences);

/// Smallest two-sided p of the exact rank sum test of n against m samples without ties: 2 / C(n + m, n).
[[nodiscard]] double smallest_rank_sum_p(std::size_t n, std::size_t m);

/// The same for the signed rank test of n pairs: 2 / 2^n.
[[nodiscard]] double smallest_signed_rank_p(std::size_t n);

} // namespace polarmir::compare
