#pragma once
#include <array>
#include <span>
#include <vector>

namespace polarmir::qc {

/// miRNAs that would be seen with fewer reads.
struct rarefaction_point
{
    double depth{0};    ///< reads
    double detected{0}; ///< expected number of miRNAs with a read
};

/// Shares of the reads of a sample at which curves are drawn.
inline constexpr std::array<double, 7> rarefaction_shares{0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1};

/// Expected number of miRNAs among `depth` reads drawn without replacement from the reads of a sample,
/// without any drawing: sum of 1 - C(N - n, depth) / C(N, depth) over miRNAs with n of N reads (Hurlbert
/// 1971, doi 10.2307/1934145). Takes reads per miRNA, whole numbers; `depth` is one too, between 0 and their
/// sum.
[[nodiscard]] double expected_detected(std::span<double const> counts, double depth);

/// One point per share (0...1) of the reads, rounded to whole reads.
[[nodiscard]] std::vector<rarefaction_point> rarefaction(std::span<double const> counts,
                                                         std::span<double const> shares = rarefaction_shares);

} // namespace polarmir::qc
