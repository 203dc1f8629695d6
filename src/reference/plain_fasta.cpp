// Stands in for seqan3_fasta.cpp in builds without SeqAn3.
#include "reference/fasta.hpp"

namespace polarmir::reference {

std::vector<fasta_record> parse_fasta_with_library(std::string const & text)
{
    return scan_fasta(text);
}

} // namespace polarmir::reference
