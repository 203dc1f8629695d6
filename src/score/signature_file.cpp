#include "score/signature_builder.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/delimited_text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/signature_file.hpp>

#include <optional>

namespace polarmir::score {
namespace {

constexpr std::size_t largest_file{std::size_t{1} << 28U};

using fields = std::vector<std::string>;

/// Columns of a table of sets.
struct set_columns
{
    std::size_t set;
    std::size_t mirna;
    std::optional<std::size_t> weight;
    std::optional<std::size_t> direction;
};

set_columns
columns_of(io::delimited_record const & header, std::string const & path, signature_builder & into)
{
    auto const set = position_of(header.fields, "set");
    auto mirna = position_of(header.fields, "miRNA");
    if (!mirna)
        mirna = position_of(header.fields, "id");
    if (!set || !mirna)
        throw parse_error{{path, header.line},
                          "the columns set and miRNA are needed, separated by tabs (or give a .gmt file)"};
    set_columns const found{
        *set, *mirna, position_of(header.fields, "weight"), position_of(header.fields, "direction")};
    for (std::size_t i = 0; i < header.fields.size(); ++i)
        if (i != found.set && i != found.mirna && i != found.weight && i != found.direction)
            into.note(header.line, "column '" + header.fields[i] + "' is not used");
    return found;
}

void read_tsv(std::filesystem::path const & path, signature_builder & into)
{
    std::string const name = path.string();
    std::string const text = io::read_text(path, largest_file);
    io::refuse_no_text(text, name);
    io::delimited_reader records{text, '\t', name};
    std::optional<io::delimited_record> const header = records.next();
    if (!header)
        throw input_error{name + ": is empty: a header line is expected"};
    set_columns const columns = columns_of(*header, name, into);
    while (std::optional<io::delimited_record> const row = records.next())
    {
        if (row->fields.size() != header->fields.size())
            throw parse_error{{name, row->line},
                              "row has " + std::to_string(row->fields.size()) + " fields, the header has " +
                                  std::to_string(header->fields.size())};
        raw_member raw{row->line, row->fields[columns.set], row->fields[columns.mirna]};
        if (columns.weight)
            raw.weight = row->fields[*columns.weight];
        if (columns.direction)
            raw.direction = row->fields[*columns.direction];
        into.add(raw);
    }
}

/// Without blanks, and without double quotes around it. Quotes inside a description are text.
std::string plain(std::string_view field)
{
    field = strip(field);
    constexpr std::size_t both_quotes{2};
    if (field.size() >= both_quotes && field.starts_with('"') && field.ends_with('"'))
        field = strip(field.substr(1, field.size() - both_quotes));
    return std::string{field};
}

void read_gmt_line(std::string_view line, std::uint64_t number, signature_builder & into)
{
    std::vector<std::string_view> const parts = split(line, '\t');
    constexpr std::size_t first_member{2};
    if (parts.size() <= first_member)
        return into.problem(number, "a set needs a name, a description and miRNAs, separated by tabs");
    std::string const set = plain(parts.front());
    if (auto const first = into.line_of(set))
        return into.problem(number, "set " + set + " has a line already, line " + std::to_string(*first));
    for (std::size_t i = first_member; i < parts.size(); ++i)
        if (std::string const mirna = plain(parts[i]); !mirna.empty())
            into.add({number, set, mirna});
    if (!set.empty())
        into.describe(number, set, plain(parts[1]));
}

void read_gmt(std::filesystem::path const & path, signature_builder & into)
{
    io::line_reader lines{path};
    for (std::string_view line; lines.next(line);)
        if (!strip(line).empty())
            read_gmt_line(line, lines.line_number(), into);
}

} // namespace

std::string signature_problem::message() const
{
    return parse_error{where, what}.what();
}

signature_error::signature_error(std::vector<signature_problem> problems) :
    input_error{problems.front().message() + (problems.size() > 1
                                                  ? " (and " + std::to_string(problems.size() - 1) +
                                                        " more; see 'polarmir signatures check')"
                                                  : "")},
    problems_{std::move(problems)}
{}

signature_file read_signature_file(std::filesystem::path const & path, reference::mirna_names const & names)
{
    signature_builder into{path.string(), names};
    if (to_lower(path.extension().string()) == ".gmt")
        read_gmt(path, into);
    else
        read_tsv(path, into);
    return std::move(into).finish();
}

std::vector<signature> load_signatures(std::filesystem::path const & path,
                                       reference::mirna_names const & names)
{
    signature_file file = read_signature_file(path, names);
    if (!file.problems.empty())
        throw signature_error{std::move(file.problems)};
    return std::move(file.sets);
}

} // namespace polarmir::score
