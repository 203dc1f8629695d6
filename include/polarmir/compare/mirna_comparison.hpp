#pragma once
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/core/matrix.hpp>
#include <polarmir/differential/mirna_tests.hpp>
#include <polarmir/normalise/factors.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/mirna_rows.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::compare {

/// How miRNAs are compared.
struct mirna_config
{
    normalise::method normalisation{normalise::method::tmm};
    differential::config test;
};

/// What is compared. `spike_ins` are counts of spike-ins in the same samples, for their normalisation alone.
struct mirna_counts
{
    score::count_matrix const & counts;
    score::mirna_rows const & rows; ///< of `counts`; those of other species take no part
    score::count_matrix spike_ins;
};

/// One miRNA in two groups.
struct compared_mirna
{
    std::size_t row{0}; ///< of mirna_comparison::counts
    double cpm_case{0}; ///< means of normalised counts per million
    double cpm_control{0};
    differential::mirna_test test; ///< case minus control
    double adjusted_p{1};
};

/// The miRNAs of a cohort in two groups.
struct mirna_comparison
{
    std::string impossible; ///< why nothing could be tested; empty when it could
    mirna_config config;
    adjustment adjusted_by{adjustment::bh};
    model design;
    std::vector<sample_label> labels; ///< of the samples of the design, in natural order of their names
    std::vector<left_out_sample> left_out;
    matrix counts;                      ///< row of mirna_rows x sample of the design
    std::vector<bool> is_tested;        ///< by row: has reads enough (normalise::filter_by_expression)
    std::vector<double> sizes;          ///< sums of the tested rows
    std::vector<double> factors;        ///< normalisation; sizes times these are the effective sizes
    std::vector<double> tmm_factors;    ///< to compare with factors of spike-ins; else empty
    std::vector<std::string> doubted;   ///< samples for which TMM and RLE give very different factors
    differential::mirna_model fitted;   ///< of the tested rows
    std::vector<compared_mirna> mirnas; ///< the tested rows, in order
};

/// Adjusted p up to which a miRNA, or a set, is said to differ.
inline constexpr double significant_p{0.05};

/// The tested miRNAs, smallest p first (by its logarithm, which is finite also where p is 0), equal ones in
/// their order.
[[nodiscard]] std::vector<compared_mirna const *> by_p(mirna_comparison const & comparison);

/// Compares every miRNA that has reads enough: filterByExpr by group, normalisation on what is left, voom or
/// log CPM, a linear model per miRNA, moderated t tests of the group (see stage differential), adjusted for
/// the number of miRNAs. Samples without reads, or without reads of tested miRNAs, and incomplete pairs are
/// left out by name. A group of one sample, a model that cannot be fitted, a normalisation that is not
/// defined: `impossible` says so.
[[nodiscard]] mirna_comparison
compare_mirnas(mirna_counts const & data, comparison_design const & design, mirna_config const & config);

} // namespace polarmir::compare
