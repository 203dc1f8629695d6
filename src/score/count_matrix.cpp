#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/count_matrix.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace polarmir::score {
namespace {

char delimiter_of(std::filesystem::path const & path)
{
    io::line_reader lines{path};
    std::string_view header;
    return lines.next(header) && header.find('\t') == std::string_view::npos ? ',' : '\t';
}

void check_header(io::table const & table)
{
    if (table.header.size() < 2)
        throw parse_error{{table.path, 1},
                          "no sample: a column of miRNA names and one column of counts per sample are "
                          "expected, separated by tabs or commas"};
    std::vector<std::string> names(table.header.begin() + 1, table.header.end());
    for (std::string const & name : names)
        if (name.empty())
            throw parse_error{{table.path, 1}, "a sample has no name"};
    std::ranges::sort(names);
    if (auto const twice = std::ranges::adjacent_find(names); twice != names.end())
        throw parse_error{{table.path, 1}, "sample '" + *twice + "' has two columns"};
}

double count_in(io::table const & table, io::table::row const & row, std::size_t column)
{
    std::string_view const field = strip(row.fields[column]);
    auto const value = parse_number<double>(field);
    if (!value || !(*value >= 0) || std::isinf(*value))
        throw parse_error{{table.path, row.line},
                          "count '" + std::string{field} + "' of " + row.fields.front() + " in sample " +
                              table.header[column] + " is no number of 0 or more"};
    return *value;
}

} // namespace

count_matrix read_count_matrix(std::filesystem::path const & path)
{
    io::table const table = io::read_table(path, delimiter_of(path));
    check_header(table);
    if (table.rows.empty())
        throw input_error{table.path + ": has no miRNA"};
    count_matrix matrix;
    matrix.samples.assign(table.header.begin() + 1, table.header.end());
    matrix.columns.resize(matrix.samples.size());
    std::map<std::string, std::uint64_t> lines;
    for (io::table::row const & row : table.rows)
    {
        std::string const mirna{strip(row.fields.front())};
        if (mirna.empty())
            throw parse_error{{table.path, row.line}, "the miRNA has no name"};
        auto const [first, is_new] = lines.emplace(mirna, row.line);
        if (!is_new)
            throw parse_error{{table.path, row.line},
                              mirna + " has a row already, on line " + std::to_string(first->second)};
        matrix.mirnas.push_back(mirna);
        for (std::size_t i = 0; i < matrix.samples.size(); ++i)
            matrix.columns[i].push_back(count_in(table, row, i + 1));
    }
    return matrix;
}

count_matrix select_samples(count_matrix const & matrix, std::span<std::string const> samples)
{
    count_matrix chosen{matrix.mirnas, {}, {}};
    for (std::string const & sample : samples)
        if (auto const found = std::ranges::find(matrix.samples, sample); found != matrix.samples.end())
        {
            chosen.samples.push_back(sample);
            chosen.columns.push_back(
                matrix.columns[static_cast<std::size_t>(found - matrix.samples.begin())]);
        }
    return chosen;
}

} // namespace polarmir::score
