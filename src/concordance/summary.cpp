#include "phrases.hpp"

#include <polarmir/concordance/comparison.hpp>
#include <polarmir/core/text.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace polarmir::concordance {
namespace {

constexpr std::size_t shown_differences{10};
constexpr std::size_t shown_parts{3};
constexpr std::size_t shown_samples{20};
constexpr std::size_t shown_labels{10};
constexpr int decimals{3};

std::string value(std::optional<double> number)
{
    return number ? format_fixed(*number, decimals) : "NA";
}

std::string percent(double share)
{
    return format_fixed(100 * share, 1) + " %";
}

std::string sample_line(compared_sample const & sample)
{
    std::string text =
        "- " + sample.name +
        (sample.their_name == sample.name ? std::string{} : " (theirs: " + sample.their_name + ")") +
        ": ours " + reads_text(sample.ours) + ", theirs " + reads_text(sample.theirs) + " reads; of " +
        std::to_string(sample.agrees.mirnas) + " miRNAs with 5 reads or more " +
        std::to_string(sample.agrees.within) + " agree within 10 % or a read; Spearman " +
        value(sample.agrees.spearman) + ", Lin's concordance (log2) " + value(sample.agrees.lin);
    if (auto const share = explained_share(sample))
        text += "; they differ in " + reads_text(sample.distance) + " reads, of which " + percent(*share) +
                " are explained";
    if (sample.depth)
        text += "; all miRNAs alike have " + format_fixed(*sample.depth, decimals) + " times the reads";
    return text + ".\n";
}

std::string rules_lines(comparison const & of)
{
    if (!of.their_rules)
        return "Without the samples' reads (a folder that 'polarmir run' wrote) differences are not "
               "explained.\n";
    std::string text =
        of.rules_fit
            ? "Their counts are closest to what our reads give under the rules of "
            : "No rules give their counts from our reads within a tenth, so that no causes can be told; "
              "least far off are those of ";
    text += of.their_rules->name;
    if (!of.adjusted.empty())
        text += ", changed in";
    for (std::size_t i = 0; i < of.adjusted.size(); ++i)
        text += std::string{i == 0 ? ": " : "; "} + describe(*of.their_rules, of.adjusted[i]);
    return text + ".\n";
}

std::string ratio_text(difference const & one)
{
    return one.ours > 0 ? " (" + format_fixed(one.theirs / one.ours, 2) + " times)" : std::string{};
}

std::string remainder_text(difference const & one, bool has_reads)
{
    if (!has_reads)
        return "not explained without reads";
    if (std::abs(one.unexplained) < 1)
        return {};
    return reads_text(std::abs(one.unexplained)) + (one.unexplained < 0 ? " fewer" : " more") +
           " there are unexplained";
}

std::string difference_line(difference const & one, comparison const & of)
{
    compared_mirna const & mirna = of.mirnas[one.mirna];
    compared_sample const & sample = of.samples[one.sample];
    std::string text = "- " + mirna.name + (of.samples.size() > 1 ? " in " + sample.name : std::string{}) +
                       ": ours " + reads_text(one.ours) + ", theirs " + reads_text(one.theirs) +
                       ratio_text(one);
    std::vector<std::string> reasons;
    for (part const & p : one.parts)
        if (std::abs(p.reads) >= 1 && reasons.size() < shown_parts)
            reasons.push_back(phrase(p, of.their_rules.value_or(rules{})));
    if (mirna.absence == causes::unknown_name)
        reasons.push_back("no miRNA of that name is known");
    else if (std::string rest = remainder_text(one, sample.has_reads); !rest.empty() && mirna.absence.empty())
        reasons.push_back(std::move(rest));
    return text + (reasons.empty() ? std::string{} : ": " + join(reasons, "; ")) + ".\n";
}

/// Rows that have no partner, or only one under another name.
std::string naming_lines(comparison const & of)
{
    std::vector<std::string> renamed;
    std::vector<std::string> unknown;
    std::set<std::size_t> used;
    for (difference const & one : of.differences)
        if (one.theirs > 0 && used.insert(one.mirna).second)
        {
            compared_mirna const & mirna = of.mirnas[one.mirna];
            if (mirna.absence == causes::unknown_name)
                unknown.push_back(mirna.name);
            else if (!mirna.renamed.empty())
                renamed.push_back(mirna.renamed);
        }
    auto const first = [](std::vector<std::string> names) {
        std::size_t const all = names.size();
        names.resize(std::min(all, shown_labels));
        return join(names, ", ") + (all > shown_labels ? ", … (all in with.tsv)" : "");
    };
    std::string text;
    if (!renamed.empty())
        text +=
            "Under another name than in miRBase 22, so that a join by name loses them: " + first(renamed) +
            ".\n";
    if (!unknown.empty())
        text += "No miRNA is known for these of their rows: " + first(unknown) + ".\n";
    return text;
}

} // namespace

std::string summary_text(comparison const & of)
{
    std::string text{"Two tables of counts, compared\n\n"};
    for (std::size_t i = 0; i < std::min(shown_samples, of.samples.size()); ++i)
        text += sample_line(of.samples[i]);
    if (of.samples.size() > shown_samples)
        text += "- … and " + std::to_string(of.samples.size() - shown_samples) +
                " samples more (with_summary.tsv).\n";
    text += '\n' + rules_lines(of) + naming_lines(of);
    std::vector<difference const *> const largest = by_size(of);
    std::string lines;
    for (std::size_t i = 0; i < std::min(shown_differences, largest.size()); ++i)
        if (largest[i]->theirs != largest[i]->ours)
            lines += difference_line(*largest[i], of);
    return text + (lines.empty() ? "\nNo count differs.\n" : "\nThe largest differences:\n" + lines);
}

} // namespace polarmir::concordance
