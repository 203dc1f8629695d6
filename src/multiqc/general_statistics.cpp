#include "section.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/markup.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <algorithm>

namespace polarmir::multiqc {
namespace {

/// A list of objects with one key each, because MultiQC 1.14 sorts other columns by title.
json columns()
{
    auto const whole = [](char const * title, char const * description, char const * scale) {
        return json{{"title", title},
                    {"description", description},
                    {"min", 0},
                    {"scale", scale},
                    {"format", "{:,.0f}"}};
    };
    json share = whole("% miRNA", "Reads of miRNAs, percent of all reads", "YlGn");
    share.update({{"max", 100}, {"suffix", "%"}, {"format", "{:,.1f}"}});
    return json::array(
        {{{"reads", whole("Reads", "Reads of the input files", "Blues")}},
         {{"mirna_reads", whole("miRNA reads", "Reads counted for miRNAs, with PCR duplicates", "Greens")}},
         {{"mirna_molecules", whole("miRNA molecules", "Molecules counted for miRNAs, by UMI", "Greens")}},
         {{"mirna_percent", share}},
         {{"mirnas_detected", whole("miRNAs", "miRNAs with a read", "Purples")}},
         {{"polarization_index",
           {{"title", "Index"},
            {"description", "Polarization index, log2: higher means more M1, empty where not scorable"},
            {"scale", false},
            {"format", "{:,.2f}"}}}},
         {{"qc_verdict",
           {{"title", "QC"}, {"description", "Verdict on the quality of the sample"}, {"scale", false}}}}});
}

json reads_of(pipeline::stored_sample const & sample)
{
    constexpr double percent{100};
    std::uint64_t const reads = value_of(sample.ledger, "input");
    std::uint64_t const mirna = sample.mirna_total(pipeline::count_unit::reads);
    json row{{"reads", reads}, {"mirna_reads", mirna}};
    if (sample.has_molecules)
        row["mirna_molecules"] = sample.mirna_total(pipeline::count_unit::molecules);
    if (reads != 0)
        row["mirna_percent"] = rounded(percent * static_cast<double>(mirna) / static_cast<double>(reads));
    row["mirnas_detected"] =
        std::ranges::count_if(sample.reads, [](auto const & one) { return one.integer != 0; });
    return row;
}

} // namespace

content general_statistics(pipeline::merge_outcome const & merged)
{
    json section{{"id", "polarmir_general"},
                 {"plot_type", "generalstats"},
                 {"namespace", "polarmir"},
                 {"pconfig", columns()}};
    for (std::size_t i = 0; i < merged.samples.size(); ++i)
    {
        json & row = section["data"][escape_markup(merged.samples[i].name)];
        row = reads_of(merged.samples[i]);
        score::sample_scores const & scores = merged.polarization.samples.at(i);
        if (!scores.indices.empty())
            if (auto const index =
                    report::printable(scores.indices.front().verdict, scores.indices.front().value))
                row["polarization_index"] = rounded(index->score);
        if (!merged.quality.samples.empty())
            row["qc_verdict"] = name_of(merged.quality.samples.at(i).verdict);
    }
    return text_of(section);
}

} // namespace polarmir::multiqc
