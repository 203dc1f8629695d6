#pragma once
#include "random.hpp"

#include <cstdint>
#include <span>

namespace polarmir::simulate {

/// A number of bases, and how often it is drawn compared with the others of its table.
struct weighted_length
{
    std::int32_t nt;
    std::uint32_t weight;
};

/// How far the ends of isomiRs lie from the annotated ones, when they differ.
struct end_model
{
    std::span<weighted_length const> shifts_5p;
    std::span<weighted_length const> shifts_3p;
    std::span<weighted_length const> tails;
    std::uint32_t shortest_templated; ///< nt; what would be shorter stays as annotated
};

/// The ends most isomiRs have.
[[nodiscard]] end_model const & common_ends() noexcept;

/// Ends in the proportions found in the reads of cell lines and serum (means over miRNAs with 100 reads or
/// more): few are far away, but they are not cut off.
[[nodiscard]] end_model const & measured_ends() noexcept;

[[nodiscard]] std::int32_t pick(std::span<weighted_length const> table, generator & random);

} // namespace polarmir::simulate
