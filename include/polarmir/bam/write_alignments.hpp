#pragma once
#include <polarmir/bam/targets.hpp>
#include <polarmir/collapse/collapser.hpp>
#include <polarmir/collapse/molecules.hpp>
#include <polarmir/count/annotator.hpp>
#include <polarmir/reads/sequencing_lane.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace polarmir::bam {

enum class file_format
{
    bam,  ///< with a .bai index beside it
    cram, ///< against a reference file, with a .crai index
};

/// The distinct inserts of a sample and what is known of them. Views.
struct sample_inserts
{
    std::span<collapse::unique_read const> reads;        ///< most frequent first
    std::span<collapse::molecule_count const> molecules; ///< of `reads`; empty without UMIs
    std::span<reference::spike_in const> spike_ins;      ///< as the annotator knows them
    std::span<reference::tracer const> tracers;          ///< the same
    count::annotator const & annotate;
    reference::mirna_reference const & reference;
};

/// What the header says besides the sequences.
struct header_fields
{
    std::string sample;
    std::vector<reads::sequencing_lane> lanes; ///< known ones, in any order
    std::string command_line;                  ///< options that change the content, no paths
    std::vector<std::string> comments;         ///< one line each
};

/// Where and how to write.
struct destination
{
    std::filesystem::path file;
    file_format format{file_format::bam};
    std::filesystem::path reference; ///< written by write_reference with the same targets; CRAM needs it
};

/// Writes the distinct inserts of a sample as a coordinate-sorted and indexed BAM or CRAM file, one record
/// for each kept alignment (kept_alignments) and one for each insert that has none. The bytes do not depend
/// on `threads`.
///
/// QNAME   `seq<rank>_x<count>`, rank 1 being the most frequent insert, as miRDeep2, mirtop and seqcluster
///         name collapsed reads
/// FLAG    0x100 for all alignments of an insert but the first, 0x10 for antisense, 0x4 without alignment
/// MAPQ    of n alignments: 50 when n is 1, else -10 log10(1 - 1/n) rounded down (3, 1, 1, 0 ...), as TopHat
///         and STAR have it; n counts hairpins, so a read of let-7a-5p, which three hairpins have, gets 1
/// CIGAR   the non-templated tail is soft-clipped
/// QUAL    none: identical inserts are one record
/// NH, HI  number of alignments, and which this is, from 1
/// NM, MD  of the aligned bases
/// XW:i    reads with this insert, as ShortStack has it for condensed reads
/// XU:i    molecules with it (UMIs after merging), when the library has UMIs
/// XF:Z    fate: name of its count::read_class. HTSeq-count writes what a read was assigned to under this tag
/// GX, GN  accession and name of the miRNA that claims the read here, as STARsolo has it for genes; GN also
///         the name of the spike-in or tracer
/// RG      the lane, if all reads are from one; else the group `all`: identical inserts of several lanes are
///         one record. All lanes are in the header.
///
/// The sum of XW over all records without flag 0x100 is that of the reads that were aligned. Throws
/// resource_error when it cannot be written.
void write_alignments(destination const & where,
                      sample_inserts const & sample,
                      targets const & all,
                      header_fields const & header,
                      std::size_t threads);

} // namespace polarmir::bam
