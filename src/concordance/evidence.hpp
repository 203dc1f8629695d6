#pragma once
#include "placements.hpp"
#include "verdict.hpp"

#include <polarmir/explain/counted_output.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace polarmir::concordance {

/// What keeps an insert from being one of a miRNA here, if anything.
enum class obstacle : std::uint8_t
{
    none,      ///< our own rules decide
    other_rna, ///< another RNA explains it as well or better, or it is a spike-in
    dropped,   ///< its reads were dropped before they were aligned
};

/// A distinct insert of a sample that some rules could count for a mature, and what we made of it.
struct insert
{
    std::string sequence;
    double reads{0};
    double molecules{0}; ///< 0 where there are no UMIs
    concordance::obstacle obstacle{concordance::obstacle::none};
    std::string detail{};              ///< of an obstacle: which RNA, why dropped
    std::vector<std::uint32_t> rows{}; ///< that fit it, by our rules
    /// The part (0-1) of its reads, and of its molecules, that each row gets here; empty where ties are not
    /// counted.
    std::vector<double> shares{};
    std::vector<double> molecule_shares{};
    std::vector<placed> placements{};
};

/// Counts per row of the reference.
struct row_counts
{
    std::vector<double> counts;   ///< ties shared
    std::vector<double> unique;   ///< without ties
    std::vector<bool> unresolved; ///< ties are shared equally
};

/// What is known of a sample beyond its column in the count table.
struct sample_evidence
{
    std::vector<insert> inserts;
    row_counts reads;
    row_counts molecules; ///< empty without UMIs
    rules ours;           ///< how our table was counted
    /// False: the files of the sample are not what was read any more, so nothing is known of dropped reads.
    bool knows_dropped_reads{true};

    [[nodiscard]] bool has_molecules() const noexcept { return !molecules.counts.empty(); }
    /// What rules count.
    [[nodiscard]] row_counts const & counted(rules const & by) const noexcept
    {
        return by.molecules && has_molecules() ? molecules : reads;
    }
    [[nodiscard]] double amount(insert const & one, rules const & by) const noexcept
    {
        return by.molecules && has_molecules() ? one.molecules : one.reads;
    }
    /// How we share it out.
    [[nodiscard]] std::vector<double> const & shares(insert const & one, rules const & by) const noexcept
    {
        return by.molecules && has_molecules() ? one.molecule_shares : one.shares;
    }
};

/// Counts a finished sample again from its inserts, and reads the sample's files, where they are as they
/// were, for the reads that were dropped. Throws input_error when files are damaged.
[[nodiscard]] sample_evidence read_evidence(explain::counted_output const & run,
                                            std::filesystem::path const & directory,
                                            std::string const & sample,
                                            placement_finder const & find);

} // namespace polarmir::concordance
