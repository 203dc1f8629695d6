#pragma once
#include <polarmir/reference/mirna_reference.hpp>

#include <string_view>
#include <vector>

namespace polarmir::simulate {

/// Whether two matures differ by at most two substitutions where they overlap when their first bases lie at
/// most one apart.
[[nodiscard]] bool are_near_paralogues(std::string_view a, std::string_view b) noexcept;

/// Sets the weight of every row to 0 that is a near paralogue of a row with a larger one (or an equal one
/// that comes first) that has kept its own. `weights`: one per row.
void silence_paralogues(reference::mirna_reference const & reference, std::vector<double> & weights);

} // namespace polarmir::simulate
