#include <polarmir/normalise/log_cpm.hpp>

#include <cmath>
#include <cstddef>
#include <numeric>

namespace polarmir::normalise {
namespace {

constexpr double million{1e6};

} // namespace

matrix cpm(matrix const & counts, std::span<double const> sizes)
{
    matrix result{counts.rows(), counts.columns()};
    for (std::size_t row = 0; row < counts.rows(); ++row)
        for (std::size_t sample = 0; sample < counts.columns(); ++sample)
            result(row, sample) = counts(row, sample) / sizes[sample] * million;
    return result;
}

matrix log_cpm(matrix const & counts, std::span<double const> sizes, double prior)
{
    double const mean_size =
        std::accumulate(sizes.begin(), sizes.end(), 0.0) / static_cast<double>(sizes.size());
    matrix result{counts.rows(), counts.columns()};
    for (std::size_t row = 0; row < counts.rows(); ++row)
        for (std::size_t sample = 0; sample < counts.columns(); ++sample)
        {
            double const own_prior = prior * sizes[sample] / mean_size;
            result(row, sample) =
                std::log2((counts(row, sample) + own_prior) / (sizes[sample] + 2 * own_prior) * million);
        }
    return result;
}

} // namespace polarmir::normalise
