#pragma once
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::isomir {

/// A base of the insert that differs from the hairpin.
struct substitution
{
    std::uint32_t position{1}; ///< in the insert, 1-based
    char read{'N'};
    char hairpin{'N'};
    friend bool operator==(substitution const &, substitution const &) = default;
};

/// How an insert differs from the mature that claims it, in the terms of mirGFF3 1.2. Positive shifts: the
/// end of the insert lies further 3' than that of the mature, on either side.
struct isomir
{
    int shift_5p{0};
    int shift_3p{0};       ///< of the templated part
    std::string gained_5p; ///< bases before the mature's begin (shift_5p < 0)
    std::string lost_5p;   ///< bases of the mature before the insert's begin (shift_5p > 0)
    std::string gained_3p; ///< templated bases behind the mature's end (shift_3p > 0)
    std::string lost_3p;   ///< bases of the mature behind the templated part's end (shift_3p < 0)
    std::string tail;      ///< non-templated bases at the 3' end
    std::vector<substitution> substitutions; ///< of the templated part, by position
    std::uint32_t begin{0};                  ///< of the insert on the hairpin, 0-based
    std::uint32_t length{0};                 ///< of the insert, tail included

    [[nodiscard]] bool is_canonical() const noexcept;
    friend bool operator==(isomir const &, isomir const &) = default;
};

/// A number of bases with its sign: +1, -2, 0.
[[nodiscard]] std::string signed_text(int shift);

/// Bases at one end: gained ones in capitals, lost ones in small letters.
[[nodiscard]] std::string end_bases(std::string const & gained, std::string const & lost);

/// Compares an insert with the mature of one of its claims.
[[nodiscard]] isomir describe(reference::mirna_reference const & reference,
                              std::string_view insert,
                              count::claim const & claim,
                              std::uint32_t tail);

/// `NA`, or the parts that differ in alphabetical order, separated by commas: iso_3p:+1, iso_5p:-2,
/// iso_add3p:2, iso_snv_seed (insert positions 2-7), iso_snv_central_offset (8), iso_snv_central (9-12),
/// iso_snv_central_supp (13-17), iso_snv (others); each kind of SNV once.
[[nodiscard]] std::string variant_text(isomir const & of);

/// The same with the bases: iso_5p:t (lost), iso_3p:AG (gained), iso_add3p:AA, iso_snv:4CG (1-based position,
/// read base, hairpin base); `NA` for the mature itself.
[[nodiscard]] std::string changes_text(isomir const & of);

/// M for bases that agree with the hairpin, the hairpin's base where they do not, the bases of the tail as
/// they are: 11MA7M, 22MAA.
[[nodiscard]] std::string cigar(isomir const & of);

} // namespace polarmir::isomir
