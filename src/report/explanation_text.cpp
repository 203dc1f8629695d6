#include "report/paper_text.hpp"
#include "report/plain_text.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/report/signature_text.hpp>
#include <polarmir/score/evidence.hpp>
#include <polarmir/score/weight.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polarmir::report {
namespace {

using score::curated_member;
using reports = std::vector<score::evidence const *>;

constexpr int decimals{4};

std::string number(double value)
{
    return format_fixed(value, decimals);
}

/// Sets that are made of the base set of a member and hold it.
std::string sets_of(curated_member const & one)
{
    std::vector<std::string> names;
    for (score::set_definition const & set : score::set_definitions())
        if (belongs_to(one, set))
            names.push_back(set.name);
    return join(names, ", ");
}

std::string tier_text(curated_member const & one)
{
    std::string const best = score::best_tier(score::evidence_of(one));
    return one.tier == best ? one.tier + ", as the best report"
                            : one.tier + ", set by hand (see below); the best report is " + best;
}

std::string papers_text(curated_member const & one, score::weight_factors const & factors)
{
    std::string text = one.papers == 1 ? "1 paper tests it" : count_of(one.papers, "paper") + " test it";
    if (one.papers_of_family > one.papers)
        text += ", " + std::to_string(one.papers_of_family) + " with those on its family";
    if (one.papers == 0)
        return text;
    return text + ", the most of a used member is " + std::to_string(factors.most_papers) + ": (1 + log2 " +
           std::to_string(one.papers) + ") / (1 + log2 " + std::to_string(factors.most_papers) + ")";
}

std::string cap_text(std::string const & group, score::weight_cap const & cap)
{
    return group + ": its used members weigh " + number(cap.total) + " together" +
           (cap.factor < 1 ? ", capped at " : ", not above ") + format_fixed(score::relatives_cap, 1);
}

std::string factor_table(curated_member const & one)
{
    score::weight_factors const factors = factors_of(one, score::curated_members());
    std::vector<std::vector<std::string>> lines{
        {"  tier", number(factors.tier), tier_text(one)},
        {"  papers", number(factors.papers), papers_text(one, factors)},
        {"  arm", number(factors.arm), one.arm_stated ? "a paper names it" : "inferred, no paper names it"},
        {"  side",
         number(factors.side),
         one.only_opposes ? "every report is of opposing the other side"
                          : "a report is of this side itself"}};
    if (factors.cluster)
        lines.push_back(
            {"  cluster", number(factors.cluster->factor), cap_text(one.cluster, *factors.cluster)});
    if (factors.seed_family)
        lines.push_back(
            {"  seed", number(factors.seed_family->factor), cap_text(one.seed_family, *factors.seed_family)});
    lines.push_back({one.used ? "  weight" : "  (weight)",
                     number(factors.weight()),
                     one.used ? "the product" : "the product, if it were used"});
    return aligned(lines);
}

/// `author year, identifiers`
std::string paper_line(score::evidence const & report)
{
    std::vector<std::string> parts;
    for (std::string const & part : {report.author, report.year})
        if (!part.empty())
            parts.push_back(part);
    std::string text = join(parts, " ");
    text += (text.empty() ? "" : ", ") + identifier_of(report);
    if (!report.pmid.empty() && !report.doi.empty())
        text += ", doi:" + report.doi;
    return text + (report.seen_at.empty() ? "" : ", seen at " + report.seen_at);
}

std::string report_text(score::evidence const & report)
{
    constexpr std::size_t id_width{8};
    constexpr std::size_t key_width{10};
    std::string const tier =
        report.tier + (report.sources == "no-EV" ? ", one tier lower without vesicles" : "");
    std::string text = "  " + padded(report.id, id_width - 2) + report.side + ", " + tier +
                       (report.sources.empty() ? "" : "; " + report.sources) + '\n';
    std::pair<char const *, std::string> const details[]{{"miRNA", report.mirna},
                                                         {"paper", paper_line(report)},
                                                         {"effect", report.effect},
                                                         {"from", report.source},
                                                         {"disease", report.disease},
                                                         {"species", report.species},
                                                         {"on", report.recipient},
                                                         {"target", report.target},
                                                         {"pathway", report.pathway},
                                                         {"shown by", report.validation},
                                                         {"note", report.note}};
    for (auto const & [key, value] : details)
        if (!value.empty())
            text += hanging(std::string(id_width, ' ') + padded(key, key_width), value);
    return text;
}

std::string reports_text(std::string const & title, reports const & all)
{
    std::string text = '\n' + title + ": " + count_of(all.size(), "report") + " in " +
                       count_of(score::count_papers(all), "paper") + '\n';
    for (score::evidence const * const report : all)
        text += '\n' + report_text(*report);
    return text;
}

std::string member_text(curated_member const & one)
{
    std::string text = '\n' + one.set + ": " +
                       (one.used ? "weight " + number(one.member.weight) + ", in " + sets_of(one)
                                 : std::string{"left out, scored in no set"}) +
                       "\n\n" + factor_table(one);
    if (!one.reason.empty())
        text += '\n' + hanging(one.used ? "  remarks: " : "  reason: ", one.reason);
    text += reports_text("Behind it", score::evidence_of(one));
    return text;
}

} // namespace

std::string explanation_text(std::span<score::curated_member const * const> members)
{
    std::string text = members.front()->member.name + " (" + members.front()->member.accession + ")\n";
    for (curated_member const * const one : members)
    {
        text += member_text(*one);
        curated_member const * const opponent = opponent_of(*one);
        if (opponent != nullptr && std::ranges::find(members, opponent) == members.end())
            text += reports_text("Against it, for " + opponent->set, score::evidence_of(*opponent));
    }
    return text;
}

} // namespace polarmir::report
