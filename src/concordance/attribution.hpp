#pragma once
#include "simulate.hpp"

#include <polarmir/concordance/comparison.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// Why counts of a sample differ, per group of rows.
struct attribution
{
    std::vector<std::vector<part>> parts; ///< largest first
    std::vector<double> explained;        ///< sum of the parts
    std::optional<double> depth;
};

/// Walks from our rules to theirs. `theirs`: their counts per group; `group_of_row` as for `fit`.
[[nodiscard]] attribution attribute(sample_evidence const & sample,
                                    rules const & their_rules,
                                    std::span<double const> theirs,
                                    std::span<std::uint32_t const> group_of_row,
                                    reference::mirna_reference const & reference);

} // namespace polarmir::concordance
