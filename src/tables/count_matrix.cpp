#include <polarmir/tables/count_matrix.hpp>

#include <algorithm>

namespace polarmir::tables {

count_matrix select_samples(count_matrix const & matrix, std::span<std::string const> samples)
{
    count_matrix chosen{matrix.mirnas, {}, {}};
    for (std::string const & sample : samples)
        if (auto const found = std::ranges::find(matrix.samples, sample); found != matrix.samples.end())
        {
            chosen.samples.push_back(sample);
            chosen.columns.push_back(
                matrix.columns[static_cast<std::size_t>(found - matrix.samples.begin())]);
        }
    return chosen;
}

} // namespace polarmir::tables
