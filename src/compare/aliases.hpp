#pragma once
#include <polarmir/core/matrix.hpp>

#include <cstddef>
#include <vector>

namespace polarmir::compare {

/// A column that is a linear combination of columns before it.
struct alias
{
    std::size_t column{0};
    std::vector<std::size_t> of; ///< columns with a coefficient other than 0; empty: the column is 0
};

/// Columns that earlier independent columns explain to 10^-7 of their length (the tolerance of R's lm), in
/// order.
[[nodiscard]] std::vector<alias> find_aliases(matrix const & design);

} // namespace polarmir::compare
