#pragma once
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/count/assignment.hpp>
#include <polarmir/reference/mirna_reference.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace polarmir::count {

/// How reads that fit several different matures equally well (ties) are shared.
enum class multimap
{
    em,     ///< in proportion to the abundance of the matures, estimated by expectation maximisation
    split,  ///< equally
    unique, ///< not at all: they are counted as miRNA reads of the sample but for no mature and no hairpin
};

struct config
{
    count::multimap multimap{multimap::em};
};

/// The counts of one sample. Vectors over rows have one element per row of the reference.
///
/// Rows that ties join, directly or through other rows, form a component; `multimap::em` shares its reads by
/// expectation maximisation, starting from the unique reads + 0.5 of each row, until no share changes by 1e-6
/// or more or for 1000 rounds. A component in which no row has a unique read is shared equally.
struct sample_counts
{
    std::vector<double> fractional;     ///< reads per row, ambiguous reads shared
    std::vector<std::uint64_t> integer; ///< fractional, by largest remainder: each component keeps its total
    std::vector<std::uint64_t> unique;  ///< reads that fit this row only
    std::vector<bool> unresolved; ///< the row has ties, and no row of its component has a unique read: shared
                                  ///< equally (never set with multimap::unique, which shares nothing)
    std::vector<std::uint64_t> hairpins;  ///< reads per hairpin of the reference, see count_sample
    std::vector<std::uint64_t> spike_ins; ///< reads per element of reference::spike_ins()
    std::array<std::uint64_t, read_class_count> classes{}; ///< reads per read_class
    std::uint32_t em_rounds{0};                            ///< most rounds any component took
    bool em_converged{true};                               ///< false: some component stopped at 1000 rounds
};

/// Counts a sample from its distinct inserts and their assignments (same order, else std::invalid_argument;
/// spike-ins numbered as in reference::spike_ins(), else std::out_of_range). The result does not depend on
/// the order of the inserts.
///
/// Reads per hairpin: every read of class mirna and hairpin_other is counted once. A mirna read is shared
/// over its rows as in the row table, then each row's part equally over the hairpins on which that row claims
/// the read; a hairpin_other read equally over its hairpins. The sums are rounded by largest remainder over
/// the sample.
[[nodiscard]] sample_counts count_sample(std::span<collapse::unique_read const> reads,
                                         std::span<assignment const> assignments,
                                         reference::mirna_reference const & reference,
                                         config const & settings);

} // namespace polarmir::count
