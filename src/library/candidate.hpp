#pragma once
#include "library/evidence.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::library {

/// How many first bases of an adapter are compared.
inline constexpr std::uint32_t head_length{12};
/// Largest number of random bases between mature and adapter.
inline constexpr std::uint32_t longest_gap{12};

/// Where an adapter begins in a read with an anchor.
struct adapter_site
{
    library::anchor const * anchor{nullptr};
    std::uint32_t position{0};

    /// Bases between the annotated end of the mature and the adapter, -3 to longest_gap + 3.
    [[nodiscard]] std::int64_t distance() const noexcept
    {
        return static_cast<std::int64_t>(position) - static_cast<std::int64_t>(anchor->hit.end);
    }
};

/// Bases of representative reads in one column, `offset` bases from the adapter's begin.
class column
{
  public:
    column() = default;
    column(std::vector<adapter_site> const & sites, std::int64_t offset);

    /// One more base; what is none of the four does not count.
    void add(char base) noexcept;

    [[nodiscard]] std::uint64_t reads() const noexcept { return total_; }
    [[nodiscard]] char consensus() const noexcept;
    /// Share of the most frequent base; 0 without reads.
    [[nodiscard]] double agreement() const noexcept;
    [[nodiscard]] bool is_constant() const noexcept { return agreement() >= 0.8; }
    /// Constant beyond the chance of a few reads: lower 95 % bound of the agreement at least 60 %.
    [[nodiscard]] bool is_surely_constant() const noexcept;
    [[nodiscard]] bool is_random() const noexcept { return total_ > 0 && agreement() < 0.6; }

  private:
    std::array<std::uint64_t, 4> counts_{};
    std::uint64_t total_{0};
};

/// Columns side by side, the first `offset` bases from the adapter's begin. Reads are gone through once,
/// which for many columns takes a tenth of the time.
[[nodiscard]] std::vector<column>
columns_from(std::vector<adapter_site> const & sites, std::int64_t offset, std::size_t number);

/// A sequence tested as the 3' adapter of the library.
struct candidate
{
    std::string adapter;
    std::uint64_t anchors{0};  ///< with room for its first bases
    std::uint64_t carrying{0}; ///< of these, carry it where the mature (and the gap) ends, +-3 nt
    std::uint32_t gap_3p{0};
    bool constant_gap{false}; ///< what lies before it is no random base but the same in all reads: the
                              ///< adapter begins earlier
    std::uint32_t random_behind{
        0};               ///< random bases directly behind the adapter, as far as half of the reads reach
    bool umi_ends{false}; ///< constant bases follow them, so they are a whole UMI

    [[nodiscard]] double support() const noexcept
    {
        return anchors == 0 ? 0 : static_cast<double>(carrying) / static_cast<double>(anchors);
    }
    [[nodiscard]] bool convincing() const noexcept { return is_convincing(carrying, anchors); }
};

/// Tests `adapter` (N matches any base) against the anchors: how many carry its first 12 nt with at most one
/// mismatch (6 to 11 nt at the read's end: none), and what lies between mature and adapter and behind the
/// adapter.
[[nodiscard]] candidate evaluate(evidence const & found, std::string_view adapter);

/// The same for some adapters at once, which takes a part of the time that one after the other would.
[[nodiscard]] std::vector<candidate>
evaluate(evidence const & found, std::span<std::string_view const> adapters, std::size_t threads);

/// Most frequent distance over representative reads, the smallest of equals; 0 without sites.
[[nodiscard]] std::int64_t modal_distance(std::vector<adapter_site> const & sites);

} // namespace polarmir::library
