#pragma once
#include <polarmir/isomir/edits.hpp>
#include <polarmir/isomir/gff3.hpp>
#include <polarmir/isomir/joined.hpp>
#include <polarmir/isomir/mirtop_stats.hpp>
#include <polarmir/isomir/summary.hpp>

#include <filesystem>
#include <vector>

namespace polarmir::isomir {

/// What the isomiRs of a sample say, for the tables of its cohort.
struct sample_survey
{
    std::vector<mature_summary> mirnas;
    std::vector<edit> edits;
    kinds numbers;
    std::vector<mirna_lines> lines; ///< of all records
};

/// Reads a sample's isomir.tsv once and writes it as mirGFF3, which is left to the caller to commit. Records
/// whose expression is 0 count for nothing. Throws what record_reader throws.
[[nodiscard]] sample_survey
survey(std::filesystem::path const & isomirs, expression counted, gff3_writer & gff3);

} // namespace polarmir::isomir
