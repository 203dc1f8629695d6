#include "score/curated_fields.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/shipped.hpp>

#include <algorithm>

namespace polarmir::embedded {

extern std::string_view const signature_members;
extern std::string_view const signature_sets;

} // namespace polarmir::embedded

namespace polarmir::score {
namespace {

std::vector<std::string> list_of(io::row_view const & row, std::string_view column)
{
    std::vector<std::string> parts;
    std::string const field = text_of(row, column);
    if (!field.empty())
        for (std::string_view const part : split(field, ';'))
            parts.emplace_back(part);
    return parts;
}

/// True for `yes`, false for `no`, which are the only choices.
bool choice_of(io::row_view const & row,
               std::string_view column,
               std::string const & yes,
               std::string const & no)
{
    if (row.text(column) != yes && row.text(column) != no)
        row.fail(column, yes + " or " + no);
    return row.text(column) == yes;
}

curated_member read_member(io::row_view const & line)
{
    curated_member one;
    one.set = text_of(line, "set");
    one.member = {text_of(line, "accession"),
                  text_of(line, "miRNA"),
                  line.number<double>("weight"),
                  line.number<int>("direction")};
    one.tier = text_of(line, "tier");
    one.papers = line.number<std::uint32_t>("papers");
    one.papers_of_family = line.number<std::uint32_t>("papers_all");
    one.arm_stated = choice_of(line, "arm", "stated", "inferred");
    one.only_opposes = choice_of(line, "only_opposes", "yes", "no");
    one.used = choice_of(line, "use", "include", "exclude");
    one.sources = list_of(line, "sources");
    one.pathways = list_of(line, "pathways");
    one.confounders = list_of(line, "confounders");
    one.species = text_of(line, "species");
    one.targets = text_of(line, "targets");
    one.cluster = text_of(line, "cluster");
    one.seed_family = text_of(line, "seed_family");
    one.evidence = text_of(line, "evidence");
    one.pmids = text_of(line, "pmids");
    one.dois = text_of(line, "dois");
    one.reason = text_of(line, "reason");
    return one;
}

signature make_set(set_definition const & definition)
{
    signature set{definition.name, definition.version, definition.description, {}};
    for (curated_member const & one : curated_members())
        if (one.used && belongs_to(one, definition))
            set.members.push_back(one.member);
    std::ranges::sort(set.members, {}, &member::accession);
    return set;
}

} // namespace

std::vector<curated_member> const & curated_members()
{
    static std::vector<curated_member> const members = [] {
        io::table const table = io::parse_table(embedded::signature_members, "members.tsv");
        std::vector<curated_member> all;
        for (io::table::row const & row : table.rows)
            all.push_back(read_member({table, row}));
        return all;
    }();
    return members;
}

std::vector<set_definition> const & set_definitions()
{
    static std::vector<set_definition> const sets = [] {
        io::table const table = io::parse_table(embedded::signature_sets, "sets.tsv");
        std::vector<set_definition> all;
        for (io::table::row const & row : table.rows)
        {
            io::row_view const line{table, row};
            all.push_back({text_of(line, "set"),
                           text_of(line, "version"),
                           text_of(line, "base"),
                           text_of(line, "by"),
                           text_of(line, "value"),
                           text_of(line, "description")});
        }
        return all;
    }();
    return sets;
}

bool belongs_to(curated_member const & one, set_definition const & set)
{
    if (one.set != set.base)
        return false;
    if (set.by.empty())
        return true;
    std::vector<std::string> const & classes = set.by == "source" ? one.sources : one.pathways;
    return std::ranges::find(classes, set.value) != classes.end();
}

std::vector<signature> const & shipped_signatures()
{
    static std::vector<signature> const sets = [] {
        std::vector<signature> all;
        for (set_definition const & definition : set_definitions())
            all.push_back(make_set(definition));
        return all;
    }();
    return sets;
}

} // namespace polarmir::score
