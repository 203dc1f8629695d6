#pragma once
#include <polarmir/core/matrix.hpp>

#include <optional>
#include <span>
#include <vector>

namespace polarmir::differential {

/// How the spread of a miRNA depends on its count. A miRNA is a point, the curve is a lowess fit to these.
struct voom_trend
{
    std::vector<double> mean;    ///< of each miRNA with reads, in their order: mean log2(count + 0.5)
    std::vector<double> root_sd; ///< square root of its residual standard deviation
    std::vector<double> curve_x; ///< the means, ascending
    std::vector<double> curve_y; ///< the curve there
    double span{0};              ///< share of the points behind each point of the curve
};

/// Counts made ready for weighted least squares.
struct voom_values
{
    matrix expression; ///< log2 counts per million, miRNA x sample
    matrix weights;    ///< 1 / expected variance, miRNA x sample
    voom_trend trend;
};

/// log2((count + 0.5) / (size + 1) 10^6) and, for each value, the weight that the mean-variance trend gives
/// to its expected count (Law et al. 2014, doi 10.1186/gb-2014-15-2-r29).
///
/// `counts`: miRNA x sample, >= 0, without miRNAs that hardly have any. `sizes`: effective library size of
/// each sample, > 0. `design`: sample x coefficient. `span`: in (0, 1]; without one min(1, 0.3 + 0.7 (50 /
/// n)^(1/3)) for n miRNAs with reads, as limma 3.66 has it (0.5 before): few points need a stiffer curve.
///
/// Throws input_error for a design that cannot be fitted (see fit_rows), fewer than two miRNAs with reads, or
/// a trend that comes down to 0, as when samples are given twice.
[[nodiscard]] voom_values voom(matrix const & counts,
                               std::span<double const> sizes,
                               matrix const & design,
                               std::optional<double> span = std::nullopt);

} // namespace polarmir::differential
