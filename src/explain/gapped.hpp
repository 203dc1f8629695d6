#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace polarmir::explain {

/// An insert laid on a part of a target with gaps.
struct gapped_alignment
{
    std::size_t target{0};    ///< index
    std::size_t begin{0};     ///< 0-based, of the part
    std::string target_bases; ///< of the part, `-` where the insert has a base more
    std::string insert_bases; ///< all of the insert, `-` where the target has a base more
    std::size_t edits{0};     ///< bases that differ, are missing or are too many
};

/// Whether the program was built with SeqAn3, which makes these alignments.
[[nodiscard]] bool can_align_with_gaps() noexcept;

/// The alignment of all of the insert to a part of a target with the fewest edits; of equally good targets
/// the first. Nothing without targets, or without SeqAn3. Letters: A, C, G, T and N.
[[nodiscard]] std::optional<gapped_alignment> nearest_with_gaps(std::string_view insert,
                                                                std::span<std::string_view const> targets);

} // namespace polarmir::explain
