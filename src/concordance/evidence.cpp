#include "evidence.hpp"

#include "dropped_reads.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/pipeline/resume.hpp>
#include <polarmir/pipeline/sample_directory.hpp>

#include <limits>
#include <map>
#include <string_view>

#include <nlohmann/json.hpp>

namespace polarmir::concordance {
namespace {

namespace fs = std::filesystem;

/// Returns how the reads were trimmed.
trim::config read_description(fs::path const & directory,
                              reference::mirna_reference const & reference,
                              sample_evidence & sample)
try
{
    fs::path const path = directory / "sample.json";
    nlohmann::json const document = nlohmann::json::parse(io::read_text(path, std::size_t{1} << 24U));
    sample.name = document.at("sample");
    sample.has_molecules = document.at("unit") == "molecules";
    std::string const multimap = document.at("options").at("multimap");
    sample.ours.ties = multimap == "split" ? tie::equal : (multimap == "unique" ? tie::none : tie::abundance);
    sample.ours.mismatches = document.at("options").at("mismatches");
    if (document.at("reference").at("hash") != reference.hash())
        throw input_error{path.string() + ": was counted against another reference than " +
                          reference.label() + "; give it with --reference"};
    trim::config trimming;
    trimming.layout = pipeline::load_inference(directory).layout;
    document.at("options").at("min_insert").get_to(trimming.min_insert);
    document.at("options").at("max_insert").get_to(trimming.max_insert);
    document.at("options").at("keep_untrimmed_up_to").get_to(trimming.keep_untrimmed_up_to);
    nlohmann::json const & errors = document.at("options").at("max_expected_errors");
    trimming.max_expected_errors = errors.is_number() ? errors.get<double>() // JSON has no infinity
                                                      : std::numeric_limits<double>::infinity();
    return trimming;
}
catch (nlohmann::json::exception const & e)
{
    throw input_error{(directory / "sample.json").string() + ": damaged: " + e.what()};
}

void read_counts(fs::path const & path,
                 reference::mirna_reference const & reference,
                 sample_evidence & sample)
{
    io::table const table = io::read_table(path);
    if (table.rows.size() != reference.rows().size())
        throw input_error{path.string() + ": has " + std::to_string(table.rows.size()) +
                          " rows, the reference " + std::to_string(reference.rows().size()) +
                          "; count the sample again"};
    for (io::table::row const & line : table.rows)
    {
        io::row_view const row{table, line};
        sample.reads.push_back(row.number<double>("fractional"));
        sample.unique_reads.push_back(row.number<double>("unique"));
        sample.unresolved.push_back(row.text("unresolved") == "1");
        if (!sample.has_molecules)
            continue;
        sample.molecules.push_back(row.number<double>("molecules_fractional"));
        sample.unique_molecules.push_back(row.number<double>("molecules_unique"));
    }
}

std::map<std::string_view, std::uint32_t> rows_by_name(reference::mirna_reference const & reference)
{
    std::map<std::string_view, std::uint32_t> rows;
    for (std::uint32_t row = 0; row < reference.rows().size(); ++row)
        rows.emplace(reference.row_mature(row).name, row);
    return rows;
}

/// Reads unique.tsv.gz line by line: deep samples have millions.
class insert_reader
{
  public:
    insert_reader(fs::path const & path, bool has_molecules) : lines_{path}
    {
        std::string_view line;
        if (!lines_.next(line))
            throw input_error{path.string() + ": is empty; count the sample again"};
        header_.assign(line);
        columns_ = split(header_, '\t');
        sequence_ = column("sequence");
        count_ = column("count");
        class_ = column("class");
        targets_ = column("targets");
        if (has_molecules)
            molecules_ = column("molecules_corrected");
    }

    bool next(insert & one, std::string_view & targets)
    {
        std::string_view line;
        if (!lines_.next(line))
            return false;
        std::vector<std::string_view> const fields = split(line, '\t');
        if (fields.size() != columns_.size())
            throw parse_error{{lines_.name(), lines_.line_number()},
                              "has " + std::to_string(fields.size()) + " fields, the header line " +
                                  std::to_string(columns_.size())};
        one = {std::string{fields[sequence_]},
               number(fields[count_]),
               0,
               std::string{fields[class_]},
               false,
               {},
               {}};
        if (molecules_ != 0)
            one.molecules = number(fields[molecules_]);
        targets_text_.assign(fields[targets_]);
        targets = targets_text_;
        return true;
    }

    [[noreturn]] void fail(std::string const & what) const
    {
        throw parse_error{{lines_.name(), lines_.line_number()}, what};
    }

  private:
    [[nodiscard]] std::size_t column(std::string_view name) const
    {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == name)
                return i;
        throw parse_error{{lines_.name(), 1}, "column '" + std::string{name} + "' is missing"};
    }

    [[nodiscard]] double number(std::string_view field) const
    {
        auto const value = parse_number<double>(field);
        if (!value)
            fail("'" + std::string{field} + "' is not a number of reads");
        return *value;
    }

    io::line_reader lines_;
    std::string header_;
    std::vector<std::string_view> columns_;
    std::string targets_text_;
    std::size_t sequence_{0};
    std::size_t count_{0};
    std::size_t class_{0};
    std::size_t targets_{0};
    std::size_t molecules_{0};
};

/// The files the sample was read from, if all of them are still there.
std::vector<fs::path> input_files(fs::path const & directory)
{
    std::vector<fs::path> files;
    for (pipeline::input_record const & input : pipeline::read_run_record(directory).inputs)
        if (std::error_code ignored; fs::is_regular_file(input.path, ignored))
            files.emplace_back(input.path);
        else
            return {};
    return files;
}

} // namespace

sample_evidence read_evidence(fs::path const & directory,
                              reference::mirna_reference const & reference,
                              placement_finder const & find)
{
    sample_evidence sample;
    trim::config const trimming = read_description(directory, reference, sample);
    read_counts(directory / "counts.tsv", reference, sample);
    auto const rows = rows_by_name(reference);
    insert_reader inserts{directory / "unique.tsv.gz", sample.has_molecules};
    insert one;
    for (std::string_view targets; inserts.next(one, targets);)
    {
        one.placements = find(one.sequence);
        if (one.read_class == "mirna")
            for (std::string_view const name : split(targets, ';'))
            {
                auto const row = rows.find(name);
                if (row == rows.end())
                    inserts.fail("'" + std::string{name} + "' is no miRNA of the reference");
                one.rows.push_back(row->second);
            }
        if (!one.placements.empty() || !one.rows.empty())
            sample.inserts.push_back(std::move(one));
    }
    for (insert & dropped : dropped_reads(input_files(directory), trimming))
    {
        dropped.placements = find(dropped.sequence);
        if (!dropped.placements.empty())
            sample.inserts.push_back(std::move(dropped));
    }
    return sample;
}

} // namespace polarmir::concordance
