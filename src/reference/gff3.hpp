#pragma once
#include "reference/source_text.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace polarmir::reference {

/// A stretch of a chromosome; positions as GFF3 has them, 1-based and inclusive.
struct locus
{
    std::string chromosome;
    std::uint64_t first{0};
    std::uint64_t last{0};
    bool minus_strand{false};

    [[nodiscard]] bool holds(locus const & other) const noexcept
    {
        return chromosome == other.chromosome && minus_strand == other.minus_strand && first <= other.first &&
               other.last <= last;
    }
};

/// A `miRNA` line.
struct gff3_mature
{
    std::string accession;
    std::string name;
    std::string hairpin; ///< accession of the hairpin it derives from
    locus where;
    std::uint64_t line{0};
};

/// What miRBase's GFF3 tells about hairpins and matures. A hairpin with several copies in the genome has
/// several loci under one accession.
struct gff3_annotation
{
    std::string path;
    std::string release; ///< `miRBase 22`, of a comment `# microRNAs: miRBase v22`; may be empty
    std::map<std::string, std::vector<locus>> hairpins;
    std::vector<gff3_mature> matures;
};

/// Lines of other types are passed over. Throws parse_error for a malformed line and a `miRNA` that derives
/// from no line of the file, input_error when no line is a `miRNA_primary_transcript`.
[[nodiscard]] gff3_annotation parse_gff3(source_text const & source);

} // namespace polarmir::reference
