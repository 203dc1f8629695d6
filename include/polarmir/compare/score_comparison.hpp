#pragma once
#include <polarmir/compare/adjust.hpp>
#include <polarmir/compare/confounding.hpp>
#include <polarmir/compare/contrast.hpp>
#include <polarmir/compare/model.hpp>
#include <polarmir/compare/two_groups.hpp>
#include <polarmir/score/scorer.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::compare {

/// Who is compared with whom, and how.
struct comparison_design
{
    std::vector<sample_label> labels;
    contrast groups;
    model_columns columns;
    adjustment method{adjustment::bh};
};

/// A sample that takes no part in a comparison although it is in one of the groups.
struct left_out_sample
{
    std::string sample;
    std::string reason;
};

/// One score in two groups.
struct compared_score
{
    std::string score; ///< name of the set or index
    bool is_index{false};
    score::variant variant{score::variant::all};
    std::size_t scorable_case{0};
    std::size_t scorable_control{0};
    std::size_t low_case{0}; ///< of these, with verdict LOW
    std::size_t low_control{0};
    std::optional<group_difference> result; ///< absent when a group (pairs: every pair) has no score
    std::optional<double> adjusted_p;       ///< of the t test, within the family
    std::string no_test; ///< why the model of its samples cannot be fitted; empty when it can
    std::vector<left_out_sample> left_out;
};

/// The scores of a cohort in two groups.
struct score_comparison
{
    contrast groups;
    std::vector<std::string> adjusted_for; ///< covariates of the t tests
    std::size_t n_case{0};                 ///< samples in the group, scorable or not, with counts or not
    std::size_t n_control{0};
    adjustment method{adjustment::bh};
    std::vector<confounder> confounders; ///< of all samples of the groups that have counts
    std::size_t family{0};               ///< number of tests that were adjusted for together
    std::vector<compared_score> scores;  ///< indices first, then sets, in the order of the scorer
};

/// Compares every index and set. Samples whose score is not scorable are left out by name. The family for
/// the adjustment is all indices and sets with all their members; the variants without red-cell miRNAs are
/// the same questions asked again, for sensitivity, and are not adjusted.
///
/// Paired contrasts take the blocks with one scorable case and one scorable control sample. With covariates
/// the t test is that of the group in the model of the scorable samples (see make_model), labels are permuted
/// within the levels of the covariates (not at all where one is a number, or samples are paired); rank test
/// and effect sizes know nothing of covariates.
[[nodiscard]] score_comparison compare_scores(std::span<score::sample_scores const> samples,
                                              score::scorer const & scorer,
                                              comparison_design const & design);

} // namespace polarmir::compare
