#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/count/assignment_list.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::count {

/// Whether the reads that could be a mature's are. Reads that fit several matures are counted at each.
struct origin_counts
{
    std::uint64_t hairpin{0}; ///< explained only by the hairpin (class mirna)
    std::uint64_t shared{0};  ///< explained equally well by another RNA (class shared)
    std::uint64_t other{0};   ///< explained better by another RNA which they resemble the mature in
    std::uint32_t competitor{
        no_target}; ///< the one with most of the shared and other reads, the first of equals
};

/// What the reads of a mature are, all taken together.
enum class origin : std::uint8_t
{
    none,      ///< no read
    hairpin,   ///< at most as many reads could be of another RNA as are of the hairpin alone
    mixed,     ///< more could be of another RNA
    other_rna, ///< fewer than `misread_share` of the reads are of the hairpin alone: what misread bases and
               ///< rare variants of the other RNA amount to
};

inline constexpr double misread_share{0.05};

[[nodiscard]] origin verdict_on(origin_counts const & counts) noexcept;

/// `none`, `hairpin`, `mixed`, `other RNA`.
[[nodiscard]] char const * name_of(origin o) noexcept;

/// Per row of `rows`. Reads and assignments in the same order.
[[nodiscard]] std::vector<origin_counts> count_origins(std::span<collapse::unique_read const> reads,
                                                       assignment_list const & assignments,
                                                       std::size_t rows);

} // namespace polarmir::count
