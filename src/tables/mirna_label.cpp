#include <polarmir/core/text.hpp>
#include <polarmir/tables/mirna_label.hpp>

#include <algorithm>

namespace polarmir::tables {
namespace {

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// `hsa-miR-101-3p:MIMAT0000099:Homo` -> MIMAT0000099; `hsa-miR-1304-3p_rs2155248` -> hsa-miR-1304-3p.
std::string_view without_additions(std::string_view name)
{
    if (name.find(':') != std::string_view::npos)
    {
        std::vector<std::string_view> const fields = split(name, ':');
        auto const accession =
            std::ranges::find_if(fields, [](std::string_view field) { return field.starts_with("MIMAT"); });
        return accession == fields.end() ? fields.front() : *accession;
    }
    std::size_t const variant = name.find("_rs");
    bool const is_variant =
        variant != std::string_view::npos && variant + 3 < name.size() && is_digit(name[variant + 3]);
    return is_variant ? name.substr(0, variant) : name;
}

/// What a later part of a joined label leaves out: `hsa-let-` for `7c-5p`, `hsa-` for `let-7c-5p`.
std::string completed(std::string_view part, std::string_view first)
{
    std::size_t const species = first.find('-');
    std::size_t const kind = species == std::string_view::npos ? species : first.find('-', species + 1);
    if (kind == std::string_view::npos || part.empty())
        return std::string{part};
    std::string const lower = to_lower(part);
    if (is_digit(part.front()))
        return std::string{first.substr(0, kind + 1)} + std::string{part};
    if (lower.starts_with("mir-") || lower.starts_with("let-"))
        return std::string{first.substr(0, species + 1)} + std::string{part};
    return std::string{part};
}

} // namespace

std::vector<std::string> names_in(std::string_view label)
{
    std::vector<std::string> names;
    while (true)
    {
        std::size_t const end = label.find_first_of("/|$;");
        std::string_view const part = without_additions(strip(label.substr(0, end)));
        if (!part.empty())
            names.push_back(names.empty() ? std::string{part} : completed(part, names.front()));
        if (end == std::string_view::npos)
            return names;
        label.remove_prefix(end + 1);
    }
}

bool looks_like_mirna(std::string_view label)
{
    std::string const lower = to_lower(label);
    return lower.find("mir-") != std::string::npos || lower.find("let-7") != std::string::npos ||
           lower.find("mimat0") != std::string::npos;
}

} // namespace polarmir::tables
