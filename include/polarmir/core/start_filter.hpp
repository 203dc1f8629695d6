#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace polarmir {

/// Most bases in which starts are looked for at once: one bit for each.
inline constexpr std::size_t window_length{64};

/// How many mismatches are allowed: one in that many bases that lie in the window.
enum class filter_rate : std::uint8_t
{
    one_in_ten,
    one_in_twelve,
};

[[nodiscard]] constexpr std::size_t bases_per_mismatch(filter_rate rate) noexcept
{
    return rate == filter_rate::one_in_ten ? 10 : 12;
}

/// A stretch of a read as a start_filter sees it, made once for all the sequences that are looked for in it.
class read_window
{
  public:
    /// At most window_length letters, of which other than A, C, G and T match nothing.
    explicit read_window(std::string_view letters) noexcept;

    /// The same without the instructions of the processor for 16 bases at a time.
    [[nodiscard]] static read_window made_portably(std::string_view letters) noexcept;

  private:
    friend class start_filter;

    /// Where a base is not A, not C, not G and not T, and a last element for what matches all.
    using difference_masks = std::array<std::uint64_t, 5>;

    read_window(difference_masks const & differs, std::size_t size) noexcept : differs_{differs}, size_{size}
    {}

    difference_masks differs_{};
    std::size_t size_;
};

/// Rules out where a sequence (an adapter) cannot begin in a read, at all positions at once.
///
/// The first bases of the sequence are cut into blocks. Where o of its bases lie in the window and n
/// mismatches are allowed in them, at least one of its first n + 1 blocks must be free of mismatches (the
/// pigeonhole principle), and the first two when no mismatch is allowed.
class start_filter
{
  public:
    /// N in `sequence` matches everything; other letters than A, C, G, T and N must not occur.
    start_filter(std::string_view sequence, filter_rate rate) noexcept;

    /// A bit is set wherever the sequence begins, as far as it lies in the window, with no more mismatches
    /// than allowed, and at few other positions.
    [[nodiscard]] std::uint64_t operator()(read_window const & window) const noexcept;

    /// Where a window ends before the read does, positions with fewer bases than this behind them must be
    /// looked at in the next window. A sequence for which it is window_length or more is too long for the
    /// filter, which rules nothing out then.
    [[nodiscard]] std::size_t reach() const noexcept { return bases_per_mismatch(rate_) * most_mismatches_; }

  private:
    template <std::size_t block_length>
    [[nodiscard]] std::uint64_t starts(read_window const & window) const noexcept;

    std::array<std::uint8_t, window_length> codes_{}; // beyond the sequence and for N: matches all
    filter_rate rate_;
    std::size_t most_mismatches_; // in a window that holds the whole sequence
    bool rules_out_;
};

} // namespace polarmir
