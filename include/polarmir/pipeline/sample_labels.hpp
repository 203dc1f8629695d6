#pragma once
#include <polarmir/compare/adjust.hpp>
#include <polarmir/compare/mirna_comparison.hpp>
#include <polarmir/compare/score_comparison.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <optional>
#include <string>
#include <vector>

namespace polarmir::pipeline {

/// What a user can set about the comparison of groups.
struct comparison_options
{
    std::optional<std::string> group_column; ///< default: `group`, if the samples have it
    std::optional<std::string> block_column; ///< pairs a case with a control sample
    std::optional<std::string> batch_column; ///< adjusted for, as levels
    std::vector<std::string> covariates;     ///< columns that are adjusted for: numbers where all values are
                                             ///< numbers, else levels
    std::optional<std::string> case_group;
    std::optional<std::string> control_group;
    compare::adjustment adjustment{compare::adjustment::bh};
    compare::mirna_config mirnas;
    bool adjusts_haemolysis{false}; ///< the red-cell ratio of each sample is a covariate
    /// Group whose samples serve as reference cohort; default: the control group.
    std::optional<std::string> reference_group;
};

/// What is known of the samples besides their reads.
struct sample_labels
{
    struct row
    {
        std::string sample;
        std::vector<std::string> values; ///< as many as columns; empty or NA: not known
    };

    std::string source; ///< for messages: the path of the sheet
    std::vector<std::string> columns;
    std::vector<row> rows; ///< every sample once

    sample_labels() = default;
    explicit sample_labels(reads::sample_sheet const & sheet);
    explicit sample_labels(reads::cohort const & cohort);
};

/// Which samples may serve as reference cohort.
struct reference_plan
{
    std::string group;                ///< empty: no groups are known
    std::vector<std::string> samples; ///< of the group; empty without a group: all may serve
    /// The group is the control group, or was asked for: the scores of the cohort are compared with it where
    /// no other reference is given.
    bool calibrates{false};
    std::string ambiguity; ///< for people, where there are groups and none can be chosen; else empty
};

/// Which groups will be compared, or why none.
struct comparison_plan
{
    std::optional<compare::comparison_design> design;
    std::string reason; ///< for people; empty when there is a design
    std::vector<compare::sample_label>
        labels; ///< the groups of all samples, compared or not; empty: not known
    compare::mirna_config mirnas;
    bool adjusts_haemolysis{false}; ///< the red-cell ratio of each sample is a covariate
    reference_plan reference;
};

/// Chooses the groups, before any work is done. The samples of the reference cohort are those of the
/// reference group that was asked for, else of the control group, else of the only group. Throws usage_error
/// when a column or group was asked for that is not there, or covariates without groups to compare;
/// input_error when samples cannot be paired, or the model of all samples cannot be fitted (see
/// compare::make_model).
[[nodiscard]] comparison_plan plan_comparison(sample_labels const & labels,
                                              comparison_options const & options);

} // namespace polarmir::pipeline
