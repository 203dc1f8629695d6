#include "sheet_header.hpp"

#include "sheet_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <set>

namespace polarmir::reads {
namespace {

constexpr std::string_view remedy{"; 'polarmir samples FOLDER' writes a sheet to start from"};

std::vector<std::string> lower_case(std::vector<std::string> const & fields)
{
    std::vector<std::string> lower;
    lower.reserve(fields.size());
    for (std::string const & field : fields)
        lower.push_back(to_lower(field));
    return lower;
}

bool has(std::vector<std::string> const & fields, std::string_view name)
{
    return std::ranges::find(fields, name) != fields.end();
}

[[noreturn]] void refuse(std::string const & name, std::string const & what)
{
    throw input_error{name + ": " + what};
}

void check_illumina(std::vector<std::string> const & lower,
                    io::delimited_record const & header,
                    std::string const & name)
{
    char const * kind = nullptr;
    if (has(lower, own_scheme().sample))
        return;
    if (lower.front().starts_with('[') || has(lower, "sample_id"))
        kind = "an Illumina sample sheet";
    else if (has(lower, "rgid") || has(lower, "read1file"))
        kind = "an Illumina fastq_list";
    if (kind != nullptr)
        throw parse_error{{name, header.line},
                          std::string{"this is "} + kind +
                              "; a table with the columns sample and fastq_1 is needed" +
                              std::string{remedy}};
}

/// The delimiters that the first line with text has outside quotes, likeliest first.
std::string delimiters_of(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,;"), text.size()));
    std::string found;
    for (char const delimiter : {'\t', ';', ','})
    {
        bool is_quoted{false};
        for (char const letter : text.substr(0, text.find_first_of("\r\n")))
        {
            is_quoted = is_quoted != (letter == '"');
            if (letter == delimiter && !is_quoted && !found.ends_with(delimiter))
                found += delimiter;
        }
    }
    return found.empty() ? "," : found;
}

/// `'fastq_1' (or 'fastq', 'file')`.
std::string named(std::vector<std::string_view> const & columns)
{
    std::string text = '\'' + std::string{columns.front()} + '\'';
    for (std::size_t i = 1; i < columns.size(); ++i)
        text += (i == 1 ? " (or '" : ", '") + std::string{columns[i]} + '\'';
    return columns.size() > 1 ? text + ')' : text;
}

std::optional<std::size_t> file_column(std::vector<std::string> const & lower,
                                       location const & where,
                                       sheet_use use,
                                       sheet_scheme const & scheme)
{
    std::vector<std::size_t> found;
    for (std::string_view const name : scheme.files)
        if (std::string const wanted = to_lower(name); has(lower, wanted))
            found.push_back(static_cast<std::size_t>(std::ranges::find(lower, wanted) - lower.begin()));
    if (found.empty() && use == sheet_use::labels)
        return std::nullopt;
    if (found.empty())
        throw parse_error{where, "no column " + named(scheme.files) + " in the header line"};
    if (found.size() > 1)
        throw parse_error{where,
                          "columns '" + lower[found[0]] + "' and '" + lower[found[1]] +
                              "' both name the reads; keep one"};
    return found.front();
}

} // namespace

std::vector<std::string> first_words(std::string_view text)
{
    constexpr std::string_view nothing{" \t\",;"};
    text = without_byte_order_mark(text);
    while (!text.empty())
    {
        std::size_t const end = std::min(text.find_first_of("\r\n"), text.size());
        std::string line = to_lower(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        std::size_t const begin = line.find_first_not_of(nothing);
        if (begin == std::string::npos || line[begin] == '#')
            continue;
        std::ranges::replace_if(
            line, [](char letter) { return letter == ';' || letter == '\t'; }, ',');
        std::vector<std::string> words;
        for (std::string_view word : split(line, ','))
        {
            word = strip(word);
            if (word.size() > 1 && word.starts_with('"') && word.ends_with('"'))
                word = word.substr(1, word.size() - 2);
            words.emplace_back(word);
        }
        return words;
    }
    return {};
}

sheet_scheme const & own_scheme()
{
    static sheet_scheme const scheme{
        "sample", {"fastq_1", "fastq", "file"}, "fastq_2", [](std::string_view) { return false; }};
    return scheme;
}

void refuse_own_column(std::string const & column, std::string const & name)
{
    sheet_scheme const & own = own_scheme();
    std::string const lower = to_lower(column);
    if (lower == own.sample || lower == own.mate || std::ranges::find(own.files, lower) != own.files.end())
        refuse(name,
               "column '" + column + "' cannot be kept beside the sample's name and file; rename the column");
}

sheet_header read_header(std::string_view text, std::string const & name, sheet_scheme const & scheme)
{
    std::string const needed =
        "columns " + std::string{scheme.sample} + " and " + std::string{scheme.files.front()};
    std::optional<io::delimited_record> header;
    for (char const delimiter : delimiters_of(text))
    {
        header = io::delimited_reader{text, delimiter, name}.next();
        if (!header)
            refuse(name, "is empty; a table with the " + needed + " is needed" + std::string{remedy});
        std::vector<std::string> const lower = lower_case(header->fields);
        if (&scheme == &own_scheme())
            check_illumina(lower, *header, name);
        if (has(lower, to_lower(scheme.sample)))
            return {delimiter, *std::move(header)};
    }
    throw parse_error{{name, header->line},
                      "no column '" + std::string{scheme.sample} + "' in the header line; " + needed +
                          " are needed, separated by tabs, commas or semicolons" + std::string{remedy}};
}

sheet_columns find_columns(io::delimited_record const & header,
                           std::string const & name,
                           sheet_use use,
                           sheet_scheme const & scheme)
{
    std::vector<std::string> const lower = lower_case(header.fields);
    location const where{name, header.line};
    sheet_columns found;
    found.file = file_column(lower, where, use, scheme);
    std::string const sample = to_lower(scheme.sample);
    std::string const mate = to_lower(scheme.mate);
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < lower.size(); ++i)
    {
        check_sheet_text(lower[i], "column ", where);
        if (lower[i].empty())
            found.unnamed.push_back(i);
        else if (!seen.insert(lower[i]).second)
            throw parse_error{where, "column '" + printable(header.fields[i]) + "' occurs twice"};
        else if (lower[i] == sample)
            found.sample = i;
        else if (lower[i] == mate)
            found.mate = i;
        else if (i != found.file && !scheme.is_left_out(lower[i]))
            found.annotations.push_back(i);
    }
    return found;
}

} // namespace polarmir::reads
