#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::normalise {

/// |log2(TMM / RLE)| above which the choice of the method matters for a sample.
inline constexpr double large_disagreement{0.5};

/// A sample for which TMM and RLE give different factors.
struct disagreement
{
    std::size_t sample{0}; ///< its column
    double tmm{1};
    double rle{1};
};

/// The samples whose factors differ by more than `large_disagreement`, in their order: signs of a library
/// unlike the others (haemolysis, degraded or too few reads). Nothing when RLE is undefined because no miRNA
/// has reads in every sample. Throws input_error for a sample without reads; `samples` are names for
/// messages.
[[nodiscard]] std::optional<std::vector<disagreement>>
tmm_rle_disagreements(matrix const & counts, std::span<std::string const> samples);

} // namespace polarmir::normalise
