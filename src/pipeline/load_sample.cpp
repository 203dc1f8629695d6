#include "json.hpp"
#include "sample_files.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/version.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/sample_directory.hpp>

#include <fstream>

namespace polarmir::pipeline {
namespace {

namespace fs = std::filesystem;

std::uint64_t number(io::table const & table, io::table::row const & row, std::size_t column)
{
    std::optional<std::uint64_t> const value = parse_number<std::uint64_t>(row.fields[column]);
    if (!value)
        throw parse_error{{table.path, row.line}, "'" + row.fields[column] + "' is not a number of reads"};
    return *value;
}

void load_description(fs::path const & path, stored_sample & sample)
try
{
    std::ifstream file{path};
    if (!file)
        throw input_error{path.string() + ": not found: the sample is not finished; count it first"};
    json const document = json::parse(file);
    if (document.at("output_format") != output_format_version)
        throw input_error{path.string() + ": written by another version of polarmir; count the sample again"};
    sample.name = document.at("sample");
    sample.options = document.at("options").dump();
    sample.reference_hash = document.at("reference").at("hash");
    for (auto const & [column, value] : document.at("library").items())
        sample.library.emplace_back(column, value);
}
catch (json::exception const & e)
{
    throw input_error{path.string() + ": damaged: " + e.what()};
}

void check_rows(io::table const & table, std::size_t expected)
{
    if (table.rows.size() != expected)
        throw input_error{table.path + ": has " + std::to_string(table.rows.size()) +
                          " rows, the reference " + std::to_string(expected) + "; count the sample again"};
}

void load_matures(fs::path const & path, reference::mirna_reference const & reference, stored_sample & sample)
{
    io::table const table = io::read_table(path);
    check_rows(table, reference.rows().size());
    std::size_t const count = table.column("count");
    std::size_t const fractional = table.column("fractional");
    std::size_t const unique = table.column("unique");
    for (std::uint32_t row = 0; row < table.rows.size(); ++row)
    {
        io::table::row const & fields = table.rows[row];
        if (fields.fields[fractional] != "0" || fields.fields[count] != "0")
            sample.rows.push_back({row,
                                   number(table, fields, count),
                                   number(table, fields, unique),
                                   fields.fields[fractional]});
    }
}

void load_hairpins(fs::path const & path,
                   reference::mirna_reference const & reference,
                   stored_sample & sample)
{
    io::table const table = io::read_table(path);
    check_rows(table, reference.hairpins().size());
    std::size_t const count = table.column("count");
    for (std::uint32_t i = 0; i < table.rows.size(); ++i)
        if (std::uint64_t const reads = number(table, table.rows[i], count); reads != 0)
            sample.hairpins.emplace_back(i, reads);
}

/// A table of names and reads.
std::vector<std::pair<std::string, std::uint64_t>> load_pairs(fs::path const & path)
{
    io::table const table = io::read_table(path);
    std::vector<std::pair<std::string, std::uint64_t>> pairs;
    for (io::table::row const & row : table.rows)
    {
        std::string key = row.fields.front();
        for (std::size_t i = 1; i + 1 < row.fields.size(); ++i)
            key += '\t' + row.fields[i];
        pairs.emplace_back(std::move(key), number(table, row, row.fields.size() - 1));
    }
    return pairs;
}

} // namespace

stored_sample load_sample(fs::path const & directory, reference::mirna_reference const & reference)
{
    stored_sample sample;
    load_description(directory / file_names::sample, sample);
    if (sample.reference_hash != reference.hash())
        throw input_error{directory.string() + ": was counted against another reference than " +
                          reference.label() + "; give it with --reference, or count the sample again"};
    load_matures(directory / file_names::matures, reference, sample);
    load_hairpins(directory / file_names::hairpins, reference, sample);
    sample.spike_ins = load_pairs(directory / file_names::spike_ins);
    sample.ledger = load_pairs(directory / file_names::ledger);
    sample.lengths = load_pairs(directory / file_names::lengths);
    return sample;
}

} // namespace polarmir::pipeline
