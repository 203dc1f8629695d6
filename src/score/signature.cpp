#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/score/signature.hpp>

#include <algorithm>

namespace polarmir::score {
namespace {

constexpr std::string_view separators{"-_. "};

/// `name` with its first part M<from> (or m<from>) turned into M<to>.
std::optional<std::string> replace_part(std::string_view name, char from, std::string_view to)
{
    for (std::size_t begin = 0; begin <= name.size();)
    {
        std::size_t const end = std::min(name.find_first_of(separators, begin), name.size());
        std::string_view const part = name.substr(begin, end - begin);
        if (part.size() == 2 && (part[0] == 'M' || part[0] == 'm') && part[1] == from)
            return std::string{name.substr(0, begin)}.append(to).append(name.substr(end));
        begin = end + 1;
    }
    return std::nullopt;
}

/// Position of the set of that name, whatever the case of its letters.
std::optional<std::size_t> find_set(std::span<signature const> sets, std::string_view name)
{
    return position_of(sets, to_lower(name), [](signature const & set) { return to_lower(set.name); });
}

} // namespace

std::string signature::hash() const
{
    std::string text;
    for (member const & one : members)
        text.append(one.accession)
            .append(1, '\t')
            .append(format_exact(one.weight))
            .append(1, '\t')
            .append(std::to_string(one.direction))
            .append(1, '\n');
    return xxh3_hex(text);
}

std::optional<std::string> opposite_of(std::string_view set_name)
{
    if (auto m2 = replace_part(set_name, '1', "M2"))
        return m2;
    return replace_part(set_name, '2', "M1");
}

std::vector<opposing_sets> find_opposing(std::span<signature const> sets)
{
    std::vector<opposing_sets> pairs;
    for (std::size_t i = 0; i < sets.size(); ++i)
    {
        auto const other = replace_part(sets[i].name, '1', "M2");
        auto const found = other ? find_set(sets, *other) : std::nullopt;
        if (found)
            pairs.push_back({*replace_part(sets[i].name, '1', "index"), i, *found});
    }
    return pairs;
}

std::string_view species_prefix(std::string_view mirna_name) noexcept
{
    constexpr std::size_t shortest{3};
    constexpr std::size_t longest{4};
    std::size_t const dash = mirna_name.find('-');
    if (dash == std::string_view::npos || dash < shortest || dash > longest)
        return {};
    std::string_view const prefix = mirna_name.substr(0, dash);
    bool const is_species =
        std::ranges::all_of(prefix, [](char c) { return c >= 'a' && c <= 'z'; }) && prefix != "let";
    return is_species ? prefix : std::string_view{};
}

std::string species_of(std::span<signature const> sets)
{
    std::string species;
    for (signature const & set : sets)
        for (member const & one : set.members)
        {
            std::string_view const prefix = species_prefix(one.name);
            if (prefix.empty())
                continue;
            if (!species.empty() && species != prefix)
                return {};
            species = prefix;
        }
    return species;
}

} // namespace polarmir::score
