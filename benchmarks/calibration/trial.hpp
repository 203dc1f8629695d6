#pragma once
#include "calibration/cohort.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace calibration {

/// What one test says of one cohort.
struct outcome
{
    std::string test;
    std::string of;        ///< the score or set, or which miRNAs
    double rejected{0};    ///< share of p < .05 among `tested`
    std::size_t tested{0}; ///< p-values; 0 where there was none
};

/// The tests that polarmir offers for two groups, with the batch in the design where there is one: voom for
/// miRNAs, the t test (Welch's, or in the linear model with the batch) and Wilcoxon's for scores, fry and
/// camera for sets; and whether polarmir warns that depth or haemolysis goes with the group.
class trial
{
  public:
    explicit trial(plasma const & source);
    ~trial();

    /// The same tests in the same order for each cohort of one kind.
    [[nodiscard]] std::vector<outcome> operator()(cohort const & simulated) const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace calibration
