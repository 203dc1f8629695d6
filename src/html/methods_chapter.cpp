#include "html/chapters.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>

namespace polarmir::html {
namespace {

std::string library_text(pipeline::options const & settings)
{
    std::string const given = settings.library.kit       ? "kit " + *settings.library.kit
                              : settings.library.adapter ? "adapter " + *settings.library.adapter
                                                         : std::string{};
    return "Reads were analysed with polarmir " + std::string{version()} + ". " +
           (given.empty()
                ? "Adapters and extra bases were found in the first 200,000 reads of each sample by what "
                  "stands behind known miRNAs, and checked against known kits; "
                : "The layout of the libraries was given (" + given + "); ") +
           "adapters were cut where at least 3 nt match with at most 10 % mismatches (the rule of cutadapt, "
           "Martin 2011, doi 10.14806/ej.17.1.200).";
}

std::string alignment_text(view const & v, pipeline::options const & settings)
{
    std::string const ties = settings.count.multimap == count::multimap::em
                                 ? "were shared out by expectation maximisation"
                             : settings.count.multimap == count::multimap::split ? "were shared equally"
                                                                                 : "were left out";
    return "Inserts were laid on miRNA hairpins (" + v.cohort().reference +
           "; Kozomara 2019, doi 10.1093/nar/gky1141) and competing RNAs without gaps, with at most " +
           count_of(settings.align.max_mismatches, "mismatch") +
           (settings.align.max_mismatches > 1 ? "es" : "") +
           " and a non-templated 3' tail of at most 3 nt; every best alignment was found. Reads that another "
           "RNA "
           "explains as well were " +
           (settings.count.shared == count::shared_reads::count ? "counted" : "left out") +
           "; reads that fit several miRNAs " + ties + '.';
}

std::string unit_text(view const & v, pipeline::options const & settings)
{
    if (v.unit() == pipeline::count_unit::reads)
        return "Reads were counted.";
    return std::string{"Reads with the same UMI were counted once ("} +
           (settings.umi_method == collapse::umi_method::umi_tools
                ? "directional method of UMI-tools"
                : "directional method of UMI-tools with guards for single reads and dense inserts") +
           ", Smith 2017, doi 10.1101/gr.209601.116).";
}

std::vector<std::string> counting_text(view const & v)
{
    pipeline::options const settings = pipeline::options_from_json(v.sample(0).options, v.sample(0).name);
    return {library_text(settings), alignment_text(v, settings), unit_text(v, settings)};
}

std::vector<std::string> score_text(score::scorer const & scorer)
{
    std::string const sets =
        "The score of a set is the weighted mean of log2(CPM + 10) of its miRNAs against a fixed background "
        "panel; "
        "its standard error holds read sampling (delta method) and the technical spread of libraries.";
    std::string const index = " The polarization index is the score of miRNAs that push macrophages to M1 "
                              "minus that of miRNAs that push "
                              "them to M2. The motive: exosomal miRNAs polarise macrophages (Yu 2023, doi "
                              "10.1016/j.intimp.2023.109905).";
    return {sets + (scorer.pairs().empty() ? std::string{} : index),
            "Haemolysis: log2(miR-451a / miR-23a-3p) (Blondal 2013; cut-offs of Shah 2016, doi "
            "10.1371/journal.pone.0153200) and the mean level of 20 red-cell miRNAs (Smith 2022, doi "
            "10.3390/genes13071288)."};
}

std::string score_test_text(compare::score_comparison const & comparison)
{
    bool const is_adjusted = !comparison.adjusted_for.empty();
    std::string const test =
        is_adjusted ? "a linear model adjusted for " + join(comparison.adjusted_for, ", ") +
                          (comparison.groups.is_paired ? " and pairs" : "")
                    : std::string{comparison.groups.is_paired ? "the paired t test" : "Welch's t test"};
    return "Scores were compared between groups with " + test +
           (is_adjusted
                ? "; unadjusted, an exact rank test, Hedges' g and the Hodges-Lehmann shift stand beside it"
                : "; an exact rank test, Hedges' g and the Hodges-Lehmann shift stand beside it") +
           "; p-values were adjusted (" + name_of(comparison.method) +
           ") over all scores with all their members.";
}

std::string normalisation_text(normalise::method how)
{
    switch (how)
    {
    case normalise::method::tmm:
    case normalise::method::tmmwsp:
        return std::string{"normalised by "} + name_of(how) +
               " (Robinson 2010, doi 10.1186/gb-2010-11-3-r25)";
    case normalise::method::rle:
        return "normalised by RLE (Anders 2010, doi 10.1186/gb-2010-11-10-r106)";
    case normalise::method::none:
        return "compared by their counts per million";
    default:
        return std::string{"normalised by "} + name_of(how);
    }
}

std::string mirna_test_text(compare::mirna_comparison const & mirnas)
{
    double const threshold = mirnas.config.test.treat_lfc;
    return "miRNAs with reads enough (filterByExpr of edgeR) were " +
           normalisation_text(mirnas.config.normalisation) + " and tested with limma-" +
           name_of(mirnas.config.test.how) +
           " (Law 2014, doi 10.1186/gb-2014-15-2-r29; Ritchie 2015, doi 10.1093/nar/gkv007), model " +
           mirnas.design.formula +
           (threshold > 0 ? ", for changes of more than " + format_compact(threshold, 3) +
                                " log2 (TREAT, McCarthy 2009, doi 10.1093/bioinformatics/btp053)"
                          : "") +
           "; sets with fry and camera (Wu 2012, doi 10.1093/nar/gks461). compare/bioc.R does the same in "
           "Bioconductor.";
}

std::vector<std::string> comparison_text(pipeline::polarization const & found)
{
    std::vector<std::string> text;
    if (found.comparison)
        text.push_back(score_test_text(*found.comparison));
    if (found.mirnas && found.mirnas->impossible.empty())
        text.push_back(mirna_test_text(*found.mirnas));
    return text;
}

data_table signature_versions(pipeline::polarization const & found)
{
    data_table table{"Signatures", {{"set", false}, {"version", false}, {"members", true}, {"hash", false}}};
    for (score::signature const & set : found.scorer->sets())
        table.rows.push_back({text_cell(set.name),
                              text_cell(set.version),
                              count_cell(static_cast<double>(set.members.size())),
                              text_cell(set.hash())});
    return table;
}

data_table provenance(view const & v)
{
    data_table table{"Provenance", {{"what", false}, {"value", false}}, {}, false, {}};
    auto const add = [&](std::string what, std::string value) {
        table.rows.push_back({text_cell(std::move(what)), text_cell(std::move(value))});
    };
    add("program", "polarmir " + std::string{version()});
    add("reference", v.cohort().reference);
    add("hash of the reference", v.sample(0).reference_hash);
    add("hash of the competing RNAs", v.sample(0).competitors_hash);
    add("unit of the counts", name_of(v.unit()));
    add("options of counting (first sample)", v.sample(0).options);
    add("reference samples of Z",
        v.cohort().polarization.reference.empty() ? "none" : v.cohort().polarization.reference);
    return table;
}

} // namespace

chapter methods_chapter(view const & v)
{
    pipeline::polarization const & found = v.cohort().polarization;
    std::string html;
    for (std::vector<std::string> const & part :
         {counting_text(v), score_text(*found.scorer), comparison_text(found)})
        for (std::string const & sentence : part)
            html += paragraph(sentence);
    html += to_html(figure_block{"provenance",
                                 "Provenance",
                                 {},
                                 "Times, paths and the machine are in run.json.",
                                 provenance(v),
                                 true});
    html +=
        to_html(figure_block{"signature-versions", "Signatures", {}, {}, signature_versions(found), false});
    return {"methods", "Methods", html};
}

} // namespace polarmir::html
