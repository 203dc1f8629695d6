#include "section.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/report/polarization_tables.hpp>

namespace polarmir::multiqc {
namespace {

/// Words in a table: MultiQC would take a comma for a separator of thousands.
std::string cell(std::string_view text)
{
    std::string html;
    for (char const letter : escape_markup(text))
        if (letter == ',')
            html += "&#44;";
        else
            html += letter;
    return html;
}

/// Without colours and bars: MultiQC 1.14 draws them without the sign.
json log2_column(std::string const & title, std::string const & description)
{
    return {{"title", title}, {"description", description}, {"scale", false}, {"format", "{:,.2f}"}};
}

json text_column(char const * title, char const * description)
{
    return {{"title", title}, {"description", description}, {"scale", false}};
}

json headers(score::scorer const & scorer)
{
    score::opposing_sets const & pair = scorer.pairs().front();
    std::string const m1 = escape_markup(scorer.sets()[pair.m1].name);
    std::string const m2 = escape_markup(scorer.sets()[pair.m2].name);
    json verdict = text_column("Verdict", "OK; LOW: use with care; NA: not scorable");
    verdict["cond_formatting_rules"] = {
        {"ok", {{{"s_eq", "OK"}}}}, {"low", {{{"s_eq", "LOW"}}}}, {"not_scorable", {{{"s_eq", "NA"}}}}};
    verdict["cond_formatting_colours"] = {
        {{"ok", "#5cb85c"}}, {{"low", "#f0ad4e"}}, {{"not_scorable", "#888888"}}};
    return {{"verdict", verdict},
            {"index", log2_column("Index", m1 + " minus " + m2 + ", log2: higher means more M1")},
            {"ci95_low", log2_column("95% CI from", "Lower end of the interval of the index, log2")},
            {"ci95_high", log2_column("95% CI to", "Upper end of the interval of the index, log2")},
            {"m1_score", log2_column(m1, "Score of " + m1 + ", log2 over the panel")},
            {"m2_score", log2_column(m2, "Score of " + m2 + ", log2 over the panel")},
            {"flags", text_column("Flags", "What to keep in mind of the sample")},
            {"reason", text_column("Why", "What is missing where the verdict is not OK")}};
}

void put(json & row,
         char const * key,
         score::judgement const & verdict,
         std::optional<score::estimate> const & value)
{
    if (auto const printed = report::printable(verdict, value))
        row[key] = rounded(printed->score);
}

json row_of(score::sample_scores const & sample, score::opposing_sets const & pair)
{
    score::index_score const & index = sample.indices.front();
    json row{{"verdict", name_of(index.verdict.result)}};
    put(row, "index", index.verdict, index.value);
    if (auto const printed = report::printable(index.verdict, index.value))
    {
        row["ci95_low"] = rounded(report::interval_of(*printed).low);
        row["ci95_high"] = rounded(report::interval_of(*printed).high);
    }
    for (score::set_score const & one : sample.sets)
        if (one.variant == score::variant::all && one.set == pair.m1)
            put(row, "m1_score", one.verdict, one.value);
        else if (one.variant == score::variant::all && one.set == pair.m2)
            put(row, "m2_score", one.verdict, one.value);
    if (std::string const flags = report::flags_of(sample, 0); !flags.empty())
    {
        auto const words = split(flags, ';');
        row["flags"] = cell(join(std::vector<std::string>(words.begin(), words.end()), ", "));
    }
    if (!index.verdict.reason.empty())
        row["reason"] = cell(index.verdict.reason);
    return row;
}

bool has_index(pipeline::merge_outcome const & merged)
{
    return merged.polarization.scorer && !merged.polarization.scorer->pairs().empty();
}

} // namespace

content score_table(pipeline::merge_outcome const & merged)
{
    if (!has_index(merged))
        return std::nullopt;
    score::scorer const & scorer = *merged.polarization.scorer;
    json section = begin_section({"polarmir_scores",
                                  "Polarization scores",
                                  "Which way the miRNAs of a sample push macrophages. There is no cut-off: "
                                  "compare groups of one protocol.",
                                  "table"});
    section["pconfig"].update({{"namespace", "polarmir"}, {"table_title", "polarmir: Polarization scores"}});
    json rows;
    for (score::sample_scores const & sample : merged.polarization.samples)
        rows[escape_markup(sample.sample)] = row_of(sample, scorer.pairs().front());
    section["headers"] = headers(scorer);
    section["data"] = std::move(rows);
    return text_of(section);
}

content index_bars(pipeline::merge_outcome const & merged)
{
    if (!has_index(merged))
        return std::nullopt;
    json section =
        begin_section({"polarmir_index",
                       "Polarization index",
                       "Samples that can be scored; positive: more M1, negative: more M2. Intervals are in "
                       "the table of scores.",
                       "bargraph"});
    section["pconfig"].update({{"ylab", "Index (log2)"},
                               {"cpswitch", false},
                               {"hide_zero_cats", false},
                               {"tt_percentages", false},
                               {"tt_decimals", 2}});
    section["categories"] = {{"m1", {{"name", "more M1"}, {"color", "#e66101"}}},
                             {"m2", {{"name", "more M2"}, {"color", "#5e3c99"}}}};
    for (score::sample_scores const & sample : merged.polarization.samples)
        if (auto const index =
                report::printable(sample.indices.front().verdict, sample.indices.front().value))
            section["data"][escape_markup(sample.sample)] = {
                {index->score < 0 ? "m2" : "m1", rounded(index->score)}};
    return text_of(section);
}

} // namespace polarmir::multiqc
