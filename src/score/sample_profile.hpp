#pragma once
#include <polarmir/score/mirna_rows.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace polarmir::score {

/// A sample's reads on the scales that scores are made of; formulas in scorer.hpp.
struct sample_profile
{
    std::vector<double> reads;
    double total{0};                  ///< N
    std::vector<double> level;        ///< y; empty when there is no read
    std::vector<std::size_t> trimmed; ///< rows of the panel that make the background
    std::optional<double> background; ///< b; absent without reads or panel
};

/// `counts` in table order, `panel` as row numbers. Throws input_error for a count that is negative, above
/// 10^15, or not a number.
[[nodiscard]] sample_profile make_profile(mirna_rows const & rows,
                                          std::span<double const> counts,
                                          std::span<std::size_t const> panel,
                                          std::string const & sample);

/// Smoothed share of a row, p.
[[nodiscard]] double smoothed_share(sample_profile const & sample, std::size_t row);

/// Slope of y in the row's share: 10^6 / ((10^6 p + 10) ln 2).
[[nodiscard]] double slope(double smoothed_share);

/// Standard error from the sampling of reads of sum C_g y_g, for coefficients C by row.
[[nodiscard]] double sampling_error(sample_profile const & sample, std::span<double const> coefficients);

} // namespace polarmir::score
