#include "reference/entries.hpp"

#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace polarmir::reference {
namespace {

/// MI0000060, MIMAT0000062
bool is_mirbase_accession(std::string_view word)
{
    if (!word.starts_with("MI"))
        return false;
    word.remove_prefix(word.starts_with("MIMAT") ? 5 : 2);
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view next_word(std::string_view & text)
{
    text = strip(text);
    std::size_t const end = text.find_first_of(" \t");
    std::string_view const word = text.substr(0, end);
    text.remove_prefix(word.size());
    return word;
}

entry from_header(fasta_record const & record)
{
    std::string_view rest{record.header};
    std::string_view const name = next_word(rest);
    std::string_view const second = next_word(rest);
    std::string_view const accession = is_mirbase_accession(second) ? second : name;
    return {std::string{accession}, std::string{name}, record.sequence, record.line};
}

/// Finds the faults of single records and the repetitions among them.
class entry_filter
{
  public:
    /// Why the entry cannot be taken, and where.
    std::optional<std::pair<std::uint64_t, std::string>> fault(fasta_record const & record,
                                                               entry const & made)
    {
        if (record.bad_character != '\0')
            return {{record.bad_line, quoted(record.bad_character) + " is no IUPAC nucleotide code"}};
        if (made.name.empty())
            return {{made.line, "the header has no name"}};
        if (is_formula(made.name))
            return {{made.line, "the name is a formula for spreadsheets"}};
        if (made.sequence.empty())
            return {{made.line, "the sequence is empty"}};
        if ((made.name + made.accession).find_first_of(":;") != std::string::npos)
            return {{made.line, "the name holds ':' or ';'"}};
        if (auto const first = repeated("name", names_, made.name, made.line); !first.empty())
            return {{made.line, first}};
        if (auto const first = repeated("accession", accessions_, made.accession, made.line); !first.empty())
            return {{made.line, first}};
        return std::nullopt;
    }

  private:
    using lines_by_key = std::map<std::string, std::uint64_t, std::less<>>;

    static std::string
    repeated(std::string const & kind, lines_by_key & seen, std::string const & key, std::uint64_t line)
    {
        auto const [found, is_new] = seen.try_emplace(key, line);
        if (is_new)
            return {};
        return kind + " " + key + " was already given in line " + std::to_string(found->second);
    }

    lines_by_key names_;
    lines_by_key accessions_;
};

bool is_of(std::string const & species, std::string_view name)
{
    return species == all_species || to_lower(name).starts_with(to_lower(species) + "-");
}

[[noreturn]] void throw_no_record(source_text const & source,
                                  std::string const & species,
                                  std::set<std::string> const & present)
{
    if (present.size() == 1 && present.begin()->empty())
        throw input_error{source.path + ": no record has a name; headers are as `>hsa-mir-21 MI0000077`"};
    constexpr std::size_t shown{8};
    std::string examples;
    std::size_t count{0};
    for (std::string const & name : present)
        if (++count <= shown)
            examples += (examples.empty() ? "" : ", ") + name;
    if (count > shown)
        examples += " and " + std::to_string(count - shown) + " others";
    throw input_error{source.path + ": no record of species '" + species + "'; it has " + examples};
}

} // namespace

std::string species_of(std::string_view name)
{
    return to_lower(name.substr(0, name.find('-')));
}

std::vector<entry>
select_entries(source_text const & source, std::string const & species, std::vector<problem> & left_out)
{
    std::vector<entry> entries;
    std::set<std::string> present;
    entry_filter filter;
    bool any{false};
    for (fasta_record const & record : read_fasta(source))
    {
        entry made = from_header(record);
        present.insert(species_of(made.name));
        if (!is_of(species, made.name))
            continue;
        any = true;
        if (auto const fault = filter.fault(record, made))
            left_out.push_back({{source.path, fault->first}, made.name, fault->second});
        else
            entries.push_back(std::move(made));
    }
    if (!any)
        throw_no_record(source, species, present);
    return entries;
}

} // namespace polarmir::reference
