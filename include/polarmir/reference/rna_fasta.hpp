#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace polarmir::reference {

/// An RNA of any kind.
struct named_rna
{
    std::string name;     ///< unique in its file; without blanks
    std::string sequence; ///< upper-case DNA letters and N
};

/// Every record of a FASTA file, plain or gzip, RNA or DNA; a repeated name gets a number (`-2`), ambiguity
/// codes and gaps become N. Throws parse_error for a malformed record and input_error for a file that cannot
/// be read or is empty.
[[nodiscard]] std::vector<named_rna> read_rna_fasta(std::filesystem::path const & path);

} // namespace polarmir::reference
