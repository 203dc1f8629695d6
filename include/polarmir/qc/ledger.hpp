#pragma once
#include <polarmir/count/count_table.hpp>
#include <polarmir/trim/trimmer.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace polarmir::qc {

/// Where every read of a sample went: input = sum of the fates.
struct ledger
{
    std::uint64_t input{0};
    /// Name and reads; the order is that in which the fates are decided, so each read has the first that
    /// applies.
    std::vector<std::pair<std::string, std::uint64_t>> fates;

    [[nodiscard]] std::uint64_t total() const noexcept;
    [[nodiscard]] std::uint64_t of(std::string_view fate) const;
};

/// Reads by read_class.
using class_reads = std::array<std::uint64_t, count::read_class_count>;

/// Joins the outcomes of trimming with the classes of the kept reads. With UMIs the classes hold one read per
/// molecule and `duplicates` the other reads. Throws std::logic_error when the equation does not hold: a read
/// was lost or counted twice, which is a bug, never the user's data.
[[nodiscard]] ledger
make_ledger(trim::stats const & trimmed, class_reads const & classes, std::uint64_t duplicates);

} // namespace polarmir::qc
