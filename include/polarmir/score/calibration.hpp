#pragma once
#include <cstddef>
#include <optional>
#include <string>

namespace polarmir::score {

/// Fewest reference samples with an OK score, without the sample itself, for a Z.
inline constexpr std::size_t fewest_reference_samples{10};

/// A score against those of reference samples.
struct standing
{
    double mean{0}; ///< of the reference scores, log2
    double sd{0};   ///< of the reference scores, log2 (n - 1)
    double z{0};    ///< (score - mean) / (sd sqrt(1 + 1/n))
    double p{1}; ///< two-sided, of z under Student's t with n - 1 degrees of freedom: the chance that a new
                 ///< reference sample lies as far out. Not adjusted for the number of samples or scores
};

/// What a reference cohort says of one score.
struct calibration
{
    std::size_t n{0};              ///< reference samples with an OK score, without the sample itself
    std::optional<standing> value; ///< absent for the `reason`
    std::string reason{"no reference cohort"}; ///< empty when there is a value
    /// The score as weighted mean of the miRNAs' own distances from the reference: sum of a_g z_g, z_g = (y_g
    /// - mean_g) / max(sd_g, 0.3) within -3 ... 3. Most robust against one aberrant miRNA. In reference
    /// standard deviations of single miRNAs; of an index M1 minus M2.
    std::optional<double> clipped_z;
    /// The rank score (of an index: that of M1 minus that of M2) lies on the other side of its reference mean
    /// than the score of its own.
    bool rank_disagrees{false};
};

} // namespace polarmir::score
