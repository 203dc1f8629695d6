#pragma once
#include <polarmir/compare/contrast.hpp>
#include <polarmir/score/scorer.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::compare {

inline constexpr char const * depth_confounder{"miRNA reads"};
inline constexpr char const * haemolysis_confounder{"haemolysis (miR-451a / miR-23a-3p)"};
inline constexpr char const * red_cell_confounder{"red-cell miRNAs (HM)"}; ///< score::blood_traces

/// Name of the covariate that is the red-cell ratio of each sample.
inline constexpr char const * haemolysis_covariate{"haemolysis_log2"};

/// Something technical that differs between the groups, so that a difference of scores may be its own.
struct confounder
{
    std::string what;     ///< one of the names above
    double difference{0}; ///< log2, case minus control: Hodges-Lehmann
    double auc{0.5};      ///< how well it tells case from control
};

/// From which difference on something is called a confounder, chosen by us. Large: twofold, and with at least
/// four of five random case and control samples in that order; no test, for with few samples a p-value would
/// let complete confounding pass. Certain: smaller, and yet beyond chance (rank sum test): in large cohorts a
/// moderate haemolysis of one group suffices for false differences (see Calibration in benchmarks/README.md).
inline constexpr double confounding_log2{1};
inline constexpr double confounding_auc{0.8};
inline constexpr double certain_confounding_log2{0.3};
inline constexpr double certain_confounding_p{0.05};

/// Depth, red-cell ratio and mean level of red-cell miRNAs, where they differ between the groups.
[[nodiscard]] std::vector<confounder> find_confounders(std::span<score::sample_scores const> samples,
                                                       std::span<sample_label const> labels,
                                                       contrast const & groups);

} // namespace polarmir::compare
