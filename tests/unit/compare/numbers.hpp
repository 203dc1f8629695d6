#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace polarmir::test {

/// Numbers that look random and are always the same; multiples of `step`, so that a large one makes ties.
inline std::vector<double> numbers(std::size_t count, std::uint64_t seed, double step)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
    {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        auto const thousandth = static_cast<double>((seed >> 33U) % 1000U);
        values.push_back(static_cast<double>(static_cast<std::int64_t>(thousandth / step)) * step / 1000);
    }
    return values;
}

} // namespace polarmir::test
