#pragma once
#include <string>
#include <vector>

namespace polarmir::test {

/// What else a file says of a read, as it says it; empty: it does not.
struct more_fields
{
    std::string uid;
    std::string start;
    std::string cigar;
    std::string parent;
    std::string changes; ///< in the form of isomir::changes_text, but for the positions of substitutions
};

/// A read that another program has described, or that was made after a description.
struct example
{
    std::string set;     ///< file below data/isomir
    std::string name;    ///< of the read
    std::string insert;  ///< DNA letters
    std::string mirna;   ///< name of the mature
    std::string variant; ///< in the form of isomir::variant_text
    bool has_gap{false}; ///< the description aligns the read with an insertion or deletion
    more_fields more{};
};

using examples = std::vector<example>;

/// mirGFF3 of any version (before 1.1 the sign of iso_5p was the opposite, iso_snv iso_snp, and iso_add3p
/// iso_add); the attributes of OptimiR and miRge too. Reads that a line only names are looked up in `fasta`.
examples read_gff(std::string const & set, std::string const & fasta = {});

/// seqbuster's table (seq, name, mism, add, t5, t3 and the mature in `mature_column`); positions of
/// substitutions from `first`.
examples read_mirna(std::string const & set, std::string const & mature_column, int first);

/// sRNAbench's microRNAannotation.txt, isomiR-SEA's tagMir file, Prost's table.
examples read_srnabench(std::string const & set);
examples read_isomir_sea(std::string const & set);
examples read_prost(std::string const & set);

/// Reads of a FASTA or SAM file whose names tell how they were made; see names.cpp.
examples read_made(std::string const & set);

/// `parts` in alphabetical order, each once, without empty ones; NA when there is none.
std::string variant_of(std::vector<std::string> parts);

/// `iso_5p:+2`, nothing for 0.
std::string shift_part(std::string const & end, int shift);

/// The kind of a substitution at a position of the read, from 1.
std::string snv_part(int position);

} // namespace polarmir::test
