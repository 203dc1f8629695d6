#include "report/paper_text.hpp"
#include "report/plain_text.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/report/signature_text.hpp>
#include <polarmir/score/evidence.hpp>
#include <polarmir/score/verdict.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace polarmir::report {
namespace {

using score::curated_member;
using members = std::vector<curated_member const *>;

constexpr int weight_decimals{4};

/// Largest weight first.
members members_of(score::set_definition const & set, bool used)
{
    members found;
    for (curated_member const & one : score::curated_members())
        if (belongs_to(one, set) && one.used == used)
            found.push_back(&one);
    std::ranges::stable_sort(found, [](curated_member const * a, curated_member const * b) {
        return a->member.weight > b->member.weight;
    });
    return found;
}

std::string or_dot(std::string const & text)
{
    return text.empty() ? "." : text;
}

std::string or_dash(std::string const & text)
{
    return text.empty() ? "-" : text;
}

/// `TRAF6, IRAK1` of `TRAF6;IRAK1`.
std::string spaced(std::string_view list)
{
    std::string text;
    for (std::string_view const part : split(list, ';'))
        text.append(text.empty() ? "" : ", ").append(part);
    return text;
}

std::string member_table(members const & shown)
{
    std::vector<std::vector<std::string>> lines{{"miRNA",
                                                 "weight",
                                                 "tier",
                                                 "arm",
                                                 "reports",
                                                 "sources",
                                                 "confounders",
                                                 "targets",
                                                 "papers",
                                                 "found as"}};
    for (curated_member const * const one : shown)
        lines.push_back({one->member.name,
                         format_fixed(one->member.weight, weight_decimals),
                         one->tier,
                         one->arm_stated ? "stated" : "inferred",
                         one->only_opposes ? "oppose" : "support",
                         join(one->sources, ", "),
                         or_dash(join(one->confounders, ", ")),
                         or_dash(spaced(one->targets)),
                         std::to_string(one->papers),
                         identifiers_of(score::evidence_of(*one))});
    return aligned(lines);
}

/// Up to the first `;` that is not in brackets.
std::string_view first_clause(std::string_view text)
{
    int depth{0};
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (text[i] == ';' && depth == 0)
            return text.substr(0, i);
    }
    return text;
}

/// What is said of the contradiction in the reason of either line.
std::string conflict_of(curated_member const & one, curated_member const & opponent)
{
    constexpr std::string_view mark{"conflict: "};
    for (std::string const * const reason : {&one.reason, &opponent.reason})
        if (std::size_t const begin = reason->find(mark); begin != std::string::npos)
            return std::string{first_clause(std::string_view{*reason}.substr(begin + mark.size()))};
    return {};
}

std::string side_text(curated_member const & one)
{
    return one.set + ' ' + (one.used ? "uses it" : "leaves it out") + " (" + count_of(one.papers, "paper") +
           ')';
}

std::string conflicts_text(members const & all)
{
    std::string text;
    std::size_t number{0};
    for (curated_member const * const one : all)
        if (curated_member const * const opponent = opponent_of(*one))
        {
            ++number;
            text += hanging(
                "- ",
                one->member.name + ": " + side_text(*one) + ", " + side_text(*opponent) +
                    (conflict_of(*one, *opponent).empty() ? "" : ": " + conflict_of(*one, *opponent)));
        }
    return number == 0 ? text : "\nReported for both sides: " + count_of(number, "miRNA") + "\n\n" + text;
}

std::string left_out_text(members const & left_out)
{
    if (left_out.empty())
        return {};
    std::string text = "\nLeft out: " + count_of(left_out.size(), "miRNA") + "\n\n";
    for (curated_member const * const one : left_out)
        text += hanging(
            "- ", one->member.name + " (" + identifiers_of(score::evidence_of(*one)) + "): " + one->reason);
    return text;
}

void add_row(curated_member const & one, std::string & text)
{
    std::vector<std::string> const cells{one.member.name,
                                         one.member.accession,
                                         format_fixed(one.member.weight, weight_decimals),
                                         std::to_string(one.member.direction),
                                         one.used ? "include" : "exclude",
                                         one.tier,
                                         std::to_string(one.papers),
                                         one.arm_stated ? "stated" : "inferred",
                                         one.only_opposes ? "yes" : "no",
                                         or_dot(join(one.sources, ";")),
                                         or_dot(join(one.pathways, ";")),
                                         or_dot(one.targets),
                                         or_dot(one.species),
                                         or_dot(one.cluster),
                                         or_dot(one.seed_family),
                                         or_dot(join(one.confounders, ";")),
                                         or_dot(one.pmids),
                                         or_dot(one.dois),
                                         one.evidence,
                                         or_dot(one.reason)};
    text += join(cells, "\t") + '\n';
}

} // namespace

std::string signature_text(score::set_definition const & set, shown_members shown)
{
    members const used = members_of(set, true);
    members const left_out = members_of(set, false);
    std::vector<double> weights;
    for (curated_member const * const one : used)
        weights.push_back(one->member.weight);
    std::string text = set.name + ' ' + set.version + ": " + set.description + '\n' +
                       count_of(used.size(), "member") + ", worth " +
                       format_fixed(score::effective_members(weights), 1) + " of equal weight; " +
                       std::to_string(left_out.size()) + " left out\n";
    if (shown == shown_members::left_out)
        return text + left_out_text(left_out);
    members all = used;
    all.insert(all.end(), left_out.begin(), left_out.end());
    return text + '\n' + member_table(used) + conflicts_text(all) + left_out_text(left_out);
}

std::string signature_table(score::set_definition const & set, shown_members shown)
{
    std::string text{"miRNA\taccession\tweight\tdirection\tuse\ttier\tpapers\tarm\tonly_opposes\tsources\t"
                     "pathways\ttargets\tspecies\tcluster\tseed_family\tconfounders\tpmids\tdois\tevidence\t"
                     "reason\n"};
    for (curated_member const * const one : members_of(set, shown == shown_members::used))
        add_row(*one, text);
    return text;
}

} // namespace polarmir::report
