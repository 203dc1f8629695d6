#include <polarmir/core/error.hpp>
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

/// The fields of one line by column; `.` stands for nothing.
class fields_of
{
  public:
    fields_of(io::table const & table, io::table::row const & row) : table_{table}, row_{row} {}

    [[nodiscard]] std::string text(std::string_view column) const
    {
        std::string const & field = row_.fields[table_.column(column)];
        return field == "." ? std::string{} : field;
    }

    [[nodiscard]] std::vector<std::string> list(std::string_view column) const
    {
        std::vector<std::string> parts;
        std::string const field = text(column);
        if (!field.empty())
            for (std::string_view const part : split(field, ';'))
                parts.emplace_back(part);
        return parts;
    }

    template <typename number_t>
    [[nodiscard]] number_t number(std::string_view column) const
    {
        std::string const field = text(column);
        auto const value = parse_number<number_t>(field);
        if (!value)
            fail(column, field);
        return *value;
    }

    /// True for `yes`, false for `no`, which are the only choices.
    [[nodiscard]] bool choice(std::string_view column, std::string_view yes, std::string_view no) const
    {
        std::string const field = text(column);
        if (field != yes && field != no)
            fail(column, field);
        return field == yes;
    }

  private:
    [[noreturn]] void fail(std::string_view column, std::string const & field) const
    {
        throw parse_error{{table_.path, row_.line},
                          "column " + std::string{column} + " cannot hold '" + field + "'"};
    }

    io::table const & table_;
    io::table::row const & row_;
};

curated_member read_member(fields_of const & line)
{
    curated_member one;
    one.set = line.text("set");
    one.member = {line.text("accession"),
                  line.text("miRNA"),
                  line.number<double>("weight"),
                  line.number<int>("direction")};
    one.tier = line.text("tier");
    one.papers = line.number<std::uint32_t>("papers");
    one.arm_stated = line.choice("arm", "stated", "inferred");
    one.only_opposes = line.choice("only_opposes", "yes", "no");
    one.used = line.choice("use", "include", "exclude");
    one.sources = line.list("sources");
    one.pathways = line.list("pathways");
    one.confounders = line.list("confounders");
    one.species = line.text("species");
    one.targets = line.text("targets");
    one.cluster = line.text("cluster");
    one.seed_family = line.text("seed_family");
    one.evidence = line.text("evidence");
    one.pmids = line.text("pmids");
    one.dois = line.text("dois");
    one.reason = line.text("reason");
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
            fields_of const line{table, row};
            all.push_back({line.text("set"),
                           line.text("version"),
                           line.text("base"),
                           line.text("by"),
                           line.text("value"),
                           line.text("description")});
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
    return std::ranges::find(set.by == "source" ? one.sources : one.pathways, set.value) !=
           (set.by == "source" ? one.sources : one.pathways).end();
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
