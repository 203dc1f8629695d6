#pragma once
#include <polarmir/compare/contrast.hpp>
#include <polarmir/score/scorer.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::compare {

inline constexpr char const * depth_confounder{"miRNA reads"};
inline constexpr char const * haemolysis_confounder{"haemolysis (miR-451a / miR-23a-3p)"};

/// Name of the covariate that is the red-cell ratio of each sample.
inline constexpr char const * haemolysis_covariate{"haemolysis_log2"};

/// Something technical that differs between the groups, so that a difference of scores may be its own.
struct confounder
{
    std::string what;     ///< depth_confounder or haemolysis_confounder
    double difference{0}; ///< log2, case minus control: Hodges-Lehmann
    double auc{0.5};      ///< how well it tells case from control
};

/// From which difference on something is called a confounder: twofold, and with at least four of five random
/// case and control samples in that order. Chosen by us; no test, for with few samples a p-value would let
/// complete confounding pass.
inline constexpr double confounding_log2{1};
inline constexpr double confounding_auc{0.8};

/// Depth and red-cell ratio, where they differ between the groups.
[[nodiscard]] std::vector<confounder> find_confounders(std::span<score::sample_scores const> samples,
                                                       std::span<sample_label const> labels,
                                                       contrast const & groups);

} // namespace polarmir::compare
