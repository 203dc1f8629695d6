#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <vector>

namespace polarmir::isomir {

/// Rows whose mature has G where that of `row` has an A at `position` (1-based): laid side by side without
/// gaps, begins at most 3 bases apart, over at least 15 bases, they differ in that base and at most one
/// other. Their reads are not taken for edited ones of `row`, since they fit their own miRNA better; but
/// relatives that the reference does not have may be like them. Ascending.
[[nodiscard]] std::vector<std::uint32_t>
paralogues_with_g(reference::mirna_reference const & reference, std::uint32_t row, std::uint32_t position);

} // namespace polarmir::isomir
