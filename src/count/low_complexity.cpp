#include "count/low_complexity.hpp"

#include <polarmir/core/nucleotide.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace polarmir::count {

bool is_low_complexity(std::string_view insert) noexcept
{
    std::array<std::array<std::size_t, 4>, 2> bases{}; // of even and odd positions
    for (std::size_t i{0}; i < insert.size(); ++i)
        if (auto const code = base_code(insert[i]); code != unknown_base)
            ++bases[i % 2][code];
    std::size_t const repeated = std::ranges::max(bases[0]) + std::ranges::max(bases[1]);
    return !insert.empty() && 10 * repeated >= 9 * insert.size();
}

} // namespace polarmir::count
