#pragma once
#include <polarmir/align/aligner.hpp>
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace polarmir::count {

/// The mature that claims a templated part lying at `where` of a hairpin, or nothing (rule: annotator).
[[nodiscard]] std::optional<std::uint32_t>
claiming_mature(reference::mirna_reference const & reference, std::uint32_t hairpin, interval where) noexcept;

/// True when this much of an insert on a hairpin is enough to count it.
[[nodiscard]] bool is_countable(std::size_t templated, unsigned mismatches) noexcept;

/// The verdict on an insert that aligns to hairpins: `mirna` or `hairpin_other`, both with stratum and
/// hairpins.
[[nodiscard]] assignment assign_to_hairpins(reference::mirna_reference const & reference,
                                            std::string_view insert,
                                            align::result const & found);

} // namespace polarmir::count
