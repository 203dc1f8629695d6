#pragma once
#include "library/anchor_index.hpp"

#include <polarmir/reads/fastq.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace polarmir::library {

/// Above this share of one mature the end of that mature may pass for the beginning of the adapter.
inline constexpr double dominating_share{0.25};

/// A read that holds a known mature.
struct anchor
{
    std::string_view read;
    anchor_hit hit;
    /// Among the first of its mature: what is common to *different* miRNAs is read from these only, so that
    /// one abundant miRNA cannot pass its own end off as adapter.
    bool representative{false};

    /// Bases behind the annotated end; negative when the read ends before it.
    [[nodiscard]] std::int64_t room() const noexcept
    {
        return static_cast<std::int64_t>(read.size()) - static_cast<std::int64_t>(hit.end);
    }
};

/// What the first reads of a file show.
struct evidence
{
    std::uint64_t reads{0};
    std::uint32_t shortest{0};
    std::uint32_t longest{0};
    std::uint64_t of_modal_length{0}; ///< reads that have the most frequent length
    std::uint64_t masked{0};          ///< reads that end in five or more N
    std::vector<anchor> anchors;      ///< in read order
    std::size_t different_matures{0};
    double largest_share{0}; ///< of one mature among the representative anchors

    std::uint32_t clip_5p{0}; ///< most frequent number of bases before the mature
    double clip_share{0};     ///< share of representative anchors that have just as many
    std::uint32_t second_clip{
        0}; ///< most frequent number that is no isomiR's shift of the first (2 or more off)
    double second_clip_share{0}; ///< share of representative anchors that have it
};

/// Chooses the representatives among the anchors and finds what only they show; for anchors that are a part
/// of those collected.
void summarise(evidence & found);

[[nodiscard]] evidence
collect(std::span<reads::read_view const> reads, anchor_index const & index, std::size_t threads = 1);

/// Lower end of the 95 % confidence interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 22:209, 1927); 0
/// without trials.
[[nodiscard]] double wilson_lower_bound(std::uint64_t successes, std::uint64_t trials) noexcept;

/// Enough to decide: at least 60 % of 100 or more, or, of 10 to 99, a lower 95 % bound of at least 50 %.
[[nodiscard]] bool is_convincing(std::uint64_t successes, std::uint64_t trials) noexcept;

} // namespace polarmir::library
