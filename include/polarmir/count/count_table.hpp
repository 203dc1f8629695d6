#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/count/assignment_list.hpp>
#include <polarmir/count/multimap.hpp>
#include <polarmir/count/origin.hpp>
#include <polarmir/count/tied_row.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace polarmir::count {

/// Rows that ties join, directly or through other rows, and what was made of the reads they share.
struct tie_report
{
    std::vector<std::uint32_t> rows; ///< ascending, two or more
    std::uint64_t unique{0};         ///< reads that fit one of the rows only
    std::uint64_t ambiguous{0};      ///< reads that fit several of them
    std::uint32_t rounds{0};         ///< of expectation maximisation; 0: shared equally or not at all
    bool converged{true};            ///< false: stopped at 1000 rounds
    bool resolved{
        true}; ///< false: nothing tells the rows apart (see sample_counts), the reads are shared equally
};

/// The part of a hairpin a read comes from.
enum class arm : std::uint8_t
{
    five_prime,
    three_prime,
    loop,
};
inline constexpr std::size_t arm_count{3};

/// `5p`, `3p`, `loop`.
[[nodiscard]] char const * name_of(arm a) noexcept;

/// The counts of one sample. Vectors over rows have one element per row of the reference.
///
/// Rows that ties join, directly or through other rows, form a component; `multimap::em` shares its reads by
/// expectation maximisation, starting from the unique reads + 0.5 of each row, until no share changes by 1e-6
/// or more or for 1000 rounds. A row's share of a read is in proportion to its abundance times how often, in
/// this sample, reads end where this one does relative to the row's mature (of the reads that fit one row
/// only, mean over miRNAs, 5' and 3' ends apart). Abundance alone would give the reads of a miRNA that is
/// another's isomiR by sequence (miR-520f-3p is miR-520c-3p moved by one base) to the other one, which has
/// unique reads, whatever their ends. A component without unique reads, and without reads whose ends differ
/// in how common they are, is shared equally.
struct sample_counts
{
    std::vector<double> fractional;     ///< reads per row, ambiguous reads shared
    std::vector<std::uint64_t> integer; ///< fractional, by largest remainder: each component keeps its total
    std::vector<std::uint64_t> unique;  ///< reads that fit this row only
    std::vector<bool> unresolved; ///< the row has ties that are shared equally because nothing tells the rows
                                  ///< apart (never set with multimap::unique, which shares nothing)
    std::vector<tie_report> ties; ///< by their first row
    /// For tied rows (as tied_rows gives them) whose reads were shared out the fraction (0-1) each row got.
    std::map<std::vector<tied_row>, std::vector<double>> shares;
    std::vector<std::array<std::uint64_t, arm_count>> arms; ///< reads per hairpin and arm, see count_sample
    std::vector<std::uint64_t> spike_ins;                   ///< reads per element of reference::spike_ins()
    std::vector<std::uint64_t>
        competitors; ///< reads per competitor, of those it explains best (first of several)
    std::vector<std::uint64_t> tracers;                    ///< reads per tracer
    std::vector<origin_counts> origins;                    ///< per row
    std::array<std::uint64_t, read_class_count> classes{}; ///< reads per read_class
    std::uint64_t mirna{0}; ///< all miRNA reads, each once: the denominator of CPM

    [[nodiscard]] std::uint64_t hairpin(std::size_t index) const noexcept;
    [[nodiscard]] std::uint64_t of(read_class c) const noexcept
    {
        return classes[static_cast<std::size_t>(c)];
    }
    /// Most rounds any component took.
    [[nodiscard]] std::uint32_t em_rounds() const noexcept;
    /// False: some component stopped at 1000 rounds.
    [[nodiscard]] bool em_converged() const noexcept;
};

/// How many of what there is.
struct target_numbers
{
    std::size_t spike_ins{0};
    std::size_t competitors{0};
    std::size_t tracers{0};
};

/// Counts a sample from its distinct inserts and their assignments (same order, else std::invalid_argument;
/// targets beyond `targets`: std::out_of_range). The result does not depend on the order of the inserts.
///
/// Reads per hairpin and arm: every read of class mirna and hairpin_other is counted once. A mirna read is
/// shared over its rows as in the row table, then each row's part equally over the hairpins on which that row
/// claims the read; a hairpin_other read equally over its places. The arm is the half of the hairpin in which
/// the middle of a claimed insert lies; an unclaimed insert that reaches over the hairpin's middle is of the
/// loop. The sums are rounded by largest remainder over the sample. With shared_reads::count reads of class
/// shared are counted as mirna throughout, but in `classes`.
[[nodiscard]] sample_counts count_sample(std::span<collapse::unique_read const> reads,
                                         assignment_list const & assignments,
                                         reference::mirna_reference const & reference,
                                         target_numbers const & targets,
                                         config const & settings);

} // namespace polarmir::count
