#pragma once
#include <polarmir/explain/counted_output.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace polarmir::explain {

/// What an insert has to do with a miRNA, from counted to far away.
enum class relation : std::uint8_t
{
    counted,   ///< it is counted for it
    shared,    ///< another RNA explains it equally well
    other_rna, ///< another RNA explains it better
    beside,    ///< on its hairpin, overlapping it, but too far off or too short to be counted
    antisense, ///< on the opposite strand of it
};
inline constexpr std::size_t relation_count{5};

/// A distinct insert with its reads in all samples.
struct pooled_insert
{
    std::uint64_t reads{0};
    std::uint64_t molecules{0}; ///< of the samples with UMIs
    double counted{0};          ///< reads that are counted for the miRNA
};

/// Inserts by their sequence.
using pooled_inserts = std::map<packed_sequence, pooled_insert>;

/// What the tables of a sample say of a miRNA.
struct sample_totals
{
    std::string sample;
    pipeline::stored_sample::row_count reads;
    pipeline::stored_sample::row_count molecules;
    count::origin_counts origin;
};

/// The inserts of all samples that have to do with a row of the reference.
struct row_inserts
{
    std::array<pooled_inserts, relation_count> of;
    std::vector<sample_totals> samples;
    bool has_molecules{false}; ///< in any sample

    [[nodiscard]] pooled_inserts const & by(relation r) const noexcept
    {
        return of[static_cast<std::size_t>(r)];
    }
};

/// Throws input_error when inserts and tables of a sample do not belong together.
[[nodiscard]] row_inserts collect_inserts(counted_output const & output, std::uint32_t row);

/// Whether these bases of the hairpin overlap a mature of the row there.
[[nodiscard]] bool overlaps_row(reference::mirna_reference const & reference,
                                std::uint32_t row,
                                std::uint32_t hairpin,
                                interval where);

/// The same of an insert that lies with this alignment on the reverse complement of its hairpin.
[[nodiscard]] bool overlaps_row_reversed(reference::mirna_reference const & reference,
                                         std::uint32_t row,
                                         std::size_t insert_length,
                                         align::alignment const & where);

} // namespace polarmir::explain
