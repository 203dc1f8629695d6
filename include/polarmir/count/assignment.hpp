#pragma once
#include <polarmir/align/alignment.hpp>
#include <polarmir/reference/competitor.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace polarmir::count {

/// What a distinct insert is.
enum class read_class : std::uint8_t
{
    mirna,
    shared,        ///< a mature claims it, and another RNA explains it equally well
    hairpin_other, ///< on a hairpin, but at no mature (loop, moRNA, unannotated arm) or too short to be
                   ///< counted
    spike_in,
    trna, ///< from here to other_rna: another RNA explains it best, in the order of reference::rna_class
    rrna,
    yrna,
    snrna,
    snorna,
    srp,
    pirna,
    artefact,
    other_rna,
    other_species,  ///< a miRNA of another species that no RNA of this one resembles
    low_complexity, ///< matches nothing and is one base, or one di-nucleotide repeat, over 90 % of its length
    antisense,      ///< matches a hairpin only on the opposite strand
    unmapped,
};
inline constexpr std::size_t read_class_count{17};

/// The class as it is called in the output files.
[[nodiscard]] char const * name_of(read_class c) noexcept;

/// The class of a read that an RNA of this class explains best.
[[nodiscard]] constexpr read_class read_class_of(reference::rna_class c) noexcept
{
    return static_cast<read_class>(static_cast<unsigned>(read_class::trna) + static_cast<unsigned>(c));
}
static_assert(read_class_of(reference::rna_class::trna) == read_class::trna);
static_assert(read_class_of(reference::rna_class::other_rna) == read_class::other_rna);

/// Whether another RNA explains the reads of this class better than any hairpin.
[[nodiscard]] constexpr bool is_another_rna(read_class c) noexcept
{
    return c >= read_class::trna && c <= read_class::other_rna;
}

/// Whether a mature claims the reads of this class.
[[nodiscard]] constexpr bool is_claimed(read_class c) noexcept
{
    return c == read_class::mirna || c == read_class::shared;
}

/// A row of the reference whose mature claims the read on a hairpin.
struct claim
{
    std::uint32_t row{0};
    std::uint32_t hairpin{0};
    std::uint32_t mature{0};   ///< the member of the row that lies there
    std::uint32_t position{0}; ///< of the insert's first base on the hairpin, 0-based
    friend auto operator<=>(claim const &, claim const &) = default;
};

/// Where an insert lies that no mature claims.
struct hairpin_place
{
    std::uint32_t hairpin{0};
    std::uint32_t position{0}; ///< of the insert's first base, 0-based
    friend auto operator<=>(hairpin_place const &, hairpin_place const &) = default;
};

inline constexpr std::uint32_t no_target{0xffffffff};

/// The verdict on one distinct insert.
struct assignment
{
    count::read_class read_class{read_class::unmapped};
    /// Of the alignments the verdict rests on; meaningless for spike_in, low_complexity and unmapped.
    align::stratum stratum{};
    /// spike_in: index into the spike-ins; another RNA and shared: into the competitors, the first of those
    /// that fit best; other_species: into the tracers; else no_target.
    std::uint32_t target{no_target};
    std::vector<claim> claims; ///< mirna, shared: sorted, one for each (row, hairpin), its first position
    /// Ascending, distinct. mirna, shared: rows that claim the read. Another RNA: rows it resembles, for
    /// which it could be taken (see annotator).
    std::vector<std::uint32_t> rows;
    std::vector<hairpin_place> places; ///< hairpin_other: the best alignments, sorted

    friend bool operator==(assignment const &, assignment const &) = default;
};

} // namespace polarmir::count
