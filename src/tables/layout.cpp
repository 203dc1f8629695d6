#include "layout.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/tables/mirna_label.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace polarmir::tables {
namespace {

using fields = std::vector<std::string>;

bool has_all(fields const & header, std::initializer_list<std::string_view> names)
{
    return std::ranges::all_of(names,
                               [&](std::string_view name) { return position_of(header, name).has_value(); });
}

/// A column of which one of the names must be there.
std::size_t one_of(raw_table const & table, std::initializer_list<std::string_view> names)
{
    fields const & header = table.records.front().fields;
    for (std::string_view const name : names)
        if (auto const column = position_of(header, name))
            return *column;
    throw parse_error{{table.name, table.records.front().line},
                      "column '" + std::string{*names.begin()} + "' is missing"};
}

/// Every column that `is_sample` says is one, with its header cell as name.
void add_samples(layout & found, fields const & header, auto const & is_sample)
{
    for (std::size_t i = 0; i < header.size(); ++i)
        if (i != found.name && is_sample(header[i]))
        {
            found.counts.push_back(i);
            found.samples.push_back(header[i]);
        }
}

layout one_sample(form what, std::size_t name, std::size_t count)
{
    return {.what = what, .how = repeats::added, .name = name, .counts = {count}};
}

std::optional<layout> as_mirdeep2(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"#miRNA", "read_count", "precursor", "total"}))
        return std::nullopt;
    layout found{.what = form::mirdeep2, .how = repeats::same_reads, .name = *position_of(header, "#miRNA")};
    constexpr std::array<std::string_view, 4> others{"#miRNA", "read_count", "precursor", "total"};
    add_samples(found, header, [&](std::string const & cell) {
        return !cell.ends_with("(norm)") && std::ranges::find(others, cell) == others.end();
    });
    return found;
}

std::optional<layout> as_srnabench(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"name", "unique reads", "coordinateString"}))
        return std::nullopt;
    std::size_t const count =
        one_of(table, {"read count (mult. map. adj.)", "read count (SA)", "read count"});
    layout found = one_sample(form::srnabench, *position_of(header, "name"), count);
    found.remarks.emplace_back("the counts are those of column '" + header[count] + "'");
    return found;
}

std::optional<layout> as_mirtop(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"UID", "Read", "miRNA", "Variant"}))
        return std::nullopt;
    layout found{.what = form::mirtop, .how = repeats::added, .name = *position_of(header, "miRNA")};
    constexpr std::array<std::string_view, 4> others{"UID", "Read", "miRNA", "Variant"};
    add_samples(found, header, [&](std::string const & cell) {
        return !cell.starts_with("iso_") && std::ranges::find(others, cell) == others.end();
    });
    return found;
}

std::optional<layout> as_tinyrna(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"Feature ID"}))
        return std::nullopt;
    layout found{.what = form::tinyrna, .how = repeats::added, .name = *position_of(header, "Feature ID")};
    auto const named = position_of(header, "Feature Name");
    auto const name_is_mirna = [&](io::delimited_record const & record) {
        return *named < record.fields.size() && looks_like_mirna(record.fields[*named]);
    };
    if (named && std::ranges::any_of(table.records, name_is_mirna))
        found.name = *named;
    add_samples(found, header, [&](std::string const & cell) {
        return !cell.starts_with("Feature ") && cell != "Classifier" && cell != "Tag";
    });
    return found;
}

std::optional<layout> as_seqbuster(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"seq", "t5", "t3", "mism", "add", "DB"}))
        return std::nullopt;
    layout found = one_sample(form::seqbuster, one_of(table, {"mir", "chrom"}), one_of(table, {"freq"}));
    found.kind = position_of(header, "DB");
    return found;
}

std::optional<layout> as_optimir(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (to_lower(header.front()) != "reference" || header.size() < 2)
        return std::nullopt;
    layout found{.what = form::optimir, .how = repeats::added};
    constexpr std::array<std::string_view, 6> others{
        "TOTAL", "PARENTS", "PARENTAL_HAIRPIN", "CROSS_MAPPING", "CROSS-MAPPING", "CROSS_MAPPING_COUNTS"};
    add_samples(found, header, [&](std::string const & cell) {
        return std::ranges::find(others, cell) == others.end();
    });
    return found;
}

std::optional<layout> as_excerpt(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"ReferenceID", "uniqueReadCount", "multimapAdjustedReadCount"}))
        return std::nullopt;
    layout found = one_sample(form::excerpt,
                              *position_of(header, "ReferenceID"),
                              *position_of(header, "multimapAdjustedReadCount"));
    found.remarks.emplace_back("the counts are those of column 'multimapAdjustedReadCount'");
    return found;
}

std::optional<layout> as_salmon(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    if (!has_all(header, {"Name", "EffectiveLength", "TPM", "NumReads"}))
        return std::nullopt;
    return one_sample(form::salmon, *position_of(header, "Name"), *position_of(header, "NumReads"));
}

/// Name, length, mapped and unmapped reads.
bool is_idxstats_record(io::delimited_record const & record)
{
    constexpr std::size_t columns{4};
    return record.fields.size() == columns &&
           std::all_of(record.fields.begin() + 1, record.fields.end(), [](std::string const & field) {
               return parse_number<std::uint64_t>(field).has_value();
           });
}

std::optional<layout> as_idxstats(raw_table const & table)
{
    if (table.records.size() < 2 || !std::ranges::all_of(table.records, is_idxstats_record))
        return std::nullopt;
    constexpr std::size_t mapped{2};
    layout found = one_sample(form::idxstats, 0, mapped);
    found.first_row = 0;
    return found;
}

/// The header line names miRNAs, the first column does not.
bool is_transposed(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    auto const in_header = std::count_if(header.begin() + 1, header.end(), looks_like_mirna);
    auto const in_column =
        std::count_if(table.records.begin() + 1, table.records.end(), [](auto const & row) {
            return looks_like_mirna(row.fields.front());
        });
    return 2 * in_header > static_cast<std::ptrdiff_t>(header.size()) - 1 && in_header > 0 &&
           2 * in_column < static_cast<std::ptrdiff_t>(table.records.size());
}

/// R writes no cell above row names unless it is told to: every row has one more field than the header line.
bool lacks_corner(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    constexpr std::array<std::string_view, 5> corners{"", "mirna", "name", "id", "accession"};
    return std::ranges::find(corners, to_lower(header.front())) == corners.end() &&
           table.records.size() > 1 &&
           std::all_of(table.records.begin() + 1, table.records.end(), [&](auto const & row) {
               return row.fields.size() == header.size() + 1;
           });
}

layout as_matrix(raw_table const & table)
{
    fields const & header = table.records.front().fields;
    layout found;
    if (is_transposed(table))
        found.what = form::transposed;
    std::size_t const shift = lacks_corner(table) ? 0 : 1;
    for (std::size_t i = shift; i < header.size(); ++i)
    {
        found.counts.push_back(i + 1 - shift);
        found.samples.push_back(header[i]);
    }
    return found;
}

} // namespace

layout recognise(raw_table const & table)
{
    for (auto const as_form : {as_mirdeep2,
                               as_srnabench,
                               as_mirtop,
                               as_tinyrna,
                               as_seqbuster,
                               as_excerpt,
                               as_salmon,
                               as_idxstats,
                               as_optimir})
        if (auto found = as_form(table))
            return *std::move(found);
    return as_matrix(table);
}

} // namespace polarmir::tables
