#pragma once
#include <polarmir/align/alignment.hpp>
#include <polarmir/explain/explanation.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace polarmir::explain {

/// Bases laid on a sequence without gaps.
struct laying
{
    std::string bases;       ///< in the direction of the sequence
    std::ptrdiff_t begin{0}; ///< where the first of them lies, 0-based; before the sequence when negative
    std::size_t tail_5p{0};  ///< bases that are not compared, at either end
    std::size_t tail_3p{0};

    [[nodiscard]] std::ptrdiff_t end() const noexcept
    {
        return begin + static_cast<std::ptrdiff_t>(bases.size());
    }
};

/// An insert with this alignment.
[[nodiscard]] laying lay(std::string_view insert, align::alignment const & where);

/// An insert that lies with this alignment on the reverse complement of a sequence of `length` bases, as it
/// lies on the sequence itself.
[[nodiscard]] laying lay_reverse(std::string_view insert, align::alignment const & where, std::size_t length);

/// The part of a sequence that is drawn.
struct window
{
    std::ptrdiff_t begin{0}; ///< may lie outside of the sequence
    std::ptrdiff_t end{0};
};

/// What `what` looks like below the sequence, in a panel of this window.
[[nodiscard]] drawn_bases draw(laying const & what, std::string_view sequence, window const & shown);

/// The part of the sequence in the window.
[[nodiscard]] drawn_bases draw(std::string_view sequence, window const & shown);

/// `exact`, `1 mismatch`, `2 mismatches, tail AT`.
[[nodiscard]] std::string fit_text(std::string_view insert, unsigned mismatches, std::size_t tail);

} // namespace polarmir::explain
