#pragma once
#include <polarmir/qc/sample_quality.hpp>
#include <polarmir/qc/thresholds.hpp>

#include <span>
#include <string>
#include <vector>

namespace polarmir::qc {

/// What the thresholds say to the metrics of a sample of that type, worst first, else in the order of the
/// metrics. Metrics without value and those that are not judged are passed over. Of several lines for a
/// metric the worst is told, of equally bad ones the last. A sample without reads has that one remark. Plasma
/// and serum have a caution of level `pass`: their miRNA is not exosome cargo alone.
[[nodiscard]] std::vector<quality_remark>
remarks_on(std::span<quality_metric const> metrics, std::span<threshold const> thresholds, sample_type type);

/// The quality of a sample with these metrics.
[[nodiscard]] sample_quality grade_sample(std::string sample,
                                          std::vector<quality_metric> metrics,
                                          std::span<threshold const> thresholds,
                                          sample_type type);

} // namespace polarmir::qc
