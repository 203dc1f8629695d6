#include "reference/competitor_fasta.hpp"

#include "reference/fasta.hpp"
#include "reference/header_class.hpp"

#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/unique_names.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace polarmir::reference {
namespace {

constexpr std::size_t stem_length{7};

bool pairs(char a, char b) noexcept
{
    auto const is = [a, b](char x, char y) { return (a == x && b == y) || (a == y && b == x); };
    return is('A', 'T') || is('C', 'G') || is('G', 'T');
}

/// Base pairs between the first seven bases and the last seven before `unpaired`.
std::size_t stem_pairs(std::string_view trna, std::size_t unpaired)
{
    if (trna.size() < unpaired + 4 * stem_length)
        return 0;
    std::size_t count{0};
    for (std::size_t i = 0; i < stem_length; ++i)
        count += pairs(trna[i], trna[trna.size() - 1 - unpaired - i]) ? 1U : 0U;
    return count;
}

/// `tdbD00011644` of `tdbD00011644|Homo_sapiens|...`: letters, then digits.
bool is_accession(std::string_view word)
{
    auto const * const digit =
        std::ranges::find_if(word, [](unsigned char c) { return std::isdigit(c) != 0; });
    auto const letters = static_cast<std::size_t>(digit - word.begin());
    constexpr std::size_t fewest_digits{5};
    return letters > 0 && word.size() >= letters + fewest_digits &&
           std::all_of(word.begin(), digit, [](unsigned char c) { return std::isalpha(c) != 0; }) &&
           std::all_of(digit, word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// The first accession of the header, whose parts stand between blanks, '|' and '_'.
std::string accession_of(std::string_view header)
{
    while (!header.empty())
    {
        std::size_t const end = header.find_first_of(" \t|_");
        if (is_accession(header.substr(0, end)))
            return std::string{header.substr(0, end)};
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    }
    return {};
}

std::string name_from(std::string_view header)
{
    std::string name{header.substr(0, header.find_first_of(" \t"))};
    std::ranges::replace_if(
        name, [](char c) { return c == ';' || c == ':'; }, '_');
    if (is_formula(name))
        name.front() = '_';
    return name;
}

} // namespace

std::string with_cca(std::string_view trna)
{
    constexpr std::size_t longest_trna{100}; // longer: a gene with its flanks or intron
    constexpr std::size_t fewest_pairs{5};
    std::size_t const bare = stem_pairs(trna, 1);
    bool const has_cca = trna.ends_with("CCA") && stem_pairs(trna, 4) >= bare;
    bool const lacks_unpaired_base = stem_pairs(trna, 0) >= bare;
    std::string sequence{trna};
    if (trna.size() <= longest_trna && bare >= fewest_pairs && !has_cca && !lacks_unpaired_base)
        sequence += "CCA";
    return sequence;
}

competitor_file competitors_from_fasta(source_text const & source)
{
    competitor_file file;
    unique_names names;
    for (fasta_record const & record : read_fasta(source))
    {
        std::string sequence = sequence_of(record, source.path);
        auto const kind = class_of_header(record.header);
        if (!kind)
        {
            ++file.mirnas_left_out;
            continue;
        }
        if (*kind == rna_class::trna)
            sequence = with_cca(sequence);
        file.entries.push_back({names.make(name_from(record.header)),
                                accession_of(record.header),
                                *kind,
                                std::move(sequence),
                                {}});
    }
    return file;
}

} // namespace polarmir::reference
