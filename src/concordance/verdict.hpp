#pragma once
#include "placements.hpp"

#include <polarmir/concordance/rules.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::concordance {

/// A mature on a hairpin that a read is counted for.
struct counted_at
{
    std::uint32_t row{0};
    std::uint32_t mature{0};
    std::uint32_t hairpin{0};
    friend auto operator<=>(counted_at const &, counted_at const &) = default;
};

/// Where rules count a read. All but `umi`, `competition` and `filter` decide; those are matters of the whole
/// sample.
struct verdict
{
    std::vector<counted_at> places; ///< sorted, distinct
    bool is_exact{false};           ///< the whole read agrees
};

[[nodiscard]] verdict judge(std::string_view insert,
                            std::span<placed const> placements,
                            rules const & by,
                            reference::mirna_reference const & reference);

} // namespace polarmir::concordance
