#include "core/json_depth.hpp"
#include "json.hpp"
#include "sample_files.hpp"
#include "stored_inference.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/stored_sample.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>
#include <utility>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::uint64_t number(io::table_reader const & table, std::size_t column)
{
    std::string_view const text = table.fields()[column];
    std::optional<std::uint64_t> const value = parse_number<std::uint64_t>(text);
    if (!value)
        throw parse_error{{table.head().path, table.line()},
                          "'" + std::string{text} + "' is not a number of reads"};
    return *value;
}

void load_description(fs::path const & path, stored_sample & sample)
try
{
    if (!fs::exists(path))
        throw input_error{path.string() + ": not found: the sample is not finished; count it first"};
    json const document = json::parse(io::read_text(path, largest_json), without_depths);
    if (document.at("output_format") != output_format_version)
        throw input_error{path.string() + ": written by another version of polarmir; count the sample again"};
    sample.name = document.at("sample");
    if (reads::fault_of_sample_name(sample.name)) // it names folders
        throw input_error{path.string() + ": damaged: " + printable(sample.name) +
                          " is no name of a sample; count the sample again"};
    sample.options = document.at("options").dump();
    sample.has_molecules = document.at("unit") == "molecules";
    sample.reference_hash = document.at("reference").at("hash");
    sample.competitors_hash = document.at("competitors").at("hash");
    for (auto const & [column, value] : document.at("library").items())
        sample.library.emplace_back(column, value);
    json const & quality = document.at("quality");
    sample.bases = {quality.at("inspected_bases"), quality.at("q30_bases")};
    sample.distinct_inserts = quality.at("distinct_inserts");
    sample.inference = restore_inference(document.at("inference"));
}
catch (json::exception const & e)
{
    throw input_error{path.string() + ": damaged: " + without_code(e.what())};
}

void check_rows(io::table_reader const & table, std::size_t rows, std::size_t expected)
{
    if (rows != expected)
        throw input_error{table.head().path + ": has " + std::to_string(rows) + " rows, the reference " +
                          std::to_string(expected) + "; count the sample again"};
}

/// The columns of one unit in a table of miRNAs.
struct number_columns
{
    std::size_t integer;
    std::size_t fractional;
    std::size_t unique;

    /// Adds what is counted in the row, unless it is nothing.
    void add(std::vector<stored_sample::row_count> & counts,
             io::table_reader const & table,
             std::uint32_t row) const
    {
        std::string_view const shared = table.fields()[fractional];
        std::optional<double> const value = parse_number<double>(shared);
        if (!value || !(*value >= 0) || std::isinf(*value))
            throw parse_error{{table.head().path, table.line()},
                              "'" + std::string{shared} + "' is not a number of reads"};
        stored_sample::row_count const one{row, number(table, integer), number(table, unique), *value};
        if (one.integer != 0 || one.fractional != 0)
            counts.push_back(one);
    }
};

void load_matures(fs::path const & path, reference::mirna_reference const & reference, stored_sample & sample)
{
    io::table_reader table{path};
    number_columns const reads{table.column("count"), table.column("fractional"), table.column("unique")};
    std::optional<number_columns> molecules;
    if (sample.has_molecules)
        molecules = {table.column("molecules"),
                     table.column("molecules_fractional"),
                     table.column("molecules_unique")};
    std::uint32_t row{0};
    for (; table.next(); ++row)
    {
        reads.add(sample.reads, table, row);
        if (molecules)
            molecules->add(sample.molecules, table, row);
    }
    check_rows(table, row, reference.rows().size());
    sample.reads.shrink_to_fit(); // thousands of samples are held side by side
    sample.molecules.shrink_to_fit();
}

void load_umis(fs::path const & path, stored_sample & sample)
{
    io::table const table = io::read_table(path);
    if (table.rows.size() != 1)
        throw input_error{path.string() + ": damaged: one row is expected; count the sample again"};
    for (std::size_t i = 0; i < table.header.size(); ++i)
        sample.umis.emplace_back(table.header[i], table.rows.front().fields[i]);
}

void load_hairpins(fs::path const & path,
                   reference::mirna_reference const & reference,
                   stored_sample & sample)
{
    io::table_reader table{path};
    std::size_t const count = table.column("count");
    std::array const arms{table.column("count_5p"), table.column("count_3p"), table.column("count_loop")};
    std::uint32_t hairpin{0};
    for (; table.next(); ++hairpin)
    {
        stored_sample::arm_reads reads{number(table, count), {}};
        if (reads.all == 0)
            continue;
        for (std::size_t arm = 0; arm < arms.size(); ++arm)
            reads.by_arm.at(arm) = number(table, arms.at(arm));
        sample.hairpins.emplace_back(hairpin, reads);
    }
    check_rows(table, hairpin, reference.hairpins().size());
    sample.hairpins.shrink_to_fit();
}

/// Its index among the other RNAs of the sample.
std::uint32_t other_rna(stored_sample & sample, std::string_view name, std::string_view rna_class)
{
    if (name.empty())
        return count::no_target;
    auto const is_it = [&](auto const & rna) { return rna.first == name && rna.second == rna_class; };
    auto const found = std::ranges::find_if(sample.other_rnas, is_it);
    auto const index = static_cast<std::uint32_t>(found - sample.other_rnas.begin());
    if (found == sample.other_rnas.end())
        sample.other_rnas.emplace_back(name, rna_class);
    return index;
}

