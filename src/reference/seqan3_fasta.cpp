#include "reference/fasta.hpp"

#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>

#include <seqan3/alphabet/nucleotide/dna15.hpp>
#include <seqan3/alphabet/views/to_char.hpp>
#include <seqan3/io/sequence_file/input.hpp>

#include <ranges>
#include <sstream>

namespace polarmir::reference {
namespace {

/// All IUPAC codes; U is read as T.
struct iupac_traits : seqan3::sequence_file_input_default_traits_dna
{
    using sequence_alphabet = seqan3::dna15;
    using sequence_legal_alphabet = seqan3::dna15;
};

} // namespace

std::vector<fasta_record> parse_fasta_with_library(std::string const & text)
{
    using id_and_bases = seqan3::fields<seqan3::field::id, seqan3::field::seq>;
    std::istringstream stream{text};
    // The format is given because SeqAn3 would otherwise choose it by the extension of the file name.
    seqan3::sequence_file_input<iupac_traits, id_and_bases, seqan3::type_list<seqan3::format_fasta>> file{
        stream, seqan3::format_fasta{}, id_and_bases{}};

    std::vector<fasta_record> records;
    for (auto & read : file)
    {
        auto const letters = read.sequence() | seqan3::views::to_char | std::views::common;
        fasta_record record;
        record.header = strip(read.id());
        record.sequence = to_dna(std::string(letters.begin(), letters.end()));
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace polarmir::reference
