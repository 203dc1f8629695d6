#pragma once
#include <polarmir/tables/count_matrix.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::test {

/// About normal numbers with mean 0 and standard deviation 1 that are the same on every machine.
class made_noise
{
  public:
    explicit made_noise(std::uint64_t seed) : state_{seed} {}

    [[nodiscard]] double operator()()
    {
        constexpr int uniforms{12}; // each has variance 1/12
        double sum{0};
        for (int i = 0; i < uniforms; ++i)
        {
            state_ = state_ * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<double>(state_ >> 11U) * 0x1p-53;
        }
        return sum - uniforms / 2.0;
    }

  private:
    std::uint64_t state_;
};

/// Whole counts of miRNAs whose means run evenly (log2) from 2^`low` to 2^`high` reads, in the order of
/// `mirnas`; every sample scatters around them with a standard deviation of `sd` log2.
inline tables::count_matrix
make_counts(std::vector<std::string> mirnas, std::vector<std::string> samples, std::uint64_t seed)
{
    constexpr double low{6};
    constexpr double high{14};
    constexpr double sd{0.3};
    made_noise noise{seed};
    tables::count_matrix counts{std::move(mirnas), std::move(samples), {}};
    auto const steps = static_cast<double>(counts.mirnas.size());
    for (std::size_t sample = 0; sample < counts.samples.size(); ++sample)
    {
        std::vector<double> & column = counts.columns.emplace_back();
        for (std::size_t row = 0; row < counts.mirnas.size(); ++row)
        {
            double const mean = low + (high - low) * static_cast<double>(row) / steps;
            column.push_back(std::round(std::exp2(mean + sd * noise())));
        }
    }
    return counts;
}

/// Multiplies the counts of one sample in the rows from `begin` to before `end`.
inline void
change(tables::count_matrix & counts, std::size_t sample, std::size_t begin, std::size_t end, double factor)
{
    for (std::size_t row = begin; row < end; ++row)
        counts.columns[sample][row] = std::round(counts.columns[sample][row] * factor);
}

/// `prefix` and numbers that sort as they count: m100, m101, ...
inline std::vector<std::string> made_names(std::string const & prefix, std::size_t count)
{
    constexpr std::size_t first{100};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i)
        names.push_back(prefix + std::to_string(first + i));
    return names;
}

} // namespace polarmir::test
