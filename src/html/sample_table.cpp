#include "html/chapters.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/report/polarization_tables.hpp>

#include <algorithm>
#include <iterator>

namespace polarmir::html {
namespace {

std::optional<double> z_of(view const & v, std::size_t i)
{
    auto const standing = v.index(i) == nullptr ? std::nullopt : v.index(i)->calibrated.value;
    return standing ? std::optional{standing->z} : std::nullopt;
}

/// Whether any sample could be compared with reference samples.
bool has_standing(view const & v)
{
    for (std::size_t i = 0; i < v.size(); ++i)
        if (z_of(v, i))
            return true;
    return false;
}

std::vector<column> columns(view const & v, bool has_z)
{
    std::vector<column> found{{"sample", false}};
    if (!v.groups().empty())
        found.push_back({"group", false});
    std::vector<column> const rest{
        {"quality", false, "PASS, WARN or FAIL, see the reasons"},
        {"reads", true, "in the files"},
        {"miRNA", true, "reads or molecules counted for miRNAs"},
        {"miRNA %", true, "share of all reads"},
        {"miRNAs", true, "with at least one read"},
        {"index", true, "polarization index, log2; higher = more M1"},
        {"95 % from", true},
        {"to", true},
        {"verdict", false, "may the index be used?"},
    };
    found.insert(found.end(), rest.begin(), rest.end());
    if (has_z)
        found.push_back({"Z", true, "distance from the reference samples, in their standard deviations"});
    found.push_back({"flags", false, "what to keep in mind"});
    return found;
}

std::vector<cell> row(view const & v, std::size_t i, bool has_z)
{
    pipeline::stored_sample const & sample = v.sample(i);
    char const * const verdict = name_of(v.cohort().quality.samples[i].verdict);
    auto const reads = static_cast<double>(value_of(sample.ledger, "input"));
    std::vector<cell> cells{text_cell(sample.name)};
    if (!v.groups().empty())
        cells.push_back(text_cell(v.groups()[v.group(i)]));
    cells.push_back(text_cell(verdict, verdict));
    cells.push_back(count_cell(reads));
    cells.push_back(count_cell(static_cast<double>(sample.mirna_total(v.unit()))));
    cells.push_back(number_cell(v.metric(i, "mirna_percent"), 1));
    cells.push_back(number_cell(v.metric(i, "mirnas_detected"), 0));
    std::ranges::move(index_cells(v, i), std::back_inserter(cells));
    if (has_z)
        cells.push_back(number_cell(z_of(v, i), 2));
    std::string const flags = report::flags_of(v.scores(i), 0);
    cells.push_back({spaced(flags), flags, {}});
    return cells;
}

data_table remedies(view const & v)
{
    data_table table{"What was found and what can be done (qc/summary.tsv)",
                     {{"sample", false}, {"level", false}, {"what", false}, {"remedy", false}}};
    for (qc::sample_quality const & one : v.cohort().quality.samples)
        for (qc::quality_remark const & remark : one.remarks)
            table.rows.push_back({text_cell(one.sample),
                                  text_cell(name_of(remark.level), name_of(remark.level)),
                                  text_cell(remark.reason),
                                  text_cell(remark.remedy)});
    return table;
}

} // namespace

chapter sample_table(view const & v)
{
    bool const has_z = has_standing(v);
    data_table table{
        "Samples (polarization.tsv, qc/summary.tsv)", columns(v, has_z), {}, true, "Show samples with"};
    for (std::size_t i = 0; i < v.size(); ++i)
        table.rows.push_back(row(v, i, has_z));
    std::string html = to_html(figure_block{"sample-table", "Every sample", {}, {}, std::move(table), true});
    data_table const found = remedies(v);
    if (!found.rows.empty())
        html += to_html(figure_block{"remedies", "Remarks on quality", {}, {}, found, true});
    return {"samples", "Samples", html};
}

} // namespace polarmir::html
