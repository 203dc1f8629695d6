#pragma once
#include <polarmir/io/output_file.hpp>
#include <polarmir/isomir/record.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

namespace polarmir::isomir {

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
/// attributes as `key=value; `; reserved characters of names, of samples too, as %XX. Throws resource_error.
class gff3_writer
{
  public:
    gff3_writer(std::filesystem::path const & path, gff3_header const & header);

    /// `reads`: its expression, in whatever unit.
    void write(record const & one, std::uint64_t reads);

    /// Makes the file appear under its name.
    void commit();

  private:
    io::output_file file_;
    std::string source_;
    std::string text_; ///< lines that are not written yet
};

} // namespace polarmir::isomir
