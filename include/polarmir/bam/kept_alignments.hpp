#pragma once
#include <polarmir/bam/targets.hpp>
#include <polarmir/count/annotator.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace polarmir::bam {

inline constexpr std::uint32_t no_row{0xffffffff};

/// Where an insert lies, in the terms of SAM.
struct kept_alignment
{
    std::uint32_t target{0};   ///< index into targets::entries
    std::uint32_t position{0}; ///< 0-based, of the leftmost base that is aligned
    std::uint32_t row{no_row}; ///< of the reference, whose mature claims the read here
    bool is_reverse{false};    ///< on the opposite strand
    friend bool operator==(kept_alignment const &, kept_alignment const &) = default;
};

/// The alignments that the verdict on an insert rests on, the primary one first:
///
/// - `mirna`: every (row, hairpin) that claims the read, by row, that is by accession;
/// - `shared`: the same, then the other RNAs that fit as well;
/// - `hairpin_other`: the hairpins by accession;
/// - another RNA: the one that the tables name, then the others of the same stratum;
/// - `antisense`: the hairpins by accession, reverse strand;
/// - all else: none.
///
/// The tail, which all alignments of an insert have, is not aligned.
[[nodiscard]] std::vector<kept_alignment>
kept_alignments(count::evidence const & found, std::string_view insert, targets const & all);

} // namespace polarmir::bam
