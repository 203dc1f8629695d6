#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace polarmir::reads {

/// The naming schemes, in the order in which they are tried.
enum class name_rule
{
    illumina, ///< bcl2fastq, BCL Convert: NAME_S<n>[_L<nnn>]_R1_<nnn>
    casava,   ///< CASAVA 1.8: NAME_<barcode>_L<nnn>_R1_<nnn>
    mgi,      ///< <flow cell>_L<n>_NAME[_1]
    insdc,    ///< archive run: SRR<digits>[_pass][_1], CRR<digits>[_f1]
    galaxy,   ///< history download: Galaxy<n>-[NAME], where NAME may follow the rules above
    read_tag, ///< NAME_R1, NAME.R1, NAME_R1_<nnn>
    digit,    ///< NAME_1, NAME.1: a mate or a replicate, which the name alone cannot tell
    plain,    ///< NAME
};

/// Which reads of the sample the file holds.
enum class read_role
{
    first,        ///< R1: analysed
    mate,         ///< R2 and higher
    index,        ///< I1, I2
    undetermined, ///< of no sample: Undetermined_S0, lost, undecoded or discarded reads
};

/// What the name of a file of reads says.
struct file_name
{
    name_rule rule{name_rule::plain};
    std::string sample;
    std::string flow_cell; ///< MGI only
    std::string lane;      ///< digits as written; empty when not in the name
    std::string chunk;     ///< digits as written; empty when not in the name
    std::string read;      ///< R1, R2, I1, ...; R1 when not in the name
    read_role role{read_role::first};
    std::string partner;   ///< name of the file with the other digit, where 1 and 2 (bare, or in R1 and R2
                           ///< without a chunk) need not mean ends: rules digit, mgi and read_tag
    std::string replicate; ///< for such a digit: the sample if it belongs to its name
};

/// True for a name that ends in .bam, .cram, .sam or .sam.gz (any case).
[[nodiscard]] bool is_alignment_name(std::string_view name);

/// Takes the name of a file (without folders) apart; nothing when it does not end in .fastq, .fq,
/// .fastqsanger or .fastqillumina (any case), optionally with .gz or .bgz, and is no alignment by its name.
/// Of the latter, which are not named by a sequencer's software, only the rules read_tag and plain are tried.
[[nodiscard]] std::optional<file_name> decode_file_name(std::string_view name);

/// The same file when its digit belongs to the sample's name.
[[nodiscard]] file_name as_replicate(file_name const & decoded);

} // namespace polarmir::reads
