#include "section.hpp"

#include <polarmir/core/markup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/qc/spearman.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace polarmir::multiqc {
namespace {

constexpr std::size_t most_samples{200}; // of more neither names nor cells can be read
constexpr std::size_t most_mirnas{50};   // of a set

/// A table as MultiQC 1.14 takes it: other forms of heatmaps fail.
class heatmap_text
{
  public:
    explicit heatmap_text(json const & section)
    {
        for (auto const & [key, value] : section.items())
            text_ += "# " + key + ": " + value.dump() + '\n'; // JSON is YAML
        text_ += "Sample";
    }

    void add_column(std::string const & name) { text_ += '\t' + quoted(name); }
    void begin_row(std::string const & name) { text_ += '\n' + quoted(name); }

    void add(double value)
    {
        constexpr int decimals{6};
        text_ += '\t' + format_compact(value, decimals);
    }

    [[nodiscard]] std::string finish() && { return std::move(text_) + '\n'; }

  private:
    /// Without quotes a name of digits would be a number. MultiQC also ends lines at these characters.
    static std::string quoted(std::string const & name)
    {
        std::string html = escape_markup(name);
        for (auto const & [character, reference] :
             {std::pair{"\u2028", "&#8232;"}, std::pair{"\u2029", "&#8233;"}})
            for (std::size_t at = 0; (at = html.find(character, at)) != std::string::npos;)
                html.replace(at, std::string_view{character}.size(), reference);
        return '"' + html + '"';
    }

    std::string text_;
};

struct heatmap_row
{
    std::string name;
    std::size_t row{0}; ///< of scorer::rows()
};

/// Short, as MultiQC cuts names off: miR-155-5p M1.
std::string name_of(std::string_view mirna, std::string_view side, bool lowers)
{
    if (std::string_view const species = score::species_prefix(mirna); !species.empty())
        mirna.remove_prefix(species.size() + 1);
    return std::string{mirna} + ' ' + std::string{side} + (lowers ? "-" : "");
}

/// The heaviest miRNAs of a set.
void add_members(std::vector<heatmap_row> & rows,
                 score::scorer const & scorer,
                 std::size_t set,
                 std::string_view side)
{
    std::vector<score::coefficient> members = scorer.coefficients(set, 0);
    std::ranges::stable_sort(members,
                             [](auto const & a, auto const & b) { return std::abs(a.a) > std::abs(b.a); });
    members.resize(std::min(members.size(), most_mirnas));
    for (score::coefficient const & one : members)
        rows.push_back({name_of(scorer.rows().name(one.row), side, one.a < 0), one.row});
}

/// log2(CPM + 10) by row, of the samples that can be scored.
std::vector<std::pair<std::string, std::vector<double>>> levels_of(pipeline::merge_outcome const & merged)
{
    std::vector<std::pair<std::string, std::vector<double>>> levels;
    score::mirna_rows const & rows = *merged.polarization.rows;
    std::size_t table_rows{0};
    for (std::size_t row = 0; row < rows.size(); ++row)
        table_rows = std::max(table_rows, rows.table_row(row) + 1);
    pipeline::count_unit const unit = pipeline::unit_of(merged.samples);
    for (std::size_t i = 0; i < merged.samples.size(); ++i)
    {
        pipeline::stored_sample const & sample = merged.samples[i];
        if (merged.polarization.samples.at(i).indices.front().verdict.result == score::verdict::not_scorable)
            continue;
        std::vector<double> counts(table_rows);
        for (auto const & one : sample.rows(unit))
            if (one.row < table_rows)
                counts[one.row] = static_cast<double>(one.integer);
        levels.emplace_back(sample.name, merged.polarization.scorer->levels(sample.name, counts));
    }
    return levels;
}

} // namespace

content signature_heatmap(pipeline::merge_outcome const & merged)
{
    if (!merged.polarization.scorer || merged.polarization.scorer->pairs().empty() ||
        merged.samples.size() > most_samples)
        return std::nullopt;
    score::scorer const & scorer = *merged.polarization.scorer;
    auto const levels = levels_of(merged);
    std::vector<heatmap_row> rows;
    add_members(rows, scorer, scorer.pairs().front().m1, "M1");
    add_members(rows, scorer, scorer.pairs().front().m2, "M2");
    if (levels.empty() || rows.empty())
        return std::nullopt;
    constexpr std::size_t row_pixels{16};
    constexpr std::size_t frame_pixels{250};
    json section = begin_section(
        {"polarmir_signature",
         "miRNAs of the index",
         "log2(CPM + 10) of the miRNAs of both sets, the heaviest first, in the samples that can be scored.",
         "heatmap"});
    section["pconfig"].update({{"square", false},
                               {"xcats_samples", true},
                               {"ycats_samples", false},
                               {"datalabels", false},
                               {"decimalPlaces", 1},
                               {"height", frame_pixels + row_pixels * rows.size()}});
    heatmap_text text{section};
    for (auto const & [sample, values] : levels)
        text.add_column(sample);
    for (heatmap_row const & one : rows)
    {
        text.begin_row(one.name);
        for (auto const & [sample, values] : levels)
            text.add(values.at(one.row));
    }
    return std::move(text).finish();
}

content correlation_heatmap(pipeline::merge_outcome const & merged)
{
    std::vector<std::string> const & samples = merged.quality.landscape.samples;
    matrix const & correlation = merged.quality.landscape.correlation;
    auto const is_number = [](double value) { return std::isfinite(value); };
    if (samples.size() < 2 || samples.size() > most_samples ||
        !std::ranges::all_of(correlation.values(), is_number))
        return std::nullopt;
    constexpr double widest{0.8}; // so that alike samples look alike
    json section =
        begin_section({"polarmir_correlation",
                       "Sample correlation",
                       "Spearman correlation of log2 CPM between samples with reads enough, alike ones "
                       "beside each other.",
                       "heatmap"});
    section["pconfig"].update(
        {{"min", std::min(widest, std::floor(std::ranges::min(correlation.values()) * 10) / 10)},
         {"max", 1},
         {"decimalPlaces", 2}});
    heatmap_text text{section};
    std::vector<std::size_t> const order = qc::similarity_order(correlation);
    for (std::size_t const column : order)
        text.add_column(samples[column]);
    for (std::size_t const row : order)
    {
        text.begin_row(samples[row]);
        for (std::size_t const column : order)
            text.add(correlation(row, column));
    }
    return std::move(text).finish();
}

} // namespace polarmir::multiqc
