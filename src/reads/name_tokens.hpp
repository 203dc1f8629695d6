#pragma once
#include <optional>
#include <string_view>

namespace polarmir::reads {

[[nodiscard]] bool all_digits(std::string_view text) noexcept;

/// R1 ... R4, I1 ... I4.
[[nodiscard]] bool is_read_tag(std::string_view text) noexcept;

/// 001.
[[nodiscard]] bool is_chunk(std::string_view text) noexcept;

/// S1, S106: the place in the sequencer's sample sheet.
[[nodiscard]] bool is_sheet_number(std::string_view text) noexcept;

/// L001.
[[nodiscard]] bool is_illumina_lane(std::string_view text) noexcept;

/// L1, L01.
[[nodiscard]] bool is_mgi_lane(std::string_view text) noexcept;

/// V300012345, CL100059708, E100012345B, DP8400012345TL.
[[nodiscard]] bool is_mgi_flow_cell(std::string_view text) noexcept;

/// 1, 2.
[[nodiscard]] bool is_mate_digit(std::string_view text) noexcept;

/// f1, r2: the ends of paired runs of the CRR archive.
[[nodiscard]] bool is_end_of_crr(std::string_view text) noexcept;

/// ACGTAC, ACGTAC-TTGACA, NoIndex, Undetermined.
[[nodiscard]] bool is_casava_barcode(std::string_view text) noexcept;

/// Takes the text behind the last of `separators` off `text` if `fits` says so. Something must be left before
/// it.
template <typename predicate_t>
std::optional<std::string_view>
take_last(std::string_view & text, predicate_t fits, std::string_view separators = "_")
{
    std::size_t const at = text.find_last_of(separators);
    if (at == std::string_view::npos || at == 0 || !fits(text.substr(at + 1)))
        return std::nullopt;
    std::string_view const token = text.substr(at + 1);
    text = text.substr(0, at);
    return token;
}

} // namespace polarmir::reads
