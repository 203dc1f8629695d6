#include <polarmir/normalise/library_size.hpp>

#include <algorithm>
#include <cstddef>

namespace polarmir::normalise {

std::vector<double> library_sizes(matrix const & counts)
{
    std::vector<double> sizes(counts.columns());
    for (std::size_t row = 0; row < counts.rows(); ++row)
        for (std::size_t sample = 0; sample < sizes.size(); ++sample)
            sizes[sample] += counts(row, sample);
    return sizes;
}

std::vector<double> effective_sizes(matrix const & counts, std::span<double const> factors)
{
    std::vector<double> sizes = library_sizes(counts);
    for (std::size_t sample = 0; sample < sizes.size(); ++sample)
        sizes[sample] *= factors[sample];
    return sizes;
}

matrix select_rows(matrix const & counts, std::vector<bool> const & keep)
{
    matrix selected{static_cast<std::size_t>(std::ranges::count(keep, true)), counts.columns()};
    std::size_t next{0};
    for (std::size_t row = 0; row < counts.rows(); ++row)
        if (keep[row])
            std::ranges::copy(counts.row(row), selected.row(next++).begin());
    return selected;
}

} // namespace polarmir::normalise
