#include "html/chapters.hpp"

#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>

namespace polarmir::html {
namespace {

std::vector<std::string> counting_text(view const & v)
{
    return {"Reads were analysed with polarmir " + std::string{version()} +
                ". Adapters and extra bases were found in the first 200,000 reads of each sample by what "
                "stands behind known "
                "miRNAs, and checked against known kits; adapters were cut where at least 3 nt match with at "
                "most 10 % "
                "mismatches (the rule of cutadapt, Martin 2011, doi 10.14806/ej.17.1.200).",
            "Inserts were laid on miRNA hairpins (" + v.cohort().reference +
                "; Kozomara 2019, doi 10.1093/nar/gky1141) without gaps, "
                "with at most one mismatch and a non-templated 3' tail of at most 3 nt; every best alignment "
                "was found, other RNAs "
                "competed on equal terms, and reads that fit several miRNAs were shared out by expectation "
                "maximisation.",
            v.unit() == pipeline::count_unit::molecules
                ? "Reads with the same UMI were counted once (directional method of UMI-tools, Smith 2017, "
                  "doi 10.1101/gr.209601.116)."
                : "Reads were counted."};
}

std::vector<std::string> score_text()
{
    return {"The polarization index is the weighted mean of log2(CPM + 10) of miRNAs reported to push "
            "macrophages to M1, minus that "
            "of miRNAs reported to push them to M2, each against a fixed background panel. Its standard "
            "error holds read sampling "
            "(delta method) and a technical spread of 0.55 log2 for each miRNA, unless set otherwise. The "
            "motive: exosomal miRNAs "
            "polarise macrophages (Yu 2023, doi 10.1016/j.intimp.2023.109905).",
            "Haemolysis: log2(miR-451a / miR-23a-3p) (Blondal 2013; cut-offs of Shah 2016, doi "
            "10.1371/journal.pone.0153200) and the "
            "mean level of 20 red-cell miRNAs (Smith 2022, doi 10.3390/genes13071288)."};
}

std::vector<std::string> comparison_text(pipeline::polarization const & found)
{
    if (!found.comparison)
        return {};
    std::string test = "Scores were compared between groups with ";
    test += found.comparison->adjusted_for.empty()
                ? "Welch's t test"
                : "a linear model adjusted for " + join(found.comparison->adjusted_for, ", ");
    test += found.comparison->groups.is_paired ? " within pairs" : "";
    std::vector<std::string> text{test +
                                  ", the exact rank test beside it, Hedges' g and the Hodges-Lehmann shift; "
                                  "p-values were adjusted by the method of " +
                                  std::string{name_of(found.comparison->method)} + " over all scores."};
    if (found.mirnas && found.mirnas->impossible.empty())
        text.push_back(
            "miRNAs with reads enough (filterByExpr of edgeR) were normalised by " +
            std::string{name_of(found.mirnas->config.normalisation)} +
            " (Robinson 2010, doi 10.1186/gb-2010-11-3-r25) and tested with limma-" +
            name_of(found.mirnas->config.test.how) +
            " (Law 2014, doi 10.1186/gb-2014-15-2-r29; Ritchie 2015, doi 10.1093/nar/gkv007), model " +
            found.mirnas->design.formula +
            "; sets with fry and camera (Wu 2012, doi 10.1093/nar/gks461). compare/bioc.R does the same in "
            "Bioconductor.");
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
    std::string html{"<h3>Methods</h3>\n"};
    for (std::vector<std::string> const & part : {counting_text(v), score_text(), comparison_text(found)})
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
