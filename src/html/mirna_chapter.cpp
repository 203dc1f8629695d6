#include "html/chapters.hpp"

#include <polarmir/core/text.hpp>
#include <polarmir/figure/strip_plot.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace polarmir::html {
namespace {

constexpr std::size_t shown_mirnas{20};
constexpr double least_cpm{1}; // a logarithmic axis has no place for 0
constexpr double million{1e6};

/// Counts per million of the miRNAs that are most frequent on average.
struct frequent_mirnas
{
    std::vector<std::size_t> rows;        ///< most frequent first; equal ones in the order of the reference
    std::vector<std::vector<double>> cpm; ///< by place in `rows`, then sample
};

frequent_mirnas find_frequent(view const & v)
{
    std::size_t const rows = v.cohort().mirnas.size();
    std::vector<double> sums(rows, 0);
    std::vector<double> scale(v.size(), 0);
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        auto const total = static_cast<double>(v.sample(i).mirna_total(v.unit()));
        scale[i] = total > 0 ? million / total : 0;
        for (auto const & one : v.sample(i).rows(v.unit()))
            sums[one.row] += scale[i] * static_cast<double>(one.integer);
    }
    frequent_mirnas found;
    found.rows.resize(rows);
    std::iota(found.rows.begin(), found.rows.end(), std::size_t{0});
    std::ranges::stable_sort(found.rows, [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
    std::erase_if(found.rows, [&](std::size_t row) { return sums[row] == 0; });
    found.rows.resize(std::min(found.rows.size(), shown_mirnas));
    found.cpm.assign(found.rows.size(), std::vector<double>(v.size(), 0));
    for (std::size_t i = 0; i < v.size(); ++i)
        for (auto const & one : v.sample(i).rows(v.unit()))
            if (auto const at = std::ranges::find(found.rows, one.row); at != found.rows.end())
                found.cpm[static_cast<std::size_t>(at - found.rows.begin())][i] =
                    scale[i] * static_cast<double>(one.integer);
    return found;
}

std::string frequent_figure(view const & v)
{
    frequent_mirnas const found = find_frequent(v);
    std::vector<figure::strip_row> rows;
    data_table table{"Counts per million (counts/mature_cpm.tsv)", {{"miRNA", false}}};
    for (std::size_t i = 0; i < v.size(); ++i)
        table.columns.push_back({v.sample(i).name, true, {}});
    constexpr int cpm_decimals{4}; // as in the table
    for (std::size_t at = 0; at < found.rows.size(); ++at)
    {
        std::string const & name = v.cohort().mirnas[found.rows[at]];
        figure::strip_row & row = rows.emplace_back(figure::strip_row{name, {}, {}});
        std::vector<cell> & line = table.rows.emplace_back();
        line.push_back(text_cell(name));
        for (std::size_t i = 0; i < v.size(); ++i)
        {
            double const cpm = found.cpm[at][i];
            line.push_back({format_thousands(cpm), format_compact(cpm, cpm_decimals), {}});
            row.values.push_back({std::max(cpm, least_cpm), v.group(i), v.sample(i).name});
        }
    }
    return to_html(
        figure_block{"frequent",
                     "The most frequent miRNAs",
                     {figure::strip_plot(rows,
                                         {std::string{"counts per million miRNA "} + name_of(v.unit()), true},
                                         v.groups(),
                                         {"Most frequent miRNAs", "Counts per million in every sample"})},
                     "By mean share over all samples; less than 1 is drawn as 1. A few miRNAs usually make "
                     "most of the reads." +
                         summary_hint(v),
                     v.is_dense() ? caption_of(table) : table});
}

struct share_column
{
    char const * heading;
    double pipeline::isomir_shares::*member;
};

constexpr std::array<share_column, 8> share_columns{{{"as annotated", &pipeline::isomir_shares::canonical},
                                                     {"other 5' end", &pipeline::isomir_shares::shift_5p},
                                                     {"shorter 3' end", &pipeline::isomir_shares::shorter_3p},
                                                     {"longer 3' end", &pipeline::isomir_shares::longer_3p},
                                                     {"non-templated tail", &pipeline::isomir_shares::tail},
                                                     {"uridylated", &pipeline::isomir_shares::uridylated},
                                                     {"adenylated", &pipeline::isomir_shares::adenylated},
                                                     {"other base inside", &pipeline::isomir_shares::snv}}};

std::string isomir_figure(view const & v)
{
    auto const & shares = v.cohort().quality.isomirs;
    if (std::ranges::none_of(shares, [](auto const & one) { return one.has_value(); }))
        return {};
    std::vector<figure::strip_row> rows;
    data_table table{"Percent of miRNA reads (qc/isomirs.tsv)", {{"sample", false}}};
    for (share_column const & column : share_columns)
    {
        figure::strip_row & row = rows.emplace_back(figure::strip_row{column.heading, {}, {}});
        table.columns.push_back({column.heading, true, {}});
        for (std::size_t i = 0; i < v.size(); ++i)
            if (shares[i])
                row.values.push_back({(*shares[i]).*column.member, v.group(i), v.sample(i).name});
    }
    for (std::size_t i = 0; i < v.size(); ++i)
    {
        std::vector<cell> & line = table.rows.emplace_back();
        line.push_back(text_cell(v.sample(i).name));
        for (share_column const & column : share_columns)
            line.push_back(
                number_cell(shares[i] ? std::optional{(*shares[i]).*column.member} : std::nullopt, 2));
    }
    return to_html(figure_block{
        "isomirs",
        "How miRNA reads differ from the annotated miRNA",
        {figure::strip_plot(rows,
                            {"% of miRNA reads"},
                            v.groups(),
                            {"IsomiRs", "Share of miRNA reads by how they differ from the mature miRNA"})},
        "A read can differ in more than one way. Per miRNA: isomir/isomir_summary.tsv.",
        v.is_dense() ? caption_of(table) : table});
}

} // namespace

std::optional<chapter> mirna_chapter(view const & v)
{
    bool const has_reads = std::ranges::any_of(
        v.cohort().samples, [&](auto const & sample) { return sample.mirna_total(v.unit()) > 0; });
    if (!has_reads)
        return std::nullopt;
    return chapter{"mirnas", "miRNAs", frequent_figure(v) + isomir_figure(v)};
}

} // namespace polarmir::html
