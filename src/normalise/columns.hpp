#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace polarmir::normalise {

/// A sample: its reads per miRNA and the size of its library.
struct library
{
    std::vector<double> reads;
    double size{0};
};

/// The columns of counts, without the rows that have no reads in any sample.
[[nodiscard]] std::vector<library> libraries(matrix const & counts);

/// The same for counts of a user. Throws input_error for a sample without reads, and without samples.
[[nodiscard]] std::vector<library> checked_libraries(matrix const & counts,
                                                     std::span<std::string const> samples);

/// Divided by their geometric mean, so that the product is 1.
[[nodiscard]] std::vector<double> centred(std::vector<double> factors);

} // namespace polarmir::normalise
