#pragma once
#include <cstddef>
#include <vector>

namespace polarmir::differential {

/// A miRNA of a set that is tested as a whole.
struct set_member
{
    std::size_t row{0}; ///< of the matrix of expression values
    double weight{1};   ///< not 0; its sign is the direction in which the set expects the miRNA to change
};

/// No row twice.
using member_list = std::vector<set_member>;

/// Where the members of a set go with the tested coefficient, weighted.
enum class direction
{
    down,
    up,
};

} // namespace polarmir::differential
