#include "sheet_illumina.hpp"

#include "sheet_header.hpp"
#include "sheet_sections.hpp"
#include "sheet_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace polarmir::reads {
namespace {

using std::string_view;

/// Columns that steer the demultiplexer and say nothing of the sample.
bool is_demultiplexers_own(string_view column)
{
    constexpr std::array<string_view, 10> names{"lane",
                                                "i7_index_id",
                                                "i5_index_id",
                                                "overridecycles",
                                                "barcodemismatchesindex1",
                                                "barcodemismatchesindex2",
                                                "adapterread1",
                                                "adapterread2",
                                                "adapterbehavior",
                                                "adapterstringency"};
    return column.starts_with("index") || std::ranges::find(names, column) != names.end();
}

/// Settings of BCL Convert that may be given per sample.
bool is_setting(string_view column)
{
    return column == "adapterread1" || column == "adapterbehavior";
}

/// Where in a record of the data section to find what.
struct data_columns
{
    std::size_t id{0};
    std::optional<std::size_t> name;
    std::optional<std::size_t> project;
    std::vector<std::size_t> settings;
    std::vector<std::size_t> annotations;
    std::vector<std::size_t> unnamed;
};

void place(data_columns & found, std::string const & lower, std::size_t i)
{
    if (lower.empty())
        found.unnamed.push_back(i);
    else if (lower == "sample_id")
        found.id = i;
    else if (lower == "sample_name")
        found.name = i;
    else if (lower == "sample_project")
        found.project = i;
    else if (!is_demultiplexers_own(lower))
        found.annotations.push_back(i);
    else if (is_setting(lower))
        found.settings.push_back(i);
}

data_columns find_columns(sheet_section const & section, std::string const & name)
{
    io::delimited_record const & header = section.records.front();
    location const where{name, header.line};
    data_columns found;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < header.fields.size(); ++i)
    {
        std::string const & written = header.fields[i];
        std::string const lower = to_lower(written);
        check_sheet_text(written, "column ", where);
        if (!lower.empty() && !seen.insert(lower).second)
            throw parse_error{where, "column '" + written + "' occurs twice"};
        refuse_own_column(written, name);
        place(found, lower, i);
    }
    if (!seen.contains("sample_id"))
        throw parse_error{where, "no column 'Sample_ID' below [" + section.name + "]"};
    return found;
}

sheet_section const * find_section(std::vector<sheet_section> const & sections, string_view wanted)
{
    auto const found = std::ranges::find(sections, wanted, &sheet_section::name);
    return found == sections.end() ? nullptr : &*found;
}

sheet_section const & data_section(std::vector<sheet_section> const & sections, std::string const & name)
{
    sheet_section const * found = find_section(sections, "bclconvert_data");
    if (found == nullptr)
        found = find_section(sections, "data");
    if (found == nullptr)
        throw input_error{name + ": this Illumina sample sheet has no section [Data] or [BCLConvert_Data]"};
    if (found->records.empty())
        throw parse_error{{name, found->line}, "nothing follows this section's line"};
    auto const twice = std::ranges::find_if(
        found + 1,
        sections.data() + sections.size(),
        [&](string_view other) { return other == found->name; },
        &sheet_section::name);
    if (twice != sections.data() + sections.size())
        throw parse_error{{name, twice->line}, "section [" + found->name + "] occurs twice"};
    return *found;
}

/// Reads the rows of the data section.
class data_reader
{
  public:
    data_reader(sheet_section const & section, std::string const & name) :
        records_{section.records}, header_{section.records.front().fields}, name_{name}, at_{find_columns(
                                                                                             section, name)}
    {
        for (io::delimited_record const & record : std::span{records_}.subspan(1))
            check(record);
        // Sheets are made from templates: a column that nobody filled says nothing.
        std::erase_if(at_.annotations, [&](std::size_t column) {
            return std::ranges::all_of(std::span{records_}.subspan(1),
                                       [&](auto const & record) { return record.fields[column].empty(); });
        });
    }

    void read(illumina_sheet & sheet)
    {
        for (std::size_t const column : at_.annotations)
            sheet.annotation_columns.push_back(header_[column]);
        for (io::delimited_record const & record : std::span{records_}.subspan(1))
        {
            add(sheet, record);
            for (std::size_t const column : at_.settings)
                if (!record.fields[column].empty())
                    sheet.settings.push_back({record.line, header_[column], record.fields[column]});
        }
        if (sheet.samples.empty())
            throw input_error{name_ + ": names no sample; give it a line for each"};
    }

  private:
    [[nodiscard]] static std::string field(io::delimited_record const & record,
                                           std::optional<std::size_t> column)
    {
        return column ? record.fields[*column] : std::string{};
    }

