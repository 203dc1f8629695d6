#include "score/signature_builder.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/signature_file.hpp>

#include <map>
#include <optional>

namespace polarmir::score {
namespace {

void read_tsv(std::filesystem::path const & path, signature_builder & into)
{
    io::table const table = io::read_table(path);
    auto const set = table.find("set");
    auto mirna = table.find("miRNA");
    if (!mirna)
        mirna = table.find("id");
    if (!set || !mirna)
        throw parse_error{{table.path, 1},
                          "the columns set and miRNA are needed, separated by tabs (or give a .gmt file)"};
    auto const weight = table.find("weight");
    auto const direction = table.find("direction");
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (i != set && i != mirna && i != weight && i != direction)
            into.note(1, "column '" + table.header[i] + "' is not used");
    for (io::table::row const & row : table.rows)
    {
        raw_member raw{
            row.line, std::string{strip(row.fields[*set])}, std::string{strip(row.fields[*mirna])}};
        if (weight)
            raw.weight = strip(row.fields[*weight]);
        if (direction)
            raw.direction = strip(row.fields[*direction]);
        into.add(raw);
    }
}

void read_gmt(std::filesystem::path const & path, signature_builder & into)
{
    io::line_reader lines{path};
    std::map<std::string, std::uint64_t> seen;
    for (std::string_view line; lines.next(line);)
    {
        if (strip(line).empty())
            continue;
        std::vector<std::string_view> const fields = split(line, '\t');
        constexpr std::size_t first_member{2};
        if (fields.size() <= first_member)
        {
            into.problem(lines.line_number(),
                         "a set needs a name, a description and miRNAs, separated by tabs");
            continue;
        }
        std::string const set{strip(fields.front())};
        if (auto const [first, is_new] = seen.emplace(set, lines.line_number()); !is_new)
        {
            into.problem(lines.line_number(),
                         "set " + set + " has a line already, line " + std::to_string(first->second));
            continue;
        }
        for (std::size_t i = first_member; i < fields.size(); ++i)
            if (!strip(fields[i]).empty())
                into.add({lines.line_number(), set, std::string{strip(fields[i])}});
        if (!set.empty())
            into.describe(lines.line_number(), set, std::string{strip(fields[1])});
    }
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
