#pragma once
#include <polarmir/isomir/record.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace polarmir::isomir {

/// The first line of a text, without its end; it is taken away from the text.
[[nodiscard]] std::string_view take_line(std::string_view & text) noexcept;

/// Sets `into` to what a line of isomir.tsv says, in the memory of what it held before. Returns what is wrong
/// with the line, or nothing.
[[nodiscard]] char const * parse_record(std::string_view line, record & into);

/// A whole number that may have a plus, as shifts have; nothing when the text is none.
[[nodiscard]] std::optional<int> parse_shift(std::string_view text);

/// All that joining needs of most lines.
struct read_count
{
    std::string_view key; ///< the same of two lines of one isomiR: read, miRNA, accession
    std::uint64_t count;
};

/// Nothing when the line is damaged, as far as that shows without looking at its other fields.
[[nodiscard]] std::optional<read_count> find_read_count(std::string_view line, expression counted);

} // namespace polarmir::isomir
