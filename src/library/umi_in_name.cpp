#include <polarmir/library/umi_in_name.hpp>

#include <algorithm>
#include <cstddef>

namespace polarmir::library {
namespace {

constexpr std::string_view letters{"ACGTN"};
constexpr std::string_view separators{"+-_"};

bool is_base(char letter) noexcept
{
    return letters.find(letter) != std::string_view::npos;
}

bool is_separator(char letter) noexcept
{
    return separators.find(letter) != std::string_view::npos;
}

/// The beginning of `text` as far as it is a UMI; empty when something else follows directly.
std::string_view whole_umi(std::string_view text, std::string_view ends) noexcept
{
    std::size_t const end = std::min(text.find_first_of(ends), text.size());
    std::string_view const umi = text.substr(0, end);
    bool const fits =
        !umi.empty() && is_base(umi.front()) && is_base(umi.back()) &&
        std::ranges::all_of(umi, [](char letter) { return is_base(letter) || is_separator(letter); });
    return fits ? umi : std::string_view{};
}

/// What stands before the first blank.
std::string_view id_of(std::string_view name) noexcept
{
    return name.substr(0, name.find_first_of(" \t"));
}

std::string_view behind_label(std::string_view name, std::string_view label, std::string_view ends) noexcept
{
    std::size_t const at = name.rfind(label);
    return at == std::string_view::npos ? std::string_view{}
                                        : whole_umi(name.substr(at + label.size()), ends);
}

std::string_view eighth_field(std::string_view name) noexcept
{
    constexpr int fields_before{7};
    std::string_view rest = id_of(name);
    for (int field = 0; field < fields_before; ++field)
    {
        std::size_t const colon = rest.find(':');
        if (colon == std::string_view::npos)
            return {};
        rest.remove_prefix(colon + 1);
    }
    if (rest.starts_with('r')) // a reverse-complemented UMI, as BCL Convert marks it
        rest.remove_prefix(1);
    return whole_umi(rest, "/");
}

std::string_view behind_underscore(std::string_view name) noexcept
{
    std::string_view const id = id_of(name);
    std::size_t const at = id.rfind('_');
    return at == std::string_view::npos ? std::string_view{} : whole_umi(id.substr(at + 1), "/");
}

} // namespace

std::string_view umi_in(std::string_view name, name_umi place) noexcept
{
    switch (place)
    {
    case name_umi::rx_tag:
        return behind_label(name, "RX:Z:", " \t");
    case name_umi::label:
        return behind_label(name, "UMI_", " \t:");
    case name_umi::colon_field:
        return eighth_field(name);
    case name_umi::underscore:
        return behind_underscore(name);
    case name_umi::none:
        break;
    }
    return {};
}

std::string umi_bases(std::string_view written)
{
    std::string bases{written};
    std::erase_if(bases, is_separator);
    return bases;
}

} // namespace polarmir::library
