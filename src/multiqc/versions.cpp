#include "section.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/version.hpp>

namespace polarmir::multiqc {

namespace {

/// Name and version of the program, and of the sets of miRNAs that were scored.
std::vector<std::pair<std::string, std::string>> versions(pipeline::merge_outcome const & merged)
{
    std::vector<std::pair<std::string, std::string>> all{{"polarmir", std::string{version()}}};
    if (merged.polarization.scorer)
        for (score::signature const & set : merged.polarization.scorer->sets())
            all.emplace_back(escape_markup(set.name), escape_markup(set.version));
    return all;
}

} // namespace

content version_section(pipeline::merge_outcome const & merged)
{
    json section = begin_section({"polarmir_versions",
                                  "Versions",
                                  "The program, the sets of miRNAs that were scored, and the reference.",
                                  "html"});
    std::string html{R"(<table class="table table-condensed" style="width:auto">)"};
    for (auto const & [name, number] : versions(merged))
        html.append("<tr><th>").append(name).append("</th><td>").append(number).append("</td></tr>");
    html += "<tr><th>reference</th><td>" + escape_markup(merged.reference) + "</td></tr>";
    section["data"] = html + "</table>";
    return text_of(section); // JSON is YAML, and MultiQC takes HTML from YAML only
}

content version_file(pipeline::merge_outcome const & merged)
{
    json file;
    for (auto const & [name, number] : versions(merged))
        file["polarmir"][name] = number;
    return file.dump() + '\n';
}

} // namespace polarmir::multiqc
