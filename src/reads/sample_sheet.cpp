#include "sheet_header.hpp"
#include "sheet_text.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/core/utf8.hpp>
#include <polarmir/io/text_file.hpp>
#include <polarmir/reads/sample.hpp>
#include <polarmir/reads/sample_sheet.hpp>

#include <map>
#include <optional>
#include <utility>

namespace polarmir::reads {
namespace {

[[noreturn]] void refuse(std::string const & name, std::string const & what)
{
    throw input_error{name + ": " + what};
}

void check_record(io::delimited_record const & record,
                  std::size_t width,
                  sheet_columns const & at,
                  location const & where,
                  sheet_use use)
{
    if (record.fields.size() != width)
        throw parse_error{where,
                          "has " + std::to_string(record.fields.size()) + " fields, the header line " +
                              std::to_string(width)};
    for (std::size_t i = 0; i < width; ++i)
        if (i != at.file && i != at.mate)
            check_sheet_text(record.fields[i], "", where);
    for (std::size_t const column : at.unnamed)
        if (!record.fields[column].empty())
            throw parse_error{where,
                              "column " + std::to_string(column + 1) + " has no name in the header line"};
    if (std::optional<std::string> const fault = fault_of_sample_name(record.fields[at.sample]))
        throw parse_error{where, "sample name '" + printable(record.fields[at.sample]) + "' " + *fault};
    if (at.file && use == sheet_use::reads && record.fields[*at.file].empty())
        throw parse_error{where, "sample '" + record.fields[at.sample] + "' has no file"};
}

sheet_row make_row(io::delimited_record record, sheet_columns const & at)
{
    sheet_row row{record.line, std::move(record.fields[at.sample]), {}, {}, {}};
    if (at.file)
        row.file = std::move(record.fields[*at.file]);
    if (at.mate)
        row.mate = std::move(record.fields[*at.mate]);
    for (std::size_t const column : at.annotations)
        row.annotations.push_back(std::move(record.fields[column]));
    return row;
}

void check_annotations(sample_sheet const & sheet)
{
    std::map<std::string_view, sheet_row const *> firsts;
    for (sheet_row const & row : sheet.rows)
    {
        sheet_row const & first = *firsts.try_emplace(row.sample, &row).first->second;
        for (std::size_t i = 0; i < row.annotations.size(); ++i)
            if (row.annotations[i] != first.annotations[i])
                throw parse_error{
                    {sheet.path, row.line},
                    "sample '" + printable(row.sample) + "' has " + printable(sheet.annotation_columns[i]) +
                        " '" + printable(row.annotations[i]) + "', but '" + printable(first.annotations[i]) +
                        "' on line " + std::to_string(first.line)};
    }
}

} // namespace

sample_sheet
parse_sheet(std::string_view text, std::string const & name, sheet_use use, sheet_scheme const & scheme)
{
    io::refuse_no_text(text, name);
    text = without_byte_order_mark(text);
    auto const [delimiter, header] = read_header(text, name, scheme);
    sheet_columns const at = find_columns(header, name, use, scheme);

    sample_sheet sheet{name, {}, {}};
    for (std::size_t const column : at.annotations)
        sheet.annotation_columns.push_back(header.fields[column]);
    io::delimited_reader reader{text, delimiter, name};
    static_cast<void>(reader.next());
    while (std::optional<io::delimited_record> record = reader.next())
    {
        check_record(*record, header.fields.size(), at, {name, record->line}, use);
        sheet.rows.push_back(make_row(*std::move(record), at));
    }
    if (sheet.rows.empty())
        refuse(name, "names no sample; give it a line for each");
    check_annotations(sheet);
    return sheet;
}

sample_sheet parse_sample_sheet(std::string_view text, std::string const & name, sheet_use use)
{
    return parse_sheet(text, name, use, own_scheme());
}

sample_sheet read_sample_sheet(std::filesystem::path const & path, sheet_use use)
{
    return parse_sample_sheet(read_sheet_text(path), path.string(), use);
}

std::string sheet_field(std::string_view value)
{
    bool const plain = !value.starts_with('"') && strip(value) == value &&
                       value.find_first_of("\t\r\n") == std::string_view::npos;
    if (plain)
        return std::string{value};
    std::string quoted{'"'};
    for (char const letter : value)
        quoted += letter == '"' ? std::string{"\"\""} : std::string{letter};
    return quoted + '"';
}

} // namespace polarmir::reads