    void check(io::delimited_record const & record) const
    {
        location const where{name_, record.line};
        std::size_t used = record.fields.size();
        while (used > header_.size() && record.fields[used - 1].empty())
            --used; // spreadsheets pad every line to the longest
        if (used != header_.size())
            throw parse_error{where,
                              "has " + std::to_string(used) + " fields, the header line " +
                                  std::to_string(header_.size())};
        for (std::string const & one : record.fields)
            check_sheet_text(one, "", where);
        for (std::size_t const column : at_.unnamed)
            if (!record.fields[column].empty())
                throw parse_error{where,
                                  "column " + std::to_string(column + 1) + " has no name in the header line"};
        if (record.fields[at_.id].empty())
            throw parse_error{where, "Sample_ID is empty"};
    }

    void add(illumina_sheet & sheet, io::delimited_record const & record)
    {
        illumina_sample sample{record.line, record.fields[at_.id], field(record, at_.name), {}, {}};
        sample.project = field(record, at_.project);
        for (std::size_t const column : at_.annotations)
            sample.annotations.push_back(record.fields[column]);
        auto const [known, is_new] =
            indices_.try_emplace(std::pair{sample.project, sample.id}, sheet.samples.size());
        if (is_new)
            sheet.samples.push_back(std::move(sample));
        else
            check_equal(sheet, sheet.samples[known->second], sample);
    }

    void check_equal(illumina_sheet const & sheet,
                     illumina_sample const & first,
                     illumina_sample const & again) const
    {
        auto const compare =
            [&](std::string const & column, std::string const & one, std::string const & two) {
                if (one != two)
                    throw parse_error{{name_, again.line},
                                      "sample '" + printable(again.id) + "' has " + column + " '" +
                                          printable(two) + "', but '" + printable(one) + "' on line " +
                                          std::to_string(first.line)};
            };
        compare("Sample_Name", first.given_name, again.given_name);
        for (std::size_t i = 0; i < again.annotations.size(); ++i)
            compare(sheet.annotation_columns[i], first.annotations[i], again.annotations[i]);
    }

    std::vector<io::delimited_record> const & records_;
    std::vector<std::string> const & header_;
    std::string const & name_;
    data_columns at_;
    std::map<std::pair<std::string, std::string>, std::size_t> indices_; ///< by project and Sample_ID
};

/// BaseSpace keeps the project in a section of its own.
void read_cloud_projects(sheet_section const & section, illumina_sheet & sheet)
{
    if (section.records.empty())
        return;
    std::vector<std::string> header;
    for (std::string const & field : section.records.front().fields)
        header.push_back(to_lower(field));
    auto const column = [&](string_view name) {
        return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
    };
    std::size_t const id = column("sample_id");
    std::size_t const project = column("projectname");
    std::map<std::string, std::string> projects;
    for (io::delimited_record const & record : std::span{section.records}.subspan(1))
        if (std::max(id, project) < record.fields.size() && is_utf8(record.fields[project]))
            projects.try_emplace(record.fields[id], record.fields[project]);
    for (illumina_sample & sample : sheet.samples)
        if (auto const found = projects.find(sample.id); sample.project.empty() && found != projects.end())
            sample.project = found->second;
}

void read_settings(std::vector<sheet_section> const & sections, illumina_sheet & sheet)
{
    for (sheet_section const & section : sections)
        if (section.name == "settings" || section.name == "bclconvert_settings")
            for (io::delimited_record const & record : section.records)
                sheet.settings.push_back(
                    {record.line, record.fields[0], record.fields.size() > 1 ? record.fields[1] : ""});
}

} // namespace

std::string illumina_sheet::project_column() const
{
    auto const is_taken = [](std::string const & column) { return to_lower(column) == "project"; };
    return std::ranges::any_of(annotation_columns, is_taken) ? "Sample_Project" : "project";
}

bool is_illumina_sheet(string_view text)
{
    std::vector<std::string> const words = first_words(text);
    auto const has = [&](string_view name) { return std::ranges::find(words, name) != words.end(); };
    bool const is_section =
        std::ranges::any_of(words, [](string_view word) { return word.starts_with('['); });
    return (is_section || has("sample_id")) && !has(own_scheme().sample);
}

illumina_sheet parse_illumina_sheet(string_view text, std::string const & name)
{
    std::vector<sheet_section> const sections = read_sections(without_byte_order_mark(text), name);
    illumina_sheet sheet;
    sheet.path = name;
    sheet_section const & data = data_section(sections, name);
    sheet.is_v2 = data.name == "bclconvert_data" || find_section(sections, "bclconvert_settings") != nullptr;
    read_settings(sections, sheet);
    data_reader{data, name}.read(sheet);
    if (sheet_section const * const cloud = find_section(sections, "cloud_data"))
        read_cloud_projects(*cloud, sheet);
    return sheet;
}

} // namespace polarmir::reads
