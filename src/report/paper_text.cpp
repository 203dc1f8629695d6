#include "report/paper_text.hpp"

#include <polarmir/core/text.hpp>

#include <set>
#include <string_view>
#include <vector>

namespace polarmir::report {

std::string identifier_of(score::evidence const & report)
{
    constexpr std::string_view doi{"doi:"};
    constexpr std::string_view pmc{"pmc:"};
    if (!report.pmid.empty())
        return "PMID " + report.pmid;
    if (!report.doi.empty())
        return std::string{doi} + report.doi;
    if (report.paper.starts_with(doi))
        return report.paper;
    if (report.paper.starts_with(pmc))
        return report.paper.substr(pmc.size());
    return "no identifier";
}

std::string identifiers_of(std::span<score::evidence const * const> reports)
{
    std::set<std::string_view> papers;
    std::vector<std::string> identifiers;
    for (score::evidence const * const report : reports)
        if (papers.insert(report->paper).second)
            identifiers.push_back(identifier_of(*report));
    return join(identifiers, ", ");
}

} // namespace polarmir::report
