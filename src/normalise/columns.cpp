#include "normalise/columns.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/normalise/library_size.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::normalise {

std::vector<library> libraries(matrix const & counts)
{
    std::vector<double> const sizes = library_sizes(counts);
    std::vector<library> result(counts.columns());
    for (std::size_t sample = 0; sample < sizes.size(); ++sample)
        result[sample].size = sizes[sample];
    for (std::size_t row = 0; row < counts.rows(); ++row)
    {
        auto const reads = counts.row(row);
        if (std::ranges::none_of(reads, [](double count) { return count > 0; }))
            continue;
        for (std::size_t sample = 0; sample < reads.size(); ++sample)
            result[sample].reads.push_back(reads[sample]);
    }
    return result;
}

std::vector<library> checked_libraries(matrix const & counts, std::span<std::string const> samples)
{
    std::vector<library> result = libraries(counts);
    if (result.empty())
        throw input_error{"there are no samples to normalise"};
    for (std::size_t sample = 0; sample < result.size(); ++sample)
        if (!(result[sample].size > 0))
            throw input_error{"sample " + samples[sample] +
                              " has no reads to normalise: leave it out of the table"};
    return result;
}

std::vector<double> centred(std::vector<double> factors)
{
    double logs{0};
    for (double const factor : factors)
        logs += std::log(factor);
    double const centre = std::exp(logs / static_cast<double>(factors.size()));
    for (double & factor : factors)
        factor /= centre;
    return factors;
}

} // namespace polarmir::normalise
