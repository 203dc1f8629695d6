#pragma once
#include <polarmir/compare/dominance.hpp>
#include <polarmir/compare/location_shift.hpp>
#include <polarmir/compare/permutation.hpp>
#include <polarmir/compare/standardised_difference.hpp>
#include <polarmir/compare/t_test.hpp>

#include <cstddef>
#include <optional>
#include <span>

namespace polarmir::compare {

/// Everything that is said of a quantity in two groups, case minus control. With one sample in a group there
/// are effects but no p-values; what cannot be computed is absent.
struct group_difference
{
    std::size_t n_case{0};
    std::size_t n_control{0};
    bool is_paired{false}; ///< n_case = n_control = number of pairs
    double mean_case{0};
    double mean_control{0};
    double difference{0};      ///< of the means; adjusted for covariates where `t` is
    std::optional<t_result> t; ///< Welch; pairs: paired t; with covariates: of the group in their model
    bool is_adjusted{false};   ///< the model has covariates
    std::optional<double> rank_statistic; ///< W; pairs: V
    std::optional<double> rank_p;         ///< Wilcoxon, two-sided
    std::optional<permutation_result> permutation;
    std::optional<double> smallest_rank_p; ///< the smallest p that the rank test can give here, without ties
    std::optional<standardised_difference> standardised; ///< Hedges' g
    std::optional<location_shift> shift;                 ///< Hodges-Lehmann
    std::optional<dominance> order;                      ///< AUC, Cliff's delta; absent for pairs
};

/// Both groups have a value at least.
[[nodiscard]] group_difference compare_groups(std::span<double const> cases,
                                              std::span<double const> controls);

/// `cases[i]` belongs to `controls[i]`; one pair at least.
[[nodiscard]] group_difference compare_pairs(std::span<double const> cases, std::span<double const> controls);

} // namespace polarmir::compare
