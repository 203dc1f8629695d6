#pragma once
#include "reference/source_text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polarmir::reference {

struct fasta_record
{
    std::string header;       ///< without `>`
    std::string sequence;     ///< upper-case DNA, ambiguity codes as N
    std::uint64_t line{0};    ///< of the header, 1-based
    char bad_character{'\0'}; ///< the first that is no IUPAC code, rather not a gap; in `bad_line`
    std::uint64_t bad_line{0};
};

/// The records of a FASTA file in file order. Throws parse_error when it does not begin with `>` and
/// input_error when it is empty; characters that are no IUPAC code are left to the caller.
[[nodiscard]] std::vector<fasta_record> read_fasta(source_text const & source);

/// Upper-case DNA letters and N, also for gaps: alignments of tRNAs leave bases out there. Throws parse_error
/// for any other character and for a record without name or sequence.
[[nodiscard]] std::string sequence_of(fasta_record const & record, std::string const & path);

/// Our own reader: one pass over the lines; knows where everything is.
[[nodiscard]] std::vector<fasta_record> scan_fasta(std::string_view text);

/// Headers and sequences as the library this program was built with (SeqAn3, if any) reads them; the lines
/// stay 0. Throws std::exception, without a place, for anything it does not accept.
[[nodiscard]] std::vector<fasta_record> parse_fasta_with_library(std::string const & text);

} // namespace polarmir::reference
