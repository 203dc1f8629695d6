#include "layout.hpp"
#include "row_collector.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/tables/count_table.hpp>
#include <polarmir/tables/mirna_label.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace polarmir::tables {
namespace {

namespace fs = std::filesystem;

/// The delimiter of the first line: tab, else semicolon, else comma.
char delimiter_of(std::string_view text)
{
    std::string_view const header = text.substr(0, text.find_first_of("\r\n"));
    for (char const delimiter : {'\t', ';'})
        if (header.find(delimiter) != std::string_view::npos)
            return delimiter;
    return ',';
}

raw_table read_raw(fs::path const & path)
{
    constexpr std::size_t largest{std::size_t{1} << 29U}; // 3,000 samples of all of miRBase are some 100 MB
    std::string const text = io::read_text(path, largest);
    io::refuse_no_text(text, path.string());
    raw_table table{path.string(), delimiter_of(text), {}};
    io::delimited_reader records{text, table.delimiter, table.name};
    while (std::optional<io::delimited_record> record = records.next())
        table.records.push_back(*std::move(record));
    if (table.records.empty())
        throw input_error{table.name + ": is empty; a table of miRNA x sample is expected"};
    return table;
}

/// A table that holds one sample does not name it.
std::string sample_name_of(fs::path const & path)
{
    constexpr std::array<std::string_view, 4> the_same_for_all{
        "quant", "mature_sense", "mature_sense_SA", "readCounts_miRNAmature_sense"};
    std::string const file = path.filename().string();
    std::string const stem = file.substr(0, file.find('.'));
    std::string const folder = fs::absolute(path).parent_path().filename().string();
    return std::ranges::find(the_same_for_all, stem) == the_same_for_all.end() || folder.empty() ? stem
                                                                                                 : folder;
}

void check_samples(raw_table const & table, std::vector<std::pair<std::string, std::uint64_t>> const & names)
{
    if (names.empty())
        throw parse_error{{table.name, table.records.front().line},
                          "no sample: a column of miRNA names and one column of counts per sample are "
                          "expected, separated by tabs or commas\nhint: " +
                              understood_forms()};
    std::map<std::string_view, std::uint64_t> seen;
    for (auto const & [name, line] : names)
    {
        if (auto const fault = reads::fault_of_sample_name(name))
            throw parse_error{{table.name, line},
                              name.empty() ? std::string{"a sample has no name"}
                                           : "sample name '" + printable(name) + "' " + *fault};
        if (!seen.emplace(name, line).second)
            throw parse_error{{table.name, line}, "sample '" + name + "' has two columns"};
    }
}

void check_width(raw_table const & table, std::size_t record, std::size_t width)
{
    std::size_t const fields = table.records[record].fields.size();
    bool const may_be_decimals = table.delimiter == ',' && fields > width; // 1,5 without quotes
    if (fields != width)
        throw parse_error{{table.name, table.records[record].line},
                          "has " + std::to_string(fields) + " fields, the header line " +
                              std::to_string(width) +
                              (may_be_decimals ? "; decimals must be written with a point" : "")};
}

/// Whether no count of the first row is a number: then this is another kind of table.
bool is_of_no_form(raw_table const & table, layout const & found)
{
    io::delimited_record const & row = table.records[found.first_row];
    return std::ranges::none_of(found.counts, [&](std::size_t column) {
        return column < row.fields.size() &&
               (parse_number<double>(row.fields[column]) || has_comma(row.fields[column]));
    });
}

count_matrix read_rows(raw_table const & table, layout const & found)
{
    row_collector rows{table.name, found};
    std::size_t const width = std::max(table.records.front().fields.size(), found.counts.back() + 1);
    for (std::size_t i = found.first_row; i < table.records.size(); ++i)
    {
        if (i == found.first_row && is_of_no_form(table, found))
            throw parse_error{{table.name, table.records[i].line}, "holds no counts; " + understood_forms()};
        check_width(table, i, width);
        rows.add(table.records[i]);
    }
    return std::move(rows).finish();
}

/// Rows are samples.
count_matrix read_transposed(raw_table const & table, layout const & found)
{
    count_matrix matrix;
    matrix.mirnas = found.samples;
    std::map<std::string_view, std::size_t> seen;
    for (std::string const & mirna : matrix.mirnas)
        if (!seen.emplace(mirna, 0).second)
            throw parse_error{{table.name, table.records.front().line},
                              printable(mirna) + " has two columns"};
    for (std::size_t i = 1; i < table.records.size(); ++i)
    {
        io::delimited_record const & row = table.records[i];
        check_width(table, i, found.counts.size() + 1);
        matrix.samples.push_back(row.fields.front());
        std::vector<double> & column = matrix.columns.emplace_back();
        for (std::size_t k = 0; k < found.counts.size(); ++k)
            column.push_back(count_in(
                {table.name, row.line}, row.fields[found.counts[k]], matrix.mirnas[k], row.fields[0]));
    }
    return matrix;
}

std::vector<std::pair<std::string, std::uint64_t>> named_samples(raw_table const & table,
                                                                 layout const & found)
{
    std::vector<std::pair<std::string, std::uint64_t>> names;
    if (found.what == form::transposed)
        for (std::size_t i = 1; i < table.records.size(); ++i)
            names.emplace_back(table.records[i].fields.front(), table.records[i].line);
    else
        for (std::string const & name : found.samples)
            names.emplace_back(name, table.records.front().line);
    return names;
}

} // namespace

