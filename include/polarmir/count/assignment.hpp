#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace polarmir::count {

/// What a distinct insert is.
enum class read_class : std::uint8_t
{
    mirna,
    hairpin_other, ///< on a hairpin, but at no mature (loop, moRNA, unannotated arm) or too short to be
                   ///< counted
    spike_in,
    low_complexity, ///< matches nothing and is one base, or one di-nucleotide repeat, over 90 % of its length
    antisense,      ///< matches a hairpin only on the opposite strand
    unmapped,
};
inline constexpr std::size_t read_class_count{6};

/// The class as it is called in the output files.
[[nodiscard]] char const * name_of(read_class c) noexcept;

/// A row of the reference whose mature claims the read on a hairpin.
struct claim
{
    std::uint32_t row{0};
    std::uint32_t hairpin{0};
    friend auto operator<=>(claim const &, claim const &) = default;
};

/// The verdict on one distinct insert.
struct assignment
{
    count::read_class read_class{read_class::unmapped};
    std::vector<claim> claims;       ///< mirna: sorted by (row, hairpin), distinct
    std::vector<std::uint32_t> rows; ///< mirna: rows of the reference that claim it, ascending
    std::vector<std::uint32_t>
        hairpins;              ///< mirna, hairpin_other: hairpins of the kept alignments, ascending, distinct
    std::uint32_t spike_in{0}; ///< spike_in: index into the spike-ins the annotator was given
};

} // namespace polarmir::count
