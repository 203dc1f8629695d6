#include "sheet_sections.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace polarmir::reads {
namespace {

/// Of the delimiters that spreadsheets write, the one that is in most lines.
char delimiter_of(std::string_view text)
{
    char best{','};
    std::ptrdiff_t most{0};
    for (char const delimiter : {',', ';', '\t'})
        if (std::ptrdiff_t const number = std::ranges::count(text, delimiter); number > most)
        {
            best = delimiter;
            most = number;
        }
    return best;
}

} // namespace

std::vector<sheet_section> read_sections(std::string_view text, std::string const & name)
{
    io::delimited_reader reader{text, delimiter_of(text), name};
    std::vector<sheet_section> sections;
    while (std::optional<io::delimited_record> record = reader.next())
    {
        std::string const & first = record->fields.front();
        if (first.starts_with('#'))
            continue;
        if (first.starts_with('[') && first.ends_with(']'))
            sections.push_back({record->line, to_lower(strip(first.substr(1, first.size() - 2))), {}});
        else if (!sections.empty())
            sections.back().records.push_back(*std::move(record));
    }
    return sections;
}

} // namespace polarmir::reads
