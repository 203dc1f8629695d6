#pragma once
#include <polarmir/isomir/record.hpp>

#include <filesystem>
#include <string>

namespace polarmir::isomir {

/// Which number of a record is its expression: &record::reads or &record::molecules.
using expression = std::uint64_t record::*;

/// What stands in the header of a mirGFF3 file.
struct gff3_header
{
    std::string sample;
    std::string reference; ///< label of the reference
    std::string source;    ///< column 2: database and version, miRBasev22, without blanks
};

/// `miRBasev22` for a reference whose label says so, `miRBase` for others with accessions of miRBase
/// (MI0000060), `MirGeneDB` for hairpins named as there (Hsa-Let-7-P1a_pre), else `reference`.
[[nodiscard]] std::string gff3_source(reference::mirna_reference const & reference);

/// Writes one sample as mirGFF3 1.2 (https://github.com/miRTop/mirGFF3, definition.md): 1-based positions on
/// the parent hairpin, tail included; the hairpin's bases in Cigar; Hits = miRNAs that claim the read;
/// attributes as `key=value; `; reserved characters of names, of samples too, as %XX. Lines whose expression
/// is 0 are left out. Throws resource_error, and what record_reader throws.
void write_gff3(std::filesystem::path const & path,
                record_reader records,
                gff3_header const & header,
                expression counted);

} // namespace polarmir::isomir
