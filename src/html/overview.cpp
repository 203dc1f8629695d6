#include "html/chapters.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/figure/interval_plot.hpp>
#include <polarmir/figure/strip_plot.hpp>
#include <polarmir/report/polarization_tables.hpp>
#include <polarmir/report/text_summary.hpp>

#include <algorithm>
#include <iterator>

namespace polarmir::html {
namespace {

constexpr std::size_t lead_sentences{3};

/// `<li><b>9</b> OK</li>` of every verdict that occurs.
template <typename verdict_t>
std::string tally(view const & v, std::string const & what, verdict_t const & verdict_of)
{
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        std::string const name = verdict_of(i);
        auto const found = std::ranges::find(counts, name, [](auto const & entry) { return entry.first; });
        if (found == counts.end())
            counts.emplace_back(name, 1);
        else
            ++found->second;
    }
    std::string text;
    for (auto const & [name, count] : counts)
        text += std::string{text.empty() ? "" : ", "} + "<b>" + std::to_string(count) +
                "</b> <span class=\"" + name + "\">" + name + "</span>";
    return "<li>" + what + ": " + text + "</li>\n";
}

/// `<li>tumor - control: <b>-1.22</b> log2 (95 % CI -1.57 to -0.87)</li>`
std::string difference(view const & v)
{
    auto const & comparison = v.cohort().polarization.comparison;
    if (!comparison)
        return {};
    compare::compared_score const & lead = comparison->scores.front(); // indices stand first
    if (!lead.is_index || !lead.result)
        return {};
    std::string html = "<li><bdi>" + escape_markup(comparison->groups.name()) + "</bdi>: <b>" +
                       format_fixed(lead.result->difference, 2) + "</b> log2";
    if (lead.result->t)
        html += " (95 % CI " + format_fixed(lead.result->t->ci.low, 2) + " to " +
                format_fixed(lead.result->t->ci.high, 2) + ')';
    return html + "</li>\n";
}

std::string facts(view const & v)
{
    std::string html{"<ul class=\"facts\">\n"};
    html +=
        "<li><b>" + std::to_string(v.size()) + "</b> " + (v.size() == 1 ? "sample" : "samples") + "</li>\n";
    for (std::size_t group = 0; group < v.groups().size(); ++group)
        html += "<li><bdi>" + escape_markup(v.groups()[group]) + "</bdi>: <b>" +
                std::to_string(v.members(group).size()) + "</b></li>\n";
    html += tally(v, "sample quality", [&](std::size_t i) {
        return std::string{name_of(v.cohort().quality.samples[i].verdict)};
    });
    if (v.index(0) != nullptr)
        html += tally(
            v, "index", [&](std::size_t i) { return std::string{name_of(v.index(i)->verdict.result)}; });
    return html + difference(v) + "</ul>\n";
}

figure::axis index_axis()
{
    return {"\u2190 more M2 · polarization index, log2 · more M1 \u2192"};
}

std::string index_drawing(view const & v)
{
    figure::caption const about{"Polarization index", "Index of every sample with its 95 % interval"};
    if (v.is_dense())
    {
        figure::strip_row row{"index", {}, {}};
        for (std::size_t i = 0; i < v.size(); ++i)
            if (auto const value = v.index_value(i))
                row.values.push_back({value->score, v.group(i), v.sample(i).name});
        return figure::strip_plot({&row, 1}, index_axis(), v.groups(), about);
    }
    std::vector<figure::interval_row> rows;
    for (std::size_t const i : v.by_group())
    {
        score::index_score const & one = *v.index(i);
        figure::interval_row row{v.sample(i).name, v.group(i), std::nullopt, 0, 0, std::nullopt, {}};
        if (auto const value = v.index_value(i))
        {
            row.value = value->score;
            row.low = report::interval_of(*value).low;
            row.high = report::interval_of(*value).high;
            row.note = spaced(report::flags_of(v.scores(i), 0));
            if (one.verdict.result == score::verdict::low)
                row.note = "LOW" + (row.note.empty() ? "" : "; " + row.note);
        }
        else
            row.note = "not scorable: " + one.verdict.reason;
        rows.push_back(std::move(row));
    }
    return figure::interval_plot(rows, index_axis(), v.groups(), about);
}

data_table index_numbers(view const & v)
{
    data_table table{
        "Polarization index, log2 (polarization.tsv)",
        {{"sample", false}, {"index", true}, {"95 % from", true}, {"to", true}, {"verdict", false}}};
    for (std::size_t const i : v.by_group())
    {
        table.rows.push_back({text_cell(v.sample(i).name)});
        std::ranges::move(index_cells(v, i), std::back_inserter(table.rows.back()));
    }
    return table;
}

std::string quotations(std::vector<std::string> const & findings)
{
    if (findings.empty())
        return {};
    std::string html{"<h3>What may be quoted</h3>\n"};
    std::size_t const lead = std::min(lead_sentences, findings.size());
    for (std::size_t i = 0; i < lead; ++i)
        html += "<blockquote>" + paragraph(findings[i]) + "</blockquote>\n";
    if (findings.size() > lead)
        html += "<details><summary>" + count_of(findings.size() - lead, "more sentence") + "</summary>\n" +
                list_of({std::next(findings.begin(), static_cast<std::ptrdiff_t>(lead)), findings.end()}) +
                "</details>\n";
    return html;
}

/// Sentences under a heading, if there are any.
std::string titled(std::string const & title, std::vector<std::string> const & sentences)
{
    return sentences.empty() ? std::string{} : "<h3>" + title + "</h3>\n" + list_of(sentences);
}

} // namespace

chapter overview(view const & v)
{
    pipeline::statements const said = statements_on(v.cohort().polarization);
    std::string html = paragraph(said.headline, "answer") + facts(v) + "<div class=\"columns\">\n<div>\n";
    if (v.index(0) != nullptr)
    {
        score::scorer const & scorer = *v.cohort().polarization.scorer;
        score::opposing_sets const & pair = scorer.pairs().front();
        html += to_html(
            figure_block{"index",
                         "Which way the cargo leans",
                         {index_drawing(v)},
                         scorer.sets()[pair.m1].name + " minus " + scorer.sets()[pair.m2].name +
                             ": miRNAs reported to push macrophages to M1 against those reported to push "
                             "them to M2. The intervals hold read sampling and the technical spread of "
                             "libraries." +
                             (v.is_dense() ? summary_hint(v) : std::string{}),
                         index_numbers(v)});
    }
    for (std::string const & line : report::flag_meanings(v.cohort().polarization.samples))
        html += paragraph(line + '.', "muted");
    html += "</div>\n<div>\n" + quotations(said.findings) + "</div>\n</div>\n" +
            titled("What could not be compared", said.gaps) +
            titled("What must be said with it", said.caveats);
    return {"answer", "Answer", html};
}

} // namespace polarmir::html
