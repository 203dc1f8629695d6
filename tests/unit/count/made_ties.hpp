#pragma once
#include "count/tie_components.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace polarmir::test {

/// Reads that fit these rows, at the annotated ends of all.
inline count::tie_counts ties_of(std::map<std::vector<std::uint32_t>, std::uint64_t> const & reads)
{
    count::tie_counts ties;
    for (auto const & [rows, count] : reads)
    {
        std::vector<count::tied_row> tie;
        for (std::uint32_t const row : rows)
            tie.push_back({row, 0, 0});
        ties[tie] = count;
    }
    return ties;
}

} // namespace polarmir::test
