#include "reference/fasta.hpp"

#include <polarmir/core/unique_names.hpp>
#include <polarmir/reference/rna_fasta.hpp>

#include <utility>

namespace polarmir::reference {

std::vector<named_rna> read_rna_fasta(std::filesystem::path const & path)
{
    source_text const source = read_source(path);
    unique_names names;
    std::vector<named_rna> rnas;
    for (fasta_record const & record : read_fasta(source))
    {
        std::string sequence = sequence_of(record, source.path);
        rnas.push_back(
            {names.make(record.header.substr(0, record.header.find_first_of(" \t"))), std::move(sequence)});
    }
    return rnas;
}

} // namespace polarmir::reference
