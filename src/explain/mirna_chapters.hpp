#pragma once
#include "explain/mirna_inserts.hpp"

#include <polarmir/explain/explanation.hpp>

#include <cstddef>
#include <vector>

namespace polarmir::explain {

/// The inserts of each kind, the `top` most frequent of it drawn; kinds without any left out but `counted`.
[[nodiscard]] std::vector<chapter>
mirna_chapters(counted_output const & output, std::uint32_t row, row_inserts const & found, std::size_t top);

} // namespace polarmir::explain
