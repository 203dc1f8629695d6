#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace polarmir {

/// A sequence of up to 64 bases without N, two bits each, first base in the highest bits of the first word:
/// so the order of packed sequences is the alphabetical order of their letters (a prefix comes first).
class packed_sequence
{
  public:
    static constexpr std::size_t max_length{64};

    packed_sequence() = default;

    /// Requires at most `max_length` letters, all of them A, C, G, T or U (either case).
    explicit packed_sequence(std::string_view bases) noexcept;

    /// From what `words` and `size` of another one gave.
    packed_sequence(std::array<std::uint64_t, 2> const & words, std::uint8_t size) noexcept :
        words_{words}, length_{size}
    {}

    [[nodiscard]] std::size_t size() const noexcept { return length_; }
    [[nodiscard]] std::uint8_t code(std::size_t position) const noexcept
    {
        return static_cast<std::uint8_t>((words_[position / 32] >> (62 - 2 * (position % 32))) & 3U);
    }
    /// The same but for the base at `position` (below size()), which becomes `code` (0 to 3: A, C, G, T).
    [[nodiscard]] packed_sequence with(std::size_t position, std::uint8_t code) const noexcept;
    [[nodiscard]] std::array<std::uint64_t, 2> const & words() const noexcept { return words_; }
    [[nodiscard]] std::string to_string() const;

    /// Well-mixed 64-bit hash, the same on every machine; its high bits choose a shard.
    [[nodiscard]] std::uint64_t hash() const noexcept;

    friend bool operator==(packed_sequence const &, packed_sequence const &) = default;
    friend std::strong_ordering operator<=>(packed_sequence const &, packed_sequence const &) = default;

  private:
    std::array<std::uint64_t, 2> words_{};
    std::uint8_t length_{0};
};

} // namespace polarmir
