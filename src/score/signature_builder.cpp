#include "score/signature_builder.hpp"

#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace polarmir::score {
namespace {

// Only ratios matter; what is beyond loses its digits in sums.
constexpr double least_weight{1e-6};
constexpr double most_weight{1e6};

/// What a name that is not known may mean.
std::string hint(std::string const & mirna, reference::mirna_names const & names)
{
    constexpr std::size_t most{6};
    if (auto const * const now = names.today(mirna))
        return "; the name is of an older release, today it is " + now->name;
    std::vector<std::string> const similar = names.similar(mirna);
    if (similar.empty())
        return "; check its name and arm (-5p, -3p)";
    std::string text = "; did you mean " + similar.front();
    for (std::size_t i = 1; i < std::min(similar.size(), most); ++i)
        text += " or " + similar[i];
    return text + '?';
}

} // namespace

void signature_builder::note(std::uint64_t line, std::string what)
{
    file_.notes.push_back({{path_, line}, std::move(what)});
}

void signature_builder::problem(std::uint64_t line, std::string what)
{
    file_.problems.push_back({{path_, line}, std::move(what)});
}

void signature_builder::describe(std::uint64_t line, std::string const & set, std::string description)
{
    set_named(set, line).description = std::move(description);
}

std::optional<std::uint64_t> signature_builder::line_of(std::string const & set) const
{
    auto const found = set_lines_.find(set);
    return found == set_lines_.end() ? std::nullopt : std::optional{found->second};
}

void signature_builder::add(raw_member const & raw)
{
    if (raw.set.empty())
        return problem(raw.line, "the name of the set is empty");
    if (is_formula(raw.set))
        return problem(raw.line,
                       "the name of the set, '" + raw.set +
                           "', is a formula for spreadsheets; choose another");
    signature & set = set_named(raw.set, raw.line);
    std::optional<member> one = resolve(raw);
    if (!one)
        return;
    auto const [first, is_new] = lines_.try_emplace({raw.set, molecule_of(*one)}, raw.line);
    if (!is_new)
        return problem(raw.line,
                       raw.mirna + ", or another miRNA with the same sequence, is in set " + raw.set +
                           " already (line " + std::to_string(first->second) + "); keep one");
    set.members.push_back(*std::move(one));
}

signature_file signature_builder::finish() &&
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

signature & signature_builder::set_named(std::string const & name, std::uint64_t line)
{
    auto const found = std::ranges::find(file_.sets, name, &signature::name);
    if (found != file_.sets.end())
        return *found;
    set_lines_[name] = line;
    return file_.sets.emplace_back(signature{name, user_version, {}, {}});
}

std::optional<member> signature_builder::resolve(raw_member const & raw)
{
    auto const weight = parse_number<double>(raw.weight);
    bool const is_weight = weight && *weight >= least_weight && *weight <= most_weight;
    if (!is_weight)
        problem(
            raw.line,
            "weight '" + raw.weight + "' of " + raw.mirna +
                (weight && *weight > 0 ? " is not between 0.000001 and 1,000,000" : " is no number above 0") +
                (raw.weight.find(',') == std::string::npos ? "" : "; write decimals with a point"));
    bool const is_up = raw.direction == "1" || raw.direction == "+1";
    bool const is_down = raw.direction == "-1";
    if (!is_up && !is_down)
        problem(raw.line, "direction '" + raw.direction + "' of " + raw.mirna + " is neither +1 nor -1");
    std::optional<member> named = look_up(raw);
    if (!named || !is_weight || (!is_up && !is_down))
        return std::nullopt;
    named->weight = *weight;
    named->direction = is_up ? 1 : -1;
    return named;
}

std::optional<member> signature_builder::look_up(raw_member const & raw)
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
    problem(raw.line, "'" + raw.mirna + "' is no human mature miRNA of miRBase 22" + hint(raw.mirna, names_));
    return std::nullopt;
}

std::string signature_builder::molecule_of(member const & one) const
{
    auto const * const known = names_.find(one.accession);
    return known != nullptr ? known->row : one.accession;
}

void signature_builder::check_opposing()
{
    for (opposing_sets const & pair : find_opposing(file_.sets))
        for (member const & one : file_.sets[pair.m1].members)
            for (member const & other : file_.sets[pair.m2].members)
                if (molecule_of(one) == molecule_of(other) && one.direction == other.direction)
                    problem(lines_.at({file_.sets[pair.m2].name, molecule_of(other)}),
                            one.name + " pushes the same way in the opposing sets " +
                                file_.sets[pair.m1].name + " and " + file_.sets[pair.m2].name +
                                "; keep one, or give it direction -1 in one of them");
}

void signature_builder::check_size(signature const & set)
{
    std::uint64_t const line = set_lines_.at(set.name);
    if (set.members.empty())
        return problem(line, "set " + set.name + " has no usable member");
    std::vector<double> weights;
    for (member const & one : set.members)
        weights.push_back(one.weight);
    if (weights.size() < fewest_members)
        note(line,
             "set " + set.name + " has " + std::to_string(weights.size()) +
                 (weights.size() == 1 ? " member; a score needs " : " members; a score needs ") +
                 std::to_string(fewest_members) + " detected ones");
    else if (effective_members(weights) < ok_effective)
        note(line,
             "set " + set.name + " can never be OK: its weights are as unequal as if it had " +
                 format_fixed(effective_members(weights), 1) + " members (" +
                 format_compact(ok_effective, 0) + " are needed)");
}

} // namespace polarmir::score
