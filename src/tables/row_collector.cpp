#include "row_collector.hpp"

#include <polarmir/core/spreadsheet.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <cmath>

namespace polarmir::tables {
namespace {

constexpr double most_reads{1e15}; // above, a double does not tell a read more from a read less

bool is_sum(std::string const & label)
{
    return label == "*" || label == "miRNAtotal";
}

} // namespace

bool has_comma(std::string_view field)
{
    return !field.empty() && field.find(',') != std::string_view::npos &&
           field.find_first_not_of("0123456789.,") == std::string_view::npos;
}

double count_in(location const & where,
                std::string const & field,
                std::string const & mirna,
                std::string const & sample)
{
    auto const value = parse_number<double>(field);
    if (!value || !(*value >= 0) || *value > most_reads)
        throw parse_error{
            where,
            "count '" + printable(field) + "' of " + printable(mirna) + " in sample " + sample +
                " is no number of 0 or more" + (value && *value > most_reads ? " that counts reads" : "") +
                (has_comma(field) ? "; write decimals with a point, thousands without a comma" : "")};
    return *value;
}

row_collector::row_collector(std::string const & path, layout const & found) :
    path_{path}, layout_{found}, cells_(found.counts.size())
{
    matrix_.samples = found.samples;
}

void row_collector::add(io::delimited_record const & record)
{
    std::string const & mirna = record.fields[layout_.name];
    if (is_sum(mirna) || (layout_.kind && record.fields[*layout_.kind] != "miRNA"))
        return;
    if (mirna.empty())
        throw parse_error{{path_, record.line}, "the miRNA has no name"};
    if (is_formula(mirna))
        throw parse_error{{path_, record.line},
                          "'" + printable(mirna) +
                              "' is a formula for spreadsheets, not the name of a miRNA"};
    auto const [known, is_new] = seen_.emplace(mirna, first_seen{matrix_.mirnas.size(), record.line});
    if (!is_new && layout_.how == repeats::refused)
        throw parse_error{{path_, record.line},
                          printable(mirna) + " has a row already, on line " +
                              std::to_string(known->second.line)};
    if (is_new)
        matrix_.mirnas.push_back(mirna);
    for (std::size_t i = 0; i < cells_.size(); ++i)
    {
        double const count =
            count_in({path_, record.line}, record.fields[layout_.counts[i]], mirna, matrix_.samples[i]);
        has_fractions_ = has_fractions_ || count != std::floor(count);
        cells_[i].resize(matrix_.mirnas.size());
        summary & cell = cells_[i][known->second.row];
        cell.sum += count;
        cell.largest = std::max(cell.largest, count);
    }
}

count_matrix row_collector::finish() &&
{
    bool const largest = layout_.how == repeats::same_reads && !has_fractions_;
    for (std::vector<summary> const & column : cells_)
    {
        std::vector<double> & counts = matrix_.columns.emplace_back();
        std::ranges::transform(
            column, std::back_inserter(counts), largest ? &summary::largest : &summary::sum);
    }
    return std::move(matrix_);
}

} // namespace polarmir::tables