char const * name_of(form what) noexcept
{
    switch (what)
    {
    case form::transposed:
        return "nf-core/smrnaseq mature_counts.csv (sample x miRNA)";
    case form::mirdeep2:
        return "miRDeep2 miRNAs_expressed_all_samples";
    case form::srnabench:
        return "sRNAbench .grouped";
    case form::mirtop:
        return "mirtop counts";
    case form::tinyrna:
        return "tinyRNA feature_counts.csv";
    case form::seqbuster:
        return "seqbuster .mirna";
    case form::optimir:
        return "OptimiR abundances";
    case form::excerpt:
        return "exceRpt readCounts";
    case form::salmon:
        return "salmon quant.sf";
    case form::idxstats:
        return "samtools idxstats";
    case form::matrix:
        break;
    }
    return "miRNA x sample";
}

std::string understood_forms()
{
    std::string text{
        "understood are tables of miRNA x sample (polarmir, miRge3, QuickMIRSeq, exceRpt, mirna.tsv "
        "of nf-core/smrnaseq)"};
    for (form const what : {form::transposed,
                            form::mirdeep2,
                            form::srnabench,
                            form::mirtop,
                            form::tinyrna,
                            form::seqbuster,
                            form::optimir,
                            form::excerpt,
                            form::salmon})
        text += std::string{", "} + name_of(what);
    return text + " and " + name_of(form::idxstats);
}

count_table read_count_table(fs::path const & path)
{
    raw_table const table = read_raw(path);
    layout found = recognise(table);
    bool const is_one_sample = found.samples.empty() && !found.counts.empty();
    if (is_one_sample)
        found.samples.push_back(sample_name_of(path));
    check_samples(table, named_samples(table, found));
    count_table result;
    result.what = found.what;
    result.names_samples = !is_one_sample;
    result.counts = found.what == form::transposed ? read_transposed(table, found) : read_rows(table, found);
    result.remarks = std::move(found.remarks);
    if (found.what == form::mirdeep2)
        result.remarks.emplace_back("the rows of one mature are those of its precursors");
    if (result.counts.mirnas.empty())
        throw input_error{table.name + ": has no miRNA"};
    return result;
}

count_matrix with_single_names(count_table const & table, std::vector<std::string> & remarks)
{
    std::map<std::string, std::size_t> rows;
    count_matrix single{
        {}, table.counts.samples, std::vector<std::vector<double>>(table.counts.samples.size())};
    std::vector<std::string> joined;
    for (std::size_t i = 0; i < table.counts.mirnas.size(); ++i)
    {
        std::vector<std::string> const names = names_in(table.counts.mirnas[i]);
        std::string const & name = names.empty() ? table.counts.mirnas[i] : names.front();
        if (names.size() > 1)
            joined.push_back(table.counts.mirnas[i]);
        auto const [row, is_new] = rows.emplace(name, single.mirnas.size());
        if (is_new)
            single.mirnas.push_back(name);
        for (std::size_t s = 0; s < single.columns.size(); ++s)
        {
            single.columns[s].resize(single.mirnas.size());
            single.columns[s][row->second] += table.counts.columns[s][i];
        }
    }
    if (joined.size() == 1)
        remarks.push_back("1 row joins miRNAs (" + joined.front() + ") and is scored under its first name");
    else if (!joined.empty())
        remarks.push_back(std::to_string(joined.size()) + " rows join miRNAs (the first is " +
                          joined.front() + ") and are scored under the first name of each");
    return single;
}

count_matrix side_by_side(std::vector<count_table> const & tables)
{
    if (tables.size() == 1)
        return tables.front().counts;
    count_matrix all;
    std::map<std::string_view, std::size_t> rows;
    for (count_table const & table : tables)
        for (std::string const & mirna : table.counts.mirnas)
            if (rows.emplace(mirna, all.mirnas.size()).second)
                all.mirnas.push_back(mirna);
    for (count_table const & table : tables)
        for (std::size_t s = 0; s < table.counts.samples.size(); ++s)
        {
            std::string const & sample = table.counts.samples[s];
            if (std::ranges::find(all.samples, sample) != all.samples.end())
                throw input_error{"sample '" + sample +
                                  "' is in two of the tables; name that of a file of one "
                                  "sample with NAME=FILE"};
            all.samples.push_back(sample);
            std::vector<double> & column = all.columns.emplace_back(all.mirnas.size(), 0.0);
            for (std::size_t i = 0; i < table.counts.mirnas.size(); ++i)
                column[rows.at(table.counts.mirnas[i])] = table.counts.columns[s][i];
        }
    return all;
}

} // namespace polarmir::tables
