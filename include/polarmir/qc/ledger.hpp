#pragma once
#include <polarmir/count/count_table.hpp>
#include <polarmir/trim/trimmer.hpp>

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

/// Joins the outcomes of trimming with the classes of the kept reads. Throws std::logic_error when the
/// equation does not hold: a read was lost or counted twice, which is a bug, never the user's data.
[[nodiscard]] ledger make_ledger(trim::stats const & trimmed, count::sample_counts const & counted);

} // namespace polarmir::qc
