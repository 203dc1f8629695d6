#include <polarmir/tables/count_matrix.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::tables {
namespace {

bool looks_like_cpm(std::vector<double> const & column)
{
    constexpr double million{1e6};
    constexpr double tolerance{0.01 * million};
    double sum{0};
    std::size_t broken{0};
    std::size_t present{0};
    for (double const count : column)
    {
        sum += count;
        present += count > 0 ? 1U : 0U;
        broken += count != std::floor(count) ? 1U : 0U;
    }
    return std::abs(sum - million) <= tolerance && 2 * broken > present;
}

} // namespace

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

std::vector<std::string> samples_like_cpm(count_matrix const & matrix)
{
    std::vector<std::string> samples;
    for (std::size_t i = 0; i < matrix.samples.size(); ++i)
        if (looks_like_cpm(matrix.columns[i]))
            samples.push_back(matrix.samples[i]);
    return samples;
}

} // namespace polarmir::tables
