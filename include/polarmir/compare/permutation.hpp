#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace polarmir::compare {

/// Rearrangements up to which all are tried; above it `random_draws` are drawn, always the same ones.
inline constexpr double most_rearrangements{2e5};
inline constexpr std::size_t random_draws{9999};

struct permutation_result
{
    double p{1};         ///< two-sided
    bool is_exact{true}; ///< all rearrangements were tried; otherwise p = (b + 1) / (draws + 1), Phipson &
                         ///< Smyth 2010
};

/// Is the difference of the means larger than by chance? Permutes the group labels. Nothing when a side is
/// empty.
[[nodiscard]] std::optional<permutation_result> permute_labels(std::span<double const> x,
                                                               std::span<double const> y);

/// A value of a sample that may only change places with others of its stratum, such as its batch.
struct stratified_value
{
    double value{0};
    bool is_case{false};
    std::string stratum;
};

/// The same within strata: is the sum of the cases' distances from the means of their strata larger than by
/// chance? Strata with samples of one group say nothing. Nothing when there is no other.
[[nodiscard]] std::optional<permutation_result> permute_within(std::span<stratified_value const> values);

/// The same for pairs: flips the signs of the differences.
[[nodiscard]] std::optional<permutation_result> flip_signs(std::span<double const> differences);

} // namespace polarmir::compare
