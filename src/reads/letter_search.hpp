#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__) // part of every x86-64 processor: nothing to dispatch
#    include <emmintrin.h>
#endif

/// Searches for the first letter of a kind, 64 letters at a time.
namespace polarmir::reads {

inline constexpr char lowest_quality{33};
inline constexpr char highest_quality{126};

/// Kinds of letters: `of` tells it of one letter, `among` of 16 at once, bit i for letter i.
struct line_end_or_nul
{
    [[nodiscard]] static bool of(char letter) noexcept { return letter == '\n' || letter == '\0'; }
#if defined(__SSE2__)
    [[nodiscard]] static __m128i among(__m128i letters) noexcept
    {
        return _mm_or_si128(_mm_cmpeq_epi8(letters, _mm_set1_epi8('\n')),
                            _mm_cmpeq_epi8(letters, _mm_setzero_si128()));
    }
#endif
};

struct not_upper_case_base
{
    [[nodiscard]] static bool of(char letter) noexcept
    {
        return letter != 'A' && letter != 'C' && letter != 'G' && letter != 'T' && letter != 'N';
    }
#if defined(__SSE2__)
    [[nodiscard]] static __m128i among(__m128i letters) noexcept
    {
        auto const are = [&](char base) { return _mm_cmpeq_epi8(letters, _mm_set1_epi8(base)); };
        __m128i const bases = _mm_or_si128(
            _mm_or_si128(_mm_or_si128(are('A'), are('C')), _mm_or_si128(are('G'), are('T'))), are('N'));
        return _mm_cmpeq_epi8(bases, _mm_setzero_si128());
    }
#endif
};

struct not_quality
{
    [[nodiscard]] static bool of(char letter) noexcept
    {
        return letter < lowest_quality || letter > highest_quality;
    }
#if defined(__SSE2__)
    [[nodiscard]] static __m128i among(__m128i letters) noexcept
    {
        // As signed numbers all letters from 128 on lie below.
        return _mm_or_si128(_mm_cmplt_epi8(letters, _mm_set1_epi8(lowest_quality)),
                            _mm_cmpgt_epi8(letters, _mm_set1_epi8(highest_quality)));
    }
#endif
};

inline constexpr std::size_t letters_at_once{64};

/// Which of 64 letters are of a kind: bit i for letter i. For processors without vectors.
template <typename kind>
[[nodiscard]] std::uint64_t where_portably(char const * letters) noexcept
{
    std::uint64_t found{0};
    for (std::size_t i = 0; i < letters_at_once; ++i)
        found |= static_cast<std::uint64_t>(kind::of(letters[i])) << i;
    return found;
}

/// The same, 16 letters at a time where the processor can.
template <typename kind>
[[nodiscard]] std::uint64_t where(char const * letters) noexcept
{
#if defined(__SSE2__)
    auto const sixteen = [letters](std::size_t at) {
        __m128i const loaded = _mm_loadu_si128(reinterpret_cast<__m128i const *>(letters + at));
        auto const found = static_cast<std::uint32_t>(_mm_movemask_epi8(kind::among(loaded)));
        return static_cast<std::uint64_t>(found) << at;
    };
    return sixteen(0) | sixteen(16) | sixteen(32) | sixteen(48);
#else
    return where_portably<kind>(letters);
#endif
}

/// The first letter of a kind. Nothing is read behind `end`, so fewer than 64 letters before it are not
/// searched: null when there is none in front of them. Blocks of 64 hold most lines: a branch that ends a
/// loop anywhere in a line would often be guessed wrong.
template <typename kind>
[[nodiscard]] char * find_first(char * begin, char * end) noexcept
{
    for (; static_cast<std::size_t>(end - begin) >= letters_at_once; begin += letters_at_once)
        if (std::uint64_t const found = where<kind>(begin); found != 0)
            return begin + std::countr_zero(found);
    return nullptr;
}

/// The same when it probably lies `expected` letters behind `begin`. The processor goes on from there before
/// it knows: where a line is found only when the one before it has been looked at, it waits most of the time.
template <typename kind>
[[nodiscard]] char * find_first(char * begin, char * end, std::size_t expected) noexcept
{
    std::size_t const before = expected % letters_at_once;
    char * block = begin;
    if (static_cast<std::size_t>(end - begin) < expected - before + letters_at_once)
        return find_first<kind>(begin, end);
    for (; block != begin + (expected - before); block += letters_at_once)
        if (where<kind>(block) != 0)
            return find_first<kind>(block, end);
    std::uint64_t const up_to_expected = ~std::uint64_t{0} >> (letters_at_once - 1 - before);
    if ((where<kind>(block) & up_to_expected) == std::uint64_t{1} << before)
        return begin + expected;
    return find_first<kind>(block, end);
}

} // namespace polarmir::reads