void load_origins(fs::path const & path, reference::mirna_reference const & reference, stored_sample & sample)
{
    io::table_reader table{path};
    std::size_t const accession = table.column("accession");
    std::size_t const hairpin = table.column("hairpin");
    std::size_t const shared = table.column("shared");
    std::size_t const other = table.column("other");
    std::size_t const rna = table.column("other_rna");
    std::size_t const rna_class = table.column("other_class");
    std::uint32_t row{0}; // both are sorted by accession
    while (table.next())
    {
        std::string_view const wanted = table.fields()[accession];
        while (row < reference.rows().size() && reference.row_mature(row).accession != wanted)
            ++row;
        if (row == reference.rows().size())
            throw parse_error{{table.head().path, table.line()},
                              "'" + std::string{wanted} + "' is not in the reference or out of order"};
        sample.origins.push_back({row,
                                  {number(table, hairpin),
                                   number(table, shared),
                                   number(table, other),
                                   other_rna(sample, table.fields()[rna], table.fields()[rna_class])}});
    }
    sample.origins.shrink_to_fit();
}

/// The tables of a cohort have a column for each of theirs.
void require_columns(io::table_reader const & table, std::size_t columns)
{
    if (table.head().header.size() != columns)
        throw parse_error{{table.head().path, 1},
                          std::to_string(table.head().header.size()) + " columns where " +
                              std::to_string(columns) + " are expected; count the sample again"};
}

void load_ties(fs::path const & path, stored_sample & sample)
{
    constexpr std::size_t columns{7};
    io::table_reader table{path};
    require_columns(table, columns);
    while (table.next())
        sample.ties.emplace_back(table.fields().begin(), table.fields().end());
}

/// A table of names, which stand in as many columns, and reads.
std::vector<std::pair<std::string, std::uint64_t>> load_pairs(fs::path const & path, std::size_t names)
{
    std::vector<std::pair<std::string, std::uint64_t>> pairs;
    io::table_reader table{path};
    require_columns(table, names + 1);
    while (table.next())
    {
        std::string key{table.fields().front()};
        for (std::size_t i = 1; i + 1 < table.fields().size(); ++i)
            key.append(1, '\t').append(table.fields()[i]);
        pairs.emplace_back(std::move(key), number(table, table.fields().size() - 1));
    }
    pairs.shrink_to_fit();
    return pairs;
}

/// 0 for NA.
std::uint64_t library_number(stored_sample const & sample, std::string_view wanted)
{
    for (auto const & [column, value] : sample.library)
        if (column == wanted)
            return parse_number<std::uint64_t>(value).value_or(0);
    return 0;
}

} // namespace

char const * name_of(count_unit unit) noexcept
{
    return unit == count_unit::molecules ? "molecules" : "reads";
}

std::string stored_sample::row_count::fractional_text() const
{
    return format_compact(fractional, fractional_decimals);
}

std::uint64_t stored_sample::mirna_total(count_unit unit) const
{
    return library_number(*this, unit == count_unit::molecules ? "mirna_molecules" : "mirna_reads");
}

count_unit unit_of(std::span<stored_sample const> samples) noexcept
{
    // A sample without reads shows no UMI and has none of either unit.
    auto const fits = [](stored_sample const & sample) {
        return sample.has_molecules || library_number(sample, "reads") == 0;
    };
    bool const any = std::ranges::any_of(samples, &stored_sample::has_molecules);
    return any && std::ranges::all_of(samples, fits) ? count_unit::molecules : count_unit::reads;
}

stored_sample describe_sample(fs::path const & directory)
{
    stored_sample sample;
    load_description(directory / file_names::sample, sample);
    return sample;
}

bool is_whole(fs::path const & directory)
try
{
    bool const has_umis = describe_sample(directory).has_molecules;
    constexpr std::array always{file_names::matures,
                                file_names::ties,
                                file_names::origins,
                                file_names::competitors,
                                file_names::tracers,
                                file_names::hairpins,
                                file_names::spike_ins,
                                file_names::ledger,
                                file_names::lengths,
                                file_names::isomirs,
                                file_names::uniques};
    auto const has_content = [&](char const * name) {
        std::error_code absent;
        return fs::file_size(directory / name, absent) > 0 && !absent;
    };
    return std::ranges::all_of(always, has_content) && (!has_umis || has_content(file_names::umis));
}
catch (input_error const &)
{
    return false;
}

library::inference load_inference(fs::path const & directory)
{
    return describe_sample(directory).inference;
}

stored_sample load_sample(fs::path const & directory, reference::mirna_reference const & reference)
try
{
    stored_sample sample = describe_sample(directory);
    if (sample.reference_hash != reference.hash())
        throw input_error{directory.string() + ": was counted against another reference than " +
                          reference.label() + "; give it with --reference, or count the sample again"};
    load_matures(directory / file_names::matures, reference, sample);
    load_hairpins(directory / file_names::hairpins, reference, sample);
    load_origins(directory / file_names::origins, reference, sample);
    load_ties(directory / file_names::ties, sample);
    sample.competitors = load_pairs(directory / file_names::competitors, 2);
    sample.tracers = load_pairs(directory / file_names::tracers, 2);
    if (sample.has_molecules)
        load_umis(directory / file_names::umis, sample);
    sample.spike_ins = load_pairs(directory / file_names::spike_ins, 1);
    sample.ledger = load_pairs(directory / file_names::ledger, 1);
    sample.lengths = load_pairs(directory / file_names::lengths, 2);
    return sample;
}
catch (input_error const & e)
{
    constexpr std::string_view remedy{"count the sample again"};
    std::string const what{e.what()};
    if (what.find(remedy) != std::string::npos)
        throw;
    throw input_error{what + "; " + std::string{remedy} + " ('run' or 'count' with --no-resume)"};
}

} // namespace polarmir::pipeline
