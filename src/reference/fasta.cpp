#include "reference/fasta.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/nucleotide.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <exception>
#include <optional>

namespace polarmir::reference {
namespace {

void require_fasta(source_text const & source)
{
    text_lines lines{source.text};
    std::string_view line;
    while (lines.next(line))
    {
        if (strip(line).empty())
            continue;
        if (line.front() == '>')
            return;
        throw parse_error{{source.path, lines.number()},
                          "expected a FASTA header ('>'), found '" + printable(line.substr(0, 20)) + "'"};
    }
    throw input_error{source.path + ": holds no FASTA record"};
}

bool is_gap(char letter) noexcept
{
    return letter == '_' || letter == '-' || letter == '.';
}

void append_bases(fasta_record & record, std::string_view line, std::uint64_t number)
{
    for (char const character : line)
    {
        if (character == ' ' || character == '\t')
            continue;
        // A gap is none in the sequence of a competitor: what is behind it may be worse.
        bool const is_first =
            record.bad_character == '\0' || (is_gap(record.bad_character) && !is_gap(character));
        if (is_first && !is_iupac(character))
        {
            record.bad_character = character;
            record.bad_line = number;
        }
        record.sequence += character;
    }
}

/// SeqAn3 skips digits inside a sequence without a word: such text is not left to it.
bool has_digit_in_sequence(std::string_view text)
{
    text_lines lines{text};
    std::string_view line;
    while (lines.next(line))
        if (!line.starts_with('>') && line.find_first_of("0123456789") != std::string_view::npos)
            return true;
    return false;
}

std::vector<std::uint64_t> header_lines(std::string_view text)
{
    std::vector<std::uint64_t> numbers;
    text_lines lines{text};
    std::string_view line;
    while (lines.next(line))
        if (line.starts_with('>'))
            numbers.push_back(lines.number());
    return numbers;
}

/// What the library reads, with the lines it does not tell; nothing when it refuses the text.
std::optional<std::vector<fasta_record>> read_with_library(std::string const & text)
{
    try
    {
        std::vector<fasta_record> records = parse_fasta_with_library(text);
        std::vector<std::uint64_t> const lines = header_lines(text);
        if (lines.size() != records.size()) // '>' and ';' inside a sequence begin a record for SeqAn3
            return std::nullopt;
        for (std::size_t i = 0; i < records.size(); ++i)
            records[i].line = lines[i];
        return records;
    }
    catch (std::exception const &)
    {
        return std::nullopt; // its message has no place; our own scan finds the record
    }
}

} // namespace

std::string sequence_of(fasta_record const & record, std::string const & path)
{
    if (record.header.empty())
        throw parse_error{{path, record.line}, "the header has no name"};
    if (record.sequence.empty())
        throw parse_error{{path, record.line}, "no sequence follows the header '" + record.header + "'"};
    std::string sequence = record.sequence;
    std::ranges::replace_if(sequence, is_gap, 'N');
    if (sequence.find_first_not_of("ACGTN") != std::string::npos)
        throw parse_error{{path, record.bad_line},
                          "the sequence of '" + record.header + "' holds a character that is no IUPAC code"};
    return sequence;
}

std::vector<fasta_record> scan_fasta(std::string_view text)
{
    std::vector<fasta_record> records;
    text_lines lines{text};
    std::string_view line;
    while (lines.next(line))
    {
        if (line.starts_with('>'))
        {
            records.emplace_back();
            records.back().header = strip(line.substr(1));
            records.back().line = lines.number();
        }
        else if (!records.empty())
            append_bases(records.back(), line, lines.number());
    }
    for (fasta_record & record : records)
        record.sequence = to_dna(record.sequence);
    return records;
}

std::vector<fasta_record> read_fasta(source_text const & source)
{
    require_fasta(source);
    if (!has_digit_in_sequence(source.text))
        if (auto records = read_with_library(source.text))
            return *std::move(records);
    return scan_fasta(source.text);
}

} // namespace polarmir::reference
