#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/signature_file.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace polarmir::score {
namespace {

/// A member as written, before anything is looked up.
struct raw_member
{
    std::uint64_t line{0};
    std::string set;
    std::string mirna;
    std::string weight{"1"};
    std::string direction{"1"};
};

/// Collects sets, problems and notes.
class collector
{
  public:
    collector(std::string path, reference::mirna_names const & names) : path_{std::move(path)}, names_{names}
    {}

    void note(std::uint64_t line, std::string what)
    {
        file_.notes.push_back({{path_, line}, std::move(what)});
    }
    void problem(std::uint64_t line, std::string what)
    {
        file_.problems.push_back({{path_, line}, std::move(what)});
    }

    void describe(std::uint64_t line, std::string const & set, std::string const & description)
    {
        signature & target = set_named(set, line);
        target.description = description;
    }

    void add(raw_member const & raw)
    {
        if (raw.set.empty())
            return problem(raw.line, "the name of the set is empty");
        signature & set = set_named(raw.set, raw.line);
        std::optional<member> one = resolve(raw);
        if (!one)
            return;
        auto const [first, is_new] = lines_.try_emplace({raw.set, one->accession}, raw.line);
        if (!is_new)
            return problem(raw.line,
                           raw.mirna + " is in set " + raw.set + " twice (first on line " +
                               std::to_string(first->second) + "); keep one");
        set.members.push_back(*std::move(one));
    }

    [[nodiscard]] signature_file finish() &&
    {
        if (file_.sets.empty() && file_.problems.empty())
            throw input_error{path_ + ": holds no signature"};
        check_opposing();
        for (signature & set : file_.sets)
        {
            std::ranges::sort(set.members, {}, &member::accession);
            check_size(set);
        }
        if (!foreign_.empty())
            note(0,
                 "names of species " + foreign_ +
                     " cannot be checked; polarmir knows the human ones of miRBase 22");
        return std::move(file_);
    }

  private:
    using key = std::pair<std::string, std::string>;

    signature & set_named(std::string const & name, std::uint64_t line)
    {
        auto const found = std::ranges::find(file_.sets, name, &signature::name);
        if (found != file_.sets.end())
            return *found;
        set_lines_[name] = line;
        return file_.sets.emplace_back(signature{name, "user", {}, {}});
    }

    std::optional<member> resolve(raw_member const & raw)
    {
        auto const weight = parse_number<double>(raw.weight);
        bool const is_weight = weight && *weight > 0 && std::isfinite(*weight);
        if (!is_weight)
            problem(raw.line, "weight '" + raw.weight + "' of " + raw.mirna + " is no number above 0");
        std::string_view const direction{raw.direction};
        bool const is_direction = direction == "1" || direction == "+1" || direction == "-1";
        if (!is_direction)
            problem(raw.line, "direction '" + raw.direction + "' of " + raw.mirna + " is neither +1 nor -1");
        std::optional<member> named = look_up(raw);
        if (!named || !is_weight || !is_direction)
            return std::nullopt;
        named->weight = *weight;
        named->direction = direction == "-1" ? -1 : 1;
        return named;
    }

    std::optional<member> look_up(raw_member const & raw)
    {
        if (raw.mirna.empty())
        {
            problem(raw.line, "the name of the miRNA is empty");
            return std::nullopt;
        }
        if (auto const * const known = names_.find(raw.mirna))
            return member{known->accession, known->name};
        std::string_view const species = species_prefix(raw.mirna);
        if (!species.empty() && species != "hsa")
        {
            foreign_ = species;
            return member{raw.mirna, raw.mirna};
        }
        problem(raw.line, "'" + raw.mirna + "' is no human mature miRNA of miRBase 22" + hint(raw.mirna));
        return std::nullopt;
    }

    [[nodiscard]] std::string hint(std::string const & mirna) const
    {
        constexpr std::size_t most{6};
        std::vector<std::string> const similar = names_.similar(mirna);
        if (similar.empty())
            return "; check its name and arm (-5p, -3p)";
        std::string text = "; did you mean " + similar.front();
        for (std::size_t i = 1; i < std::min(similar.size(), most); ++i)
            text += " or " + similar[i];
        return text + '?';
    }

    void check_opposing()
    {
        for (opposing_sets const & pair : find_opposing(file_.sets))
            for (member const & one : file_.sets[pair.m1].members)
                for (member const & other : file_.sets[pair.m2].members)
                    if (one.accession == other.accession && one.direction == other.direction)
                        problem(lines_.at({file_.sets[pair.m2].name, other.accession}),
                                one.name + " pushes the same way in the opposing sets " +
                                    file_.sets[pair.m1].name + " and " + file_.sets[pair.m2].name +
                                    "; keep one, or give it direction -1 in one of them");
    }

    void check_size(signature const & set)
    {
        std::uint64_t const line = set_lines_.at(set.name);
        if (set.members.empty())
        {
            problem(line, "set " + set.name + " has no usable member");
            return;
        }
        std::vector<double> weights;
        for (member const & one : set.members)
            weights.push_back(one.weight);
        if (weights.size() < fewest_members)
            note(line,
                 "set " + set.name + " has " + std::to_string(weights.size()) +
                     " members; a score needs 5 detected ones");
        else if (effective_members(weights) < ok_effective)
            note(line,
                 "set " + set.name + " can never be OK: its weights are as unequal as if it had " +
                     format_fixed(effective_members(weights), 1) + " members (4 are needed)");
    }

    std::string path_;
    reference::mirna_names const & names_;
    signature_file file_;
    std::map<key, std::uint64_t> lines_;
    std::map<std::string, std::uint64_t> set_lines_;
    std::string foreign_;
};

std::optional<std::size_t> find_column(io::table const & table, std::string_view name)
{
    auto const found = std::ranges::find(table.header, name);
    return found == table.header.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - table.header.begin())};
}

void read_tsv(std::filesystem::path const & path, collector & into)
{
    io::table const table = io::read_table(path);
    auto const set = find_column(table, "set");
    auto mirna = find_column(table, "miRNA");
    if (!mirna)
        mirna = find_column(table, "id");
    if (!set || !mirna)
        throw parse_error{{table.path, 1},
                          "the columns set and miRNA are needed, separated by tabs (or give a .gmt file)"};
    auto const weight = find_column(table, "weight");
    auto const direction = find_column(table, "direction");
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

void read_gmt(std::filesystem::path const & path, collector & into)
{
    io::line_reader lines{path};
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
    collector into{path.string(), names};
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

double effective_members(std::span<double const> weights) noexcept
{
    double sum{0};
    double squares{0};
    for (double const weight : weights)
    {
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

} // namespace polarmir::score
