#include "section.hpp"

#include <polarmir/core/text.hpp>

#include <algorithm>

namespace polarmir::multiqc {

json begin_section(section_head const & head)
{
    return {{"id", head.id},
            {"parent_id", "polarmir"},
            {"parent_name", "polarmir"},
            {"parent_description", "miRNAs of exosomes, and which way they push macrophages."},
            {"section_name", head.name},
            {"description", head.description},
            {"plot_type", head.plot_type},
            {"pconfig",
             {{"id", std::string{head.id} + "_plot"}, {"title", std::string{"polarmir: "} + head.name}}}};
}

content text_of(json const & section)
{
    if (!section.contains("data") || section["data"].empty())
        return std::nullopt;
    constexpr int indent{1};
    return section.dump(indent, ' ', false, json::error_handler_t::replace) + '\n';
}

double rounded(double value)
{
    constexpr int decimals{6};
    return parse_number<double>(format_compact(value, decimals)).value_or(value);
}

} // namespace polarmir::multiqc
