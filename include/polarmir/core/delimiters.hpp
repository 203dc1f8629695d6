#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__) // part of every x86-64 processor: nothing to dispatch
#    include <emmintrin.h>
#endif

namespace polarmir {

/// Calls `use(position)` for each `delimiter` in `text`, in order. Fields of tables have a few letters each:
/// to look for one delimiter after the other with a call of memchr takes three times as long.
template <typename use_t>
void for_each_delimiter(std::string_view text, char delimiter, use_t && use)
{
    std::size_t i{0};
#if defined(__SSE2__)
    constexpr std::size_t at_once{16};
    __m128i const wanted = _mm_set1_epi8(delimiter);
    for (; i + at_once <= text.size(); i += at_once)
    {
        __m128i const letters = _mm_loadu_si128(reinterpret_cast<__m128i const *>(text.data() + i));
        auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(letters, wanted)));
        for (; found != 0; found &= found - 1)
            use(i + static_cast<std::size_t>(std::countr_zero(found)));
    }
#endif
    for (; i < text.size(); ++i)
        if (text[i] == delimiter)
            use(i);
}

} // namespace polarmir
