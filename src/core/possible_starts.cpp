#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/possible_starts.hpp>

#include <algorithm>
#include <array>

#if defined(__SSE2__) // part of every x86-64 processor: nothing to dispatch
#    include <emmintrin.h>
#endif

namespace polarmir {
namespace {

/// Where each of A, C, G and T stands in a window.
using base_masks = std::array<std::uint64_t, 4>;

base_masks masks_of_letters(std::string_view window) noexcept
{
    base_masks masks{};
    for (std::size_t i = 0; i < window.size(); ++i)
        if (std::uint8_t const code = base_code(window[i]); code != unknown_base)
            masks[code] |= std::uint64_t{1} << i;
    return masks;
}

/// Numbers of mismatches, 0 to 3 and more, of all positions at once: bit i of the two words is the number at
/// position i, bit i of `many` tells that it is more than 3.
class mismatch_counters
{
  public:
    void add(std::uint64_t mismatches) noexcept
    {
        std::uint64_t const carry = ones_ & mismatches;
        ones_ ^= mismatches;
        many_ |= twos_ & carry;
        twos_ ^= carry;
    }

    [[nodiscard]] std::uint64_t at_most(std::size_t number) const noexcept
    {
        switch (number)
        {
        case 0:
            return ~(many_ | twos_ | ones_);
        case 1:
            return ~(many_ | twos_);
        case 2:
            return ~(many_ | (twos_ & ones_));
        case 3:
            return ~many_;
        default:
            return ~std::uint64_t{0};
        }
    }

  private:
    std::uint64_t ones_{0};
    std::uint64_t twos_{0};
    std::uint64_t many_{0};
};

std::uint64_t starts_of(base_masks const & masks,
                        std::size_t window_size,
                        std::string_view adapter,
                        std::size_t mismatches) noexcept
{
    std::uint64_t const inside =
        window_size == window_length ? ~std::uint64_t{0} : (std::uint64_t{1} << window_size) - 1;
    mismatch_counters counters;
    for (std::size_t i = 0; i < std::min({adapter.size(), prefix_length, window_size}); ++i)
        if (std::uint8_t const code = base_code(adapter[i]); code != unknown_base)
            counters.add((~masks[code] & inside) >> i);
    return counters.at_most(mismatches) & inside;
}

#if defined(__SSE2__)
/// Bits 1 to 3 of the letters tell A, C, G, T and N apart: 000, 001, 011, 010 and 111.
base_masks masks_of_vectors(std::string_view window) noexcept
{
    constexpr std::size_t vector_length{16};
    alignas(vector_length) std::array<char, window_length> letters{};
    std::copy(window.begin(), window.end(), letters.begin());
    std::array<std::uint64_t, 3> bits{};
    for (std::size_t i = 0; i < window.size(); i += vector_length)
    {
        __m128i const sixteen = _mm_load_si128(reinterpret_cast<__m128i const *>(letters.data() + i));
        auto const highest_bits = [&](__m128i shifted) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(shifted))) << i;
        };
        bits[0] |= highest_bits(_mm_slli_epi16(sixteen, 6));
        bits[1] |= highest_bits(_mm_slli_epi16(sixteen, 5));
        bits[2] |= highest_bits(_mm_slli_epi16(sixteen, 4));
    }
    std::uint64_t const base = ~bits[2];
    return {base & ~bits[1] & ~bits[0],
            base & ~bits[1] & bits[0],
            base & bits[1] & bits[0],
            base & bits[1] & ~bits[0]};
}
#endif

} // namespace

std::uint64_t
possible_starts_portably(std::string_view window, std::string_view adapter, std::size_t mismatches) noexcept
{
    return starts_of(masks_of_letters(window), window.size(), adapter, mismatches);
}

std::uint64_t
possible_starts(std::string_view window, std::string_view adapter, std::size_t mismatches) noexcept
{
#if defined(__SSE2__)
    return starts_of(masks_of_vectors(window), window.size(), adapter, mismatches);
#else
    return possible_starts_portably(window, adapter, mismatches);
#endif
}

} // namespace polarmir
