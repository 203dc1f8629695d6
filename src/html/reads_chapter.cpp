#include "core/quantile.hpp"
#include "html/chapters.hpp"
#include "html/read_kinds.hpp"

#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/figure/line_chart.hpp>
#include <polarmir/figure/stacked_bars.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace polarmir::html {
namespace {

using reads_of_kind = std::vector<std::pair<std::string, std::uint64_t>>;

/// The parts of one sample's ledger by kind.
std::vector<double> parts_of(reads_of_kind const & ledger, std::span<read_kind const> kinds)
{
    std::vector<double> parts(kinds.size(), 0);
    for (std::size_t k = 0; k < kinds.size(); ++k)
        for (std::string const & fate : kinds[k].fates)
            parts[k] += static_cast<double>(value_of(ledger, fate));
    return parts;
}

/// One row per sample, in dense cohorts the sum of each group.
std::vector<figure::stacked_row> rows_of(view const & v, std::span<read_kind const> kinds)
{
    std::vector<figure::stacked_row> rows;
    if (!v.is_dense())
    {
        for (std::size_t const i : v.by_group())
            rows.push_back({v.sample(i).name, parts_of(v.sample(i).ledger, kinds)});
        return rows;
    }
    for (std::size_t group = 0; group < v.group_count(); ++group)
    {
        figure::stacked_row row{v.group_name(group), std::vector<double>(kinds.size(), 0)};
        for (std::size_t const i : v.members(group))
        {
            std::vector<double> const own = parts_of(v.sample(i).ledger, kinds);
            std::ranges::transform(row.parts, own, row.parts.begin(), std::plus<>{});
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

figure::legend names_of(std::span<read_kind const> kinds)
{
    figure::legend names;
    for (read_kind const & kind : kinds)
        names.push_back(kind.name);
    return names;
}

/// Rows of the ledger for each sample; `fates`: which ones, empty: all.
data_table ledger_table(view const & v, std::string const & caption, std::span<read_kind const> kinds)
{
    data_table table{caption, {{"sample", false}}};
    std::vector<std::string> shown;
    for (auto const & [fate, reads] : v.sample(0).ledger)
        if (kinds.empty() || std::ranges::any_of(kinds, [&, wanted = fate](read_kind const & kind) {
                return std::ranges::find(kind.fates, wanted) != kind.fates.end();
            }))
            shown.push_back(fate);
    for (std::string const & fate : shown)
        table.columns.push_back({fate, true, {}});
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        std::vector<cell> & row = table.rows.emplace_back();
        row.push_back(text_cell(v.sample(i).name));
        for (std::string const & fate : shown)
            row.push_back(count_cell(static_cast<double>(value_of(v.sample(i).ledger, fate))));
    }
    return table;
}

std::string fates_figure(view const & v)
{
    auto const kinds = read_fates();
    return to_html(
        figure_block{"fates",
                     "Where every read went",
                     {figure::stacked_bars(
                         rows_of(v, kinds), names_of(kinds), {"Fates of the reads", "Shares of all reads"})},
                     "Every read is counted once: the parts add up to the reads of the file.",
                     v.is_dense() ? caption_of(ledger_table(v, "Reads by fate (qc/ledger.tsv)", {}))
                                  : ledger_table(v, "Reads by fate (qc/ledger.tsv)", {})});
}

std::string classes_figure(view const & v)
{
    auto const kinds = rna_classes();
    return to_html(
        figure_block{"classes",
                     "What the inserts are",
                     {figure::stacked_bars(rows_of(v, kinds),
                                           names_of(kinds),
                                           {"RNA classes", "Shares of the inserts that were looked up"})},
                     "Inserts of usable length and quality, by the RNA they fit best.",
                     v.is_dense() ? caption_of(ledger_table(v, "Reads by RNA class (qc/ledger.tsv)", kinds))
                                  : ledger_table(v, "Reads by RNA class (qc/ledger.tsv)", kinds)});
}

/// Reads by length of one read class; key `class<TAB>length`.
std::map<int, double> lengths_of(pipeline::stored_sample const & sample, std::span<std::string const> classes)
{
    std::map<int, double> found;
    for (auto const & [key, reads] : sample.lengths)
    {
        auto const parts = split(key, '\t');
        if (std::ranges::find(classes, parts[0]) != classes.end())
            found[parse_number<int>(parts[1]).value_or(0)] += static_cast<double>(reads);
    }
    return found;
}

constexpr int shortest{15};
constexpr int usually_longest{50};

/// The longest insert that was looked up.
int longest_insert(view const & v)
{
    int longest{usually_longest};
    for (std::size_t i = 0; i < v.size(); ++i)
        for (read_kind const & kind : rna_classes())
            for (auto const & [length, reads] : lengths_of(v.sample(i), kind.fates))
                longest = std::max(longest, length);
    return longest;
}

struct read_unit
{
    char const * name;
    double reads;
};

/// Divides the reads of columns by a unit that makes the numbers of the axis short.
read_unit make_short(std::vector<figure::stacked_row> & columns)
{
    constexpr read_unit ones{"reads", 1};
    constexpr read_unit thousands{"thousand reads", 1e3};
    constexpr read_unit millions{"million reads", 1e6};
    constexpr double tenth{0.1};
    double most{0};
    for (figure::stacked_row const & column : columns)
        most = std::max(most, std::accumulate(column.parts.begin(), column.parts.end(), 0.0));
    read_unit const unit = most > tenth * millions.reads ? millions
                           : most > thousands.reads      ? thousands
                                                         : ones;
    for (figure::stacked_row & column : columns)
        for (double & part : column.parts)
            part /= unit.reads;
    return unit;
}

std::string pooled_lengths(view const & v)
{
    int const longest = longest_insert(v);
    auto const kinds = rna_classes();
    std::vector<figure::stacked_row> columns;
    for (int length = shortest; length <= longest; ++length)
        columns.push_back({std::to_string(length), std::vector<double>(kinds.size(), 0)});
    for (std::size_t i = 0; i < v.size(); ++i)
        for (std::size_t k = 0; k < kinds.size(); ++k)
            for (auto const & [length, reads] : lengths_of(v.sample(i), kinds[k].fates))
                if (length >= shortest && length <= longest)
                    columns[static_cast<std::size_t>(length - shortest)].parts[k] += reads;
    read_unit const unit = make_short(columns);
    return figure::stacked_columns(columns,
                                   names_of(kinds),
                                   "insert length, nt",
                                   unit.name,
                                   {"Insert lengths of all samples", "Reads by length and RNA class"});
}

/// Share of the miRNA reads of a sample by length, in percent.
figure::series length_series(view const & v, std::size_t i)
{
    constexpr double percent{100};
    std::vector<std::string> const mirna{"mirna"};
    std::map<int, double> const found = lengths_of(v.sample(i), mirna);
    double total{0};
    for (auto const & [length, reads] : found)
        total += reads;
    figure::series line{v.sample(i).name, v.group(i), {}};
    constexpr int last{30};
    for (int length = shortest; length <= last; ++length)
    {
        auto const at = found.find(length);
        line.points.push_back(
            {static_cast<double>(length), total > 0 && at != found.end() ? percent * at->second / total : 0});
    }
    return line;
}

/// The middle line of a group and the band that holds 90 % of its samples.
void add_band(figure::line_drawing & drawing, view const & v, std::size_t group)
{
    std::vector<figure::series> lines;
    for (std::size_t const i : v.members(group))
        lines.push_back(length_series(v, i));
    if (lines.empty())
        return;
    figure::series middle{v.group_name(group), group, {}};
    figure::band around{group, {}, {}};
    for (std::size_t at = 0; at < lines.front().points.size(); ++at)
    {
        std::vector<double> values;
        for (figure::series const & line : lines)
            values.push_back(line.points[at].y);
        std::ranges::sort(values);
        double const x = lines.front().points[at].x;
        constexpr std::size_t twentieth{20};
        std::size_t const cut = values.size() / twentieth;
        middle.points.push_back({x, median(values)});
        around.low.push_back({x, values[cut]});
        around.high.push_back({x, values[values.size() - 1 - cut]});
    }
    drawing.lines.push_back(std::move(middle));
    drawing.bands.push_back(std::move(around));
}

std::string mirna_lengths(view const & v)
{
    figure::line_drawing drawing;
    if (v.is_dense())
        for (std::size_t group = 0; group < v.group_count(); ++group)
            add_band(drawing, v, group);
    else
        for (std::size_t const i : v.by_group())
            drawing.lines.push_back(length_series(v, i));
    return figure::line_chart(
        drawing,
        {"insert length, nt", false, {}, figure::range{shortest, 30}},
        {"% of miRNA reads"},
        v.groups(),
        {"Lengths of miRNA reads", "Share of the miRNA reads of a sample by insert length"});
}

data_table length_table(view const & v)
{
    int const longest = longest_insert(v);
    data_table table{"miRNA reads by insert length (qc/length.tsv)", {{"length_nt", true}}};
    std::vector<std::string> const mirna{"mirna"};
    std::vector<std::map<int, double>> found;
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        table.columns.push_back({v.sample(i).name, true, {}});
        found.push_back(lengths_of(v.sample(i), mirna));
    }
    for (int length = shortest; length <= longest; ++length)
    {
        if (std::ranges::none_of(found, [&](auto const & one) { return one.contains(length); }))
            continue;
        std::vector<cell> & row = table.rows.emplace_back();
        row.push_back(text_cell(std::to_string(length)));
        for (auto const & one : found)
            row.push_back(count_cell(one.contains(length) ? one.at(length) : 0));
    }
    return table;
}

std::string library_table(view const & v)
{
    data_table table{"Libraries (qc/library.tsv)", {{"sample", false}}};
    for (auto const & [name, value] : v.sample(0).library)
        table.columns.push_back({name, false, {}});
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        std::vector<cell> & row = table.rows.emplace_back();
        row.push_back(text_cell(v.sample(i).name));
        for (auto const & [name, value] : v.sample(i).library)
            row.push_back(text_cell(value));
    }
    return to_html(figure_block{"libraries",
                                "How the libraries were read",
                                {},
                                "Adapter, kit and extra bases as found in the reads, with the evidence.",
                                table});
}

} // namespace

chapter reads_chapter(view const & v)
{
    std::string const lengths = to_html(figure_block{
        "lengths",
        "Insert lengths",
        {pooled_lengths(v), mirna_lengths(v)},
        std::string{"miRNAs make a peak at 22 nt; tRNA and Y RNA pieces lie at 30 to 35 nt, adapter dimers "
                    "and degraded RNA below 16 nt."} +
            (v.is_dense() ? " Lines: median of each group; bands hold 90 % of its samples." : ""),
        v.is_dense() ? caption_of(length_table(v)) : length_table(v)});
    return {"reads", "Reads", fates_figure(v) + classes_figure(v) + lengths + library_table(v)};
}

} // namespace polarmir::html
