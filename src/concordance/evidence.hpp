#pragma once
#include "placements.hpp"
#include "verdict.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::concordance {

/// A distinct insert of a sample that some rules could count for a mature, and what we made of it.
struct insert
{
    std::string sequence;
    double reads{0};
    double molecules{0};    ///< 0 where there are no UMIs
    std::string read_class; ///< as we called it: mirna, tRNA, ...; of dropped reads, why they were dropped
    bool is_dropped{false};
    std::vector<std::uint32_t> rows; ///< we count it for; empty unless it is a miRNA
    std::vector<placed> placements;
};

/// What is known of a sample beyond its column in the count table.
struct sample_evidence
{
    std::string name;
    bool has_molecules{false};
    std::vector<insert> inserts;
    std::vector<double> reads;        ///< shared counts per row of the reference
    std::vector<double> molecules;    ///< the same of molecules; empty without UMIs
    std::vector<double> unique_reads; ///< per row: those that fit no other miRNA
    std::vector<double> unique_molecules;
    std::vector<bool> unresolved; ///< per row: ties are shared equally
    rules ours;                   ///< how it was counted
};

/// Reads OUT/samples/NAME, and the sample's files of reads, where they still are, for the reads that were
/// dropped. Throws input_error when files of the folder are missing or belong to another reference.
[[nodiscard]] sample_evidence read_evidence(std::filesystem::path const & directory,
                                            reference::mirna_reference const & reference,
                                            placement_finder const & find);

} // namespace polarmir::concordance
