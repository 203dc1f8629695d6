#pragma once
#include <compare>
#include <cstdint>

namespace polarmir::align {

inline constexpr std::uint32_t max_tail{3};       ///< nt a non-templated 3' tail may have
inline constexpr std::uint32_t min_templated{15}; ///< nt of the insert that must lie on the hairpin
inline constexpr std::uint32_t clean_end{3};      ///< last templated nt, none of which may be a mismatch

/// The insert without its last `tail` bases lies ungapped on `hairpin` at `position` with `mismatches`.
struct alignment
{
    std::uint32_t hairpin{0};  ///< index into the hairpins
    std::uint32_t position{0}; ///< 0-based, of the insert's first base
    std::uint8_t tail{0};      ///< non-templated bases at the insert's 3' end, 0 to `max_tail`
    std::uint8_t mismatches{0};
    friend auto operator<=>(alignment const &, alignment const &) = default;
};

/// How good an alignment is, best first by the derived order: fewer mismatches, then no tail before a tail of
/// A and T only before any other tail, then the shorter tail.
struct stratum
{
    enum class tail_kind : std::uint8_t
    {
        none,
        at_only,
        other,
    };
    std::uint8_t mismatches{0};
    tail_kind kind{tail_kind::none};
    std::uint8_t tail{0};
    friend auto operator<=>(stratum const &, stratum const &) = default;
};

} // namespace polarmir::align
