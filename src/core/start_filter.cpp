#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/start_filter.hpp>

#include <algorithm>
#include <array>

#if defined(__SSE2__) // part of every x86-64 processor: nothing to dispatch
#    include <emmintrin.h>
#endif

namespace polarmir {
namespace {

constexpr std::uint8_t matches_all{4};

#if defined(__SSE2__)
/// Bits 1 to 3 of a letter, each of 16 letters, the lowest bit first: A, C, G, T and N have 000, 001, 011,
/// 010 and 111.
struct letter_bits
{
    std::array<std::uint64_t, 3> planes{};

    void add(char const * sixteen, std::size_t at) noexcept
    {
        __m128i const letters = _mm_loadu_si128(reinterpret_cast<__m128i const *>(sixteen));
        auto const highest_bits = [at](__m128i shifted) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(shifted))) << at;
        };
        planes[0] |= highest_bits(_mm_slli_epi16(letters, 6));
        planes[1] |= highest_bits(_mm_slli_epi16(letters, 5));
        planes[2] |= highest_bits(_mm_slli_epi16(letters, 4));
    }
};

constexpr std::size_t vector_length{16};

letter_bits bits_of(std::string_view window) noexcept
{
    letter_bits bits;
    if (window.size() < vector_length)
    {
        std::array<char, vector_length> padded;
        padded.fill('N');
        std::copy(window.begin(), window.end(), padded.begin());
        bits.add(padded.data(), 0);
        return bits;
    }
    std::size_t i{0};
    for (; i + vector_length <= window.size(); i += vector_length)
        bits.add(window.data() + i, i);
    if (i < window.size()) // some letters a second time
        bits.add(window.data() + window.size() - vector_length, window.size() - vector_length);
    return bits;
}
#endif

/// The lowest bits.
constexpr std::uint64_t first_bits(std::size_t number) noexcept
{
    return number >= window_length ? ~std::uint64_t{0} : (std::uint64_t{1} << number) - 1;
}

/// Where one of the first `length` bases with these codes differs.
template <std::size_t length>
std::uint64_t block_differs(std::array<std::uint64_t, 5> const & differs, std::uint8_t const * codes) noexcept
{
    std::uint64_t differing{0};
    for (std::size_t i = length; i != 0; --i) // shifts by one cost less than others
        differing = (differing >> 1) | differs[codes[i - 1]];
    return differing;
}

} // namespace

read_window read_window::made_portably(std::string_view letters) noexcept
{
    std::uint64_t const inside = first_bits(letters.size());
    difference_masks differs{inside, inside, inside, inside, 0};
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (std::uint8_t const code = base_code(letters[i]); code != unknown_base)
            differs[code] &= ~(std::uint64_t{1} << i);
    return {differs, letters.size()};
}

#if defined(__SSE2__)
read_window::read_window(std::string_view letters) noexcept : size_{letters.size()}
{
    auto const [low, middle, high] = bits_of(letters).planes;
    std::uint64_t const inside = first_bits(letters.size());
    differs_ = {inside & (high | middle | low),
                inside & (high | middle | ~low),
                inside & (high | ~middle | ~low),
                inside & (high | ~middle | low),
                0};
}
#else
read_window::read_window(std::string_view letters) noexcept : read_window{made_portably(letters)} {}
#endif

start_filter::start_filter(std::string_view sequence, filter_rate rate) noexcept :
    rate_{rate}, most_mismatches_{sequence.size() / bases_per_mismatch(rate)}, rules_out_{reach() <
                                                                                          window_length}
{
    codes_.fill(matches_all);
    for (std::size_t i = 0; i < std::min(sequence.size(), codes_.size()); ++i)
        if (std::uint8_t const code = base_code(sequence[i]); code != unknown_base)
            codes_[i] = code;
}

template <std::size_t block_length>
std::uint64_t start_filter::starts(read_window const & window) const noexcept
{
    auto const & differs = window.differs_;
    std::uint64_t all_differ = block_differs<block_length>(differs, codes_.data());
    std::uint64_t const second =
        block_differs<block_length>(differs, codes_.data() + block_length) >> block_length;
    std::uint64_t starts = ~(all_differ | second);
    std::size_t begin{block_length};
    for (std::size_t mismatches = 1; mismatches <= most_mismatches_; ++mismatches, begin += block_length)
    {
        std::size_t const bases = 2 * block_length * mismatches;
        if (bases > window.size_)
            break;
        all_differ &=
            mismatches == 1 ? second : block_differs<block_length>(differs, codes_.data() + begin) >> begin;
        starts |= ~all_differ & first_bits(window.size_ - bases + 1);
    }
    return starts & first_bits(window.size_);
}

std::uint64_t start_filter::operator()(read_window const & window) const noexcept
{
    if (!rules_out_)
        return first_bits(window.size_);
    return rate_ == filter_rate::one_in_ten ? starts<5>(window) : starts<6>(window);
}

} // namespace polarmir
