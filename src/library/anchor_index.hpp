#pragma once
#include <polarmir/core/interval.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::library {

/// Where a known mature lies in a read; `end` is where it ends by its annotation and may lie up to 3 nt
/// behind the read.
struct anchor_hit
{
    std::uint32_t mature{0}; ///< index into anchor_index::matures()
    std::uint32_t begin{0};
    std::uint32_t end{0};
};

/// Finds known matures in reads by their first 16 nt. Matures with a repetitive beginning are left out: they
/// occur in any transcript. Only the sense strand is looked at.
class anchor_index
{
  public:
    static constexpr std::uint32_t seed_length{16};
    static constexpr std::uint32_t last_offset{16};  ///< largest number of bases before the mature
    static constexpr std::uint32_t end_tolerance{3}; ///< 3' ends of isomiRs differ by this much

    /// `matures`: DNA or RNA letters, any order; repeated, short (< 16 nt), ambiguous and repetitive ones are
    /// dropped.
    explicit anchor_index(std::span<std::string const> matures);

    /// The best mature in the read: its first 16 nt are found exactly and the rest, but for its last 3 nt,
    /// with at most one mismatch. Of several the one that agrees longest, then the leftmost, then the
    /// alphabetically first.
    [[nodiscard]] std::optional<anchor_hit> find(std::string_view read) const noexcept;

    [[nodiscard]] std::span<std::string const> matures() const noexcept { return matures_; }

  private:
    /// Indices of the matures with that seed.
    [[nodiscard]] interval starting_with(std::uint32_t seed) const noexcept;

    std::vector<std::string> matures_; ///< sorted, so those with one and the same seed are neighbours
    std::vector<std::uint32_t> seeds_; ///< of each mature
    std::vector<std::uint32_t> slots_; ///< open addressing: 1 + first mature with the seed, 0 = empty
};

/// True when `bases` is so repetitive (fewer than half of its 3-mers differ) that it says nothing about where
/// it comes from.
[[nodiscard]] bool is_repetitive(std::string_view bases);

} // namespace polarmir::library
