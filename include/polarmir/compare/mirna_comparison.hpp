#pragma once
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/core/matrix.hpp>
#include <polarmir/differential/linear_fit.hpp>
#include <polarmir/differential/moderation.hpp>
#include <polarmir/differential/voom.hpp>
#include <polarmir/normalise/factors.hpp>
#include <polarmir/score/count_matrix.hpp>
#include <polarmir/score/mirna_rows.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::compare {

/// How the variance of a miRNA is learned from all miRNAs.
enum class mirna_method
{
    voom,  ///< weights by expected count (limma-voom)
    trend, ///< one prior variance for each mean abundance (limma-trend)
};

/// `voom`, `trend`.
[[nodiscard]] char const * name_of(mirna_method how) noexcept;

/// How miRNAs are compared.
struct mirna_config
{
    normalise::method normalisation{normalise::method::tmm};
    mirna_method method{mirna_method::voom};
    std::optional<double> voom_span; ///< in (0, 1]; without one it follows from the number of miRNAs
    bool is_robust{false};           ///< miRNAs with outlying variance do not shape the prior
    double threshold_log2{0};        ///< > 0: tests whether the change is larger than this (TREAT)

    /// Throws usage_error when a value is out of range.
    void validate() const;
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
    double mean_log2_cpm{0};
    differential::moderated_test test; ///< log2, case minus control
    double df{0};
    double s2_post{0};
    double adjusted_p{1};
};

/// The miRNAs of a cohort in two groups.
struct mirna_comparison
{
    std::string impossible; ///< why nothing could be tested; empty when it could
    mirna_config config;
    adjustment method{adjustment::bh};
    model design;
    std::vector<sample_label> labels; ///< of the samples of the design
    std::vector<left_out_sample> left_out;
    matrix counts;                    ///< row of mirna_rows x sample of the design
    std::vector<bool> is_tested;      ///< by row: has reads enough (normalise::filter_by_expression)
    std::vector<double> sizes;        ///< sums of the tested rows
    std::vector<double> factors;      ///< normalisation; sizes times these are the effective sizes
    std::vector<std::string> doubted; ///< samples for which TMM and RLE give very different factors
    differential::voom_values values; ///< tested rows; without weights and trend for limma-trend
    differential::linear_fit fit;     ///< of the tested rows
    differential::moderated_variances variances;
    std::vector<compared_mirna> mirnas; ///< the tested rows, in order
};

/// Compares every miRNA that has reads enough: filterByExpr by group, normalisation on what is left, voom or
/// log CPM, a linear model per miRNA, moderated t tests of the group (see stage differential), adjusted for
/// the number of miRNAs. Samples without reads are left out by name. A group of one sample, a model that
/// cannot be fitted, a normalisation that is not defined: `impossible` says so.
[[nodiscard]] mirna_comparison
compare_mirnas(mirna_counts const & data, comparison_design const & design, mirna_config const & config);

} // namespace polarmir::compare
