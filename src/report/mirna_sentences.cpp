#include "report/mirna_sentences.hpp"

#include "report/sentence_parts.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/normalise/library_size.hpp>

#include <algorithm>

namespace polarmir::report {
namespace {

/// Tested miRNAs below which it is said that they are few; as many as scores need of their panel.
constexpr std::size_t few_mirnas{50};

/// Too shallow for a score, and yet compared.
std::vector<std::string> shallow_samples(compare::mirna_comparison const & mirnas)
{
    std::vector<std::string> names;
    std::vector<double> const reads = normalise::library_sizes(mirnas.counts);
    for (std::size_t i = 0; i < reads.size(); ++i)
        if (reads[i] < score::low_reads)
            names.push_back(mirnas.design.samples[i]);
    return names;
}

/// `TMM, limma-voom, model ~batch + group`
std::string method_text(mirna_report const & report)
{
    compare::mirna_config const & config = report.mirnas.config;
    return std::string{normalise::name_of(config.normalisation)} + ", limma-" + name_of(config.test.how) +
           (config.test.robust ? " (robust)" : "") + ", model " + report.mirnas.design.formula;
}

/// `at a false discovery rate of 5 %`; Holm's method bounds another error.
std::string error_text(compare::adjustment method)
{
    return method == compare::adjustment::holm ? "at a family-wise error rate of 5 %"
                                               : "at a false discovery rate of 5 %";
}

std::string mirnas_sentence(mirna_report const & report)
{
    std::vector<std::string> names;
    for (compare::compared_mirna const * const one : by_p(report.mirnas))
        if (one->adjusted_p <= compare::significant_p)
            names.push_back(report.rows.label(one->row) + ' ' + (one->test.log_fc > 0 ? "+" : "") +
                            log2_text(one->test.log_fc));
    double const threshold = report.mirnas.config.test.treat_lfc;
    std::string text = "Of " + count_of(report.mirnas.mirnas.size(), "miRNA") + " with reads enough, " +
                       std::to_string(names.size()) + (names.size() == 1 ? " differs" : " differ") +
                       " between " + report.design.groups.case_group + " and " +
                       report.design.groups.control_group +
                       (threshold > 0 ? " by more than " + log2_text(threshold) + " log2" : "") + ' ' +
                       error_text(report.mirnas.adjusted_by) + " (" + method_text(report) + ", " +
                       compare::name_of(report.mirnas.adjusted_by) + ')';
    return text + (names.empty() ? "." : ": " + some_of(names) + " log2.");
}

/// `are up in tumor`, or that this is not shown.
std::string change_text(compare::compared_signature const & one, std::string const & cases)
{
    if (!one.adjusted_p || *one.adjusted_p > compare::significant_p)
        return "show no common change in " + cases;
    return std::string{"are "} + (one.together->direction == differential::direction::up ? "up" : "down") +
           " in " + cases;
}

/// Of the two sets of the first index.
std::vector<std::string> set_sentences(mirna_report const & report)
{
    std::vector<std::string> sentences;
    if (report.scorer.pairs().empty())
        return sentences;
    score::opposing_sets const & pair = report.scorer.pairs().front();
    for (std::size_t const set : {pair.m1, pair.m2})
    {
        std::string const & name = report.scorer.sets()[set].name;
        auto const one = std::ranges::find_if(
            report.signatures, [&](auto const & other) { return !other.is_index && other.score == name; });
        // A few members do not speak for a set: the rule of scores.
        if (one == report.signatures.end() || !one->together || one->tested.size() < score::fewest_members ||
            one->weight_tested < score::low_coverage)
            continue;
        std::string text = "As a set, the " + std::to_string(one->tested.size()) + " tested of " +
                           count_of(one->members, "miRNA") + " of " + name + ' ' +
                           change_text(*one, report.design.groups.case_group) + " (fry " +
                           p_text(one->together->p);
        if (one->adjusted_p)
            text += ", " + p_text(*one->adjusted_p) + " after " + compare::name_of(report.mirnas.adjusted_by);
        if (one->against_others)
            text += "; against the other miRNAs, camera " + p_text(one->against_others->p);
        sentences.push_back(text + ").");
    }
    return sentences;
}

} // namespace

std::vector<std::string> mirna_findings(mirna_report const & report)
{
    std::vector<std::string> sentences{mirnas_sentence(report)};
    for (std::string & sentence : set_sentences(report))
        sentences.push_back(std::move(sentence));
    return sentences;
}

std::vector<std::string> mirna_caveats(mirna_report const & report)
{
    std::vector<std::string> sentences;
    std::size_t const tested = report.mirnas.mirnas.size();
    if (tested < few_mirnas)
        sentences.push_back("Only " + count_of(tested, "miRNA") + (tested == 1 ? " has" : " have") +
                            " reads enough to be tested. Normalisation takes it that most of them do not "
                            "change, and so few cannot show it: fold changes may be those of the others.");
    if (auto const shallow = shallow_samples(report.mirnas); !shallow.empty())
        sentences.push_back("The comparison of miRNAs holds samples of fewer than " +
                            format_thousands(score::low_reads) + " miRNA counts: " + some_of(shallow) + '.');
    if (!report.mirnas.left_out.empty())
    {
        std::vector<std::string> names;
        for (compare::left_out_sample const & one : report.mirnas.left_out)
            names.push_back(one.sample + " (" + one.reason + ')');
        sentences.push_back("Left out of the comparison of miRNAs: " + some_of(names) + '.');
    }
    if (!report.mirnas.doubted.empty())
        sentences.push_back("TMM and RLE normalise " + some_of(report.mirnas.doubted) +
                            " differently (by more than 0.5 log2): look at haemolysis and depth, and whether "
                            "the results hold with the other (--normalisation).");
    return sentences;
}

} // namespace polarmir::report
