#include <polarmir/library/layout.hpp>

namespace polarmir::library {

std::string umi_text(layout const & of)
{
    switch (of.umi)
    {
    case reference::umi_place::before_insert:
        return "before_insert:" + std::to_string(of.umi_length);
    case reference::umi_place::after_adapter:
        return "after_adapter:" + std::to_string(of.umi_length);
    case reference::umi_place::random_ends:
        return "random_ends:" + std::to_string(of.umi_length);
    case reference::umi_place::read_name:
        return "read_name:" + std::to_string(of.umi_length);
    case reference::umi_place::none:
        break;
    }
    return "none";
}

char const * name_of(status s) noexcept
{
    switch (s)
    {
    case status::detected:
        return "detected";
    case status::kit_only:
        return "kit_only";
    case status::already_trimmed:
        return "already_trimmed";
    case status::given:
        return "given";
    case status::inherited:
        return "layout_inherited";
    case status::undetermined:
        break;
    }
    return "undetermined";
}

std::string read_length_text(inference const & found)
{
    std::string const shortest = std::to_string(found.shortest_read);
    return found.shortest_read == found.longest_read ? shortest
                                                     : shortest + '-' + std::to_string(found.longest_read);
}

} // namespace polarmir::library
