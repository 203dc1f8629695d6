#pragma once
#include <polarmir/compare/mirna_comparison.hpp>
#include <polarmir/differential/camera.hpp>
#include <polarmir/differential/fry.hpp>
#include <polarmir/score/scorer.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace polarmir::compare {

/// A tested member of a set: row of mirna_comparison::counts and signed coefficient, that of the score.
struct tested_member
{
    std::size_t row{0};
    double coefficient{0};
};

/// The members of one set, or of both sets of an index, in two groups.
struct compared_signature
{
    std::string score; ///< name of the set or index
    bool is_index{false};
    std::size_t members{0}; ///< of the set
    std::vector<tested_member> tested;
    double weight_tested{0}; ///< share (0-1) of the set's weight that `tested` has; of an index, the smaller
                             ///< of both sets
    std::optional<differential::fry_result> together; ///< do the members change, as the set weighs them?
    std::optional<double> adjusted_p;                 ///< of it, over all sets and indices
    /// Do they change more than other miRNAs? Not for indices and sets whose members are to go different
    /// ways, nor for one member, which has no correlation to estimate.
    std::optional<differential::camera_result> against_others;
    std::optional<double> adjusted_competitive_p; ///< of it, over all sets
};

/// Tests every index and set of the scorer with fry and camera (correlation between members estimated), both
/// with the plain variance prior as in limma; indices first. Members without a tested row take no part.
/// Coefficients are those of the score: weights over their sum, in an index M1 minus M2; a miRNA whose
/// coefficients cancel takes no part. `mirnas` must be possible.
[[nodiscard]] std::vector<compared_signature> compare_signatures(mirna_comparison const & mirnas,
                                                                 score::scorer const & scorer);

} // namespace polarmir::compare
