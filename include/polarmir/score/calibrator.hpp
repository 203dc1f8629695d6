#pragma once
#include <polarmir/score/reference_cohort.hpp>
#include <polarmir/score/scorer.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::score {

/// Compares the scores of a sample with those of a reference cohort:
///
///     Z = (S - mean) / (sd sqrt(1 + 1/n)), p = P(|T| >= |Z|), T with n - 1 degrees of freedom
///
/// over the n >= 10 reference samples whose score is OK: Z of a further sample of the same population. A
/// sample that is part of the reference, which shows by its counts and not by its name, is left out of mean,
/// sd and n, and so are copies of it. Scores of different protocols differ, so the reference must be of the
/// sample's own.
class calibrator
{
  public:
    /// `reference` and `with` must outlive it. Throws input_error that names the first thing in which the
    /// reference was scored otherwise (require_same_sets, panel, annotation); `name`: of the reference.
    calibrator(reference_cohort const & reference, scorer const & with, std::string const & name);

    /// `sample`: scores by `with` of the `counts` (table order).
    [[nodiscard]] sample_scores operator()(sample_scores sample, std::span<double const> counts) const;

  private:
    reference_cohort const * reference_;
    scorer const * with_;
    std::vector<reference_score const *> sets_;    ///< as sample_scores::sets
    std::vector<reference_score const *> indices_; ///< as sample_scores::indices
};

} // namespace polarmir::score
