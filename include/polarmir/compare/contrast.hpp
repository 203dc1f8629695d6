#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::compare {

/// What a sample sheet says of one sample.
struct sample_label
{
    std::string sample;
    std::string group;
    std::string block;                   ///< subject, pair; empty without pairing
    std::vector<std::string> covariates; ///< one value for each of model_columns::covariates
};

/// What is compared with what, as asked for.
struct contrast_request
{
    std::optional<std::string> case_group;
    std::optional<std::string> control_group;
    bool is_paired{false}; ///< one case and one control sample of each block
};

/// Two groups to compare: case minus control.
struct contrast
{
    std::string case_group;
    std::string control_group;
    bool is_paired{false};

    /// `tumor - control`
    [[nodiscard]] std::string name() const;
};

/// A contrast, or why there is none.
struct contrast_choice
{
    std::optional<contrast> chosen;
    std::string reason; ///< for people; empty when there is one
};

/// The groups asked for; of exactly two groups, the one called control, ctrl, healthy or normal (any case) is
/// the control. Nothing is guessed beyond that: with other names or more groups the choice is the user's.
/// Throws usage_error when a group was asked for that no sample has, or case and control are the same;
/// input_error when a paired contrast is asked for and a sample of it has no block, or a block has two
/// samples of one group.
[[nodiscard]] contrast_choice choose_contrast(std::span<sample_label const> samples,
                                              contrast_request const & request);

} // namespace polarmir::compare
