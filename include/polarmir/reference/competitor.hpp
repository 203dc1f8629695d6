#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

/// The kinds of RNA, other than miRNA, a read may come from.
enum class rna_class : std::uint8_t
{
    trna,      ///< cytosolic and mitochondrial, with CCA
    rrna,      ///< the same, 5S to 28S
    yrna,      ///< Y1, Y3, Y4, Y5
    snrna,     ///< of the spliceosomes, and U7
    snorna,    ///< C/D and H/ACA box, of nucleoli and Cajal bodies
    srp,       ///< 7SL
    pirna,     ///< given by the user only
    artefact,  ///< adapters, primers, phage and vector sequence
    other_rna, ///< everything else, e.g. 7SK, vault RNA, RNase P
};

inline constexpr std::size_t rna_class_count{9};

/// As in every table: tRNA rRNA YRNA snRNA snoRNA 7SL piRNA artefact other_rna.
[[nodiscard]] char const * name_of(rna_class kind) noexcept;

/// An RNA that competes with the hairpins for the reads.
struct competitor
{
    std::string name;      ///< unique in its set; without blanks, ';' and ':'
    std::string accession; ///< in the database it comes from; may be empty
    reference::rna_class rna_class{reference::rna_class::other_rna};
    std::string sequence; ///< upper-case DNA letters and N, which matches nothing
    /// Accessions (MIMAT...) of the mature miRNAs that are cut out of this very RNA: it does not compete with
    /// them.
    std::vector<std::string> host_of;
};

struct competitor_file
{
    std::vector<competitor> entries;
    /// FASTA records that are miRNAs by their header: they are no rivals of themselves.
    std::size_t mirnas_left_out{0};
};

/// Reads a table in the form of reference/competitors.tsv (columns name, class and sequence, optionally
/// accession and host_of) or, when the text begins with '>', a FASTA file; both may be gzip-compressed.
///
/// FASTA: name and class come from the header as the usual collections spell them: `ENSG00000278774_snRNA`,
/// `Homo_sapiens_tRNA_1 tdbD00011644|...`, `chr6.trna116-AlaAGC`, `piR-hsa-1`, `SNORD44`, `RNY4`, `RN7SL1`,
/// `5.8S`, `gene_biotype:snoRNA`, `..._adapter`; what says nothing is other_rna. A repeated name gets a
/// number (`-2`), ambiguity codes and gaps become N. The CCA that is added to tRNAs after transcription, and
/// which genes lack, is added to each tRNA that ends with the one unpaired base behind its acceptor stem; one
/// with CCA, without that base or with flanks of the gene stays as it is.
///
/// Throws parse_error for a malformed record and input_error for a file that cannot be read or is empty.
[[nodiscard]] competitor_file read_competitor_file(std::filesystem::path const & path);

/// The table form from text in memory; `name` stands for the path in messages.
[[nodiscard]] std::vector<competitor> competitors_from_table(std::string_view text, std::string const & name);

/// `first`, followed by those of `second` whose sequence is not there yet; a taken name gets a number.
[[nodiscard]] std::vector<competitor> merge_competitors(std::vector<competitor> first,
                                                        std::vector<competitor> second);

/// An entry with the sequence of a host of miRNAs in `known`, or that holds it, or lies in it (40 bases or
/// more), is that host, maybe with other ends, and becomes host of the same miRNAs.
void mark_hosts(std::vector<competitor> & entries, std::vector<competitor> const & known);

} // namespace polarmir::reference
