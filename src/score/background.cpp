#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/score/background.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace polarmir::embedded {

extern std::string_view const signature_background;
extern std::string_view const red_cell;

} // namespace polarmir::embedded

namespace polarmir::score {
namespace {

double abundance(io::table const & table, io::table::row const & row, std::size_t column)
{
    auto const value = parse_number<double>(row.fields[column]);
    if (!value || !(*value >= 0) || std::isinf(*value))
        throw parse_error{{table.path, row.line},
                          "'" + row.fields[column] + "' is no abundance; give a number of 0 or more"};
    return *value;
}

/// Accessions of the lines of red_cell.tsv whose source names `paper`.
std::vector<std::string> red_cell_lines(std::string_view paper)
{
    io::table const table = io::parse_table(embedded::red_cell, "red_cell.tsv");
    std::size_t const accession = table.column("accession");
    std::size_t const source = table.column("source");
    std::vector<std::string> all;
    for (io::table::row const & row : table.rows)
        if (row.fields[source].find(paper) != std::string::npos)
            all.push_back(row.fields[accession]);
    return all;
}

} // namespace

background const & shipped_background()
{
    static background const shipped = [] {
        io::table const table = io::parse_table(embedded::signature_background, "background.tsv");
        std::size_t const accession = table.column("accession");
        std::size_t const panel = table.column("panel");
        std::size_t const cpm = table.column("pooled_cpm");
        background all;
        for (io::table::row const & row : table.rows)
        {
            if (row.fields[panel] == "1")
                all.panel.push_back(row.fields[accession]);
            all.abundance.emplace_back(row.fields[accession], abundance(table, row, cpm));
        }
        return all;
    }();
    return shipped;
}

std::vector<std::string> read_mirna_list(std::filesystem::path const & path)
{
    io::line_reader lines{path};
    std::vector<std::string> mirnas;
    std::set<std::string> seen;
    for (std::string_view line; lines.next(line);)
    {
        std::string mirna{strip(line)};
        if (mirna.empty())
            continue;
        if (!seen.insert(mirna).second)
            throw parse_error{{lines.name(), lines.line_number()}, mirna + " is listed twice"};
        mirnas.push_back(std::move(mirna));
    }
    if (mirnas.empty())
        throw input_error{lines.name() + ": lists no miRNA; one name or accession per line is expected"};
    return mirnas;
}

std::vector<std::pair<std::string, double>> read_abundances(std::filesystem::path const & path)
{
    io::table const table = io::read_table(path);
    if (table.header.size() != 2)
        throw parse_error{{table.path, 1}, "two columns are expected: miRNA and abundance"};
    std::vector<std::pair<std::string, double>> abundances;
    std::set<std::string> seen;
    for (io::table::row const & row : table.rows)
    {
        if (!seen.insert(row.fields.front()).second)
            throw parse_error{{table.path, row.line}, row.fields.front() + " is listed twice"};
        abundances.emplace_back(row.fields.front(), abundance(table, row, 1));
    }
    return abundances;
}

std::vector<std::string> const & red_cell_mirnas()
{
    static std::vector<std::string> const mirnas = red_cell_lines({});
    return mirnas;
}

std::vector<std::string> const & haemolysis_mirnas()
{
    static std::vector<std::string> const mirnas = red_cell_lines("Smith 2022");
    return mirnas;
}

} // namespace polarmir::score
