#include "io/lines.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/lookup.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <utility>

namespace polarmir::io {
namespace {

using fields = std::vector<std::string_view>;

constexpr std::size_t read_size{std::size_t{1} << 16};
constexpr std::size_t longest_line{std::size_t{1} << 26};  // a row of a million samples has some 10 MB
constexpr std::size_t largest_table{std::size_t{1} << 28}; // in memory

/// Cuts a line into `fields`, the first into the header of `head`. False when it is that or blank.
bool take_row(table & head, std::string_view line, std::uint64_t number, char delimiter, fields & into)
{
    if (line.find_first_not_of(' ') == std::string_view::npos)
        return false;
    split(line, delimiter, into);
    if (head.header.empty())
    {
        head.header.assign(into.begin(), into.end());
        return false;
    }
    if (into.size() != head.header.size())
        throw parse_error{{head.path, number},
                          "row has " + std::to_string(into.size()) + " fields, the header has " +
                              std::to_string(head.header.size())};
    return true;
}

void require_header(table const & head)
{
    if (head.header.empty())
        throw parse_error{{head.path, 0}, "is empty: a header line is expected"};
}

table all_rows(auto reader)
{
    table all{reader.head()};
    std::size_t bytes{0};
    while (reader.next())
    {
        for (std::string_view const field : reader.fields())
            bytes += sizeof(std::string) + field.size();
        if (bytes > largest_table) // a small file may hold much
            throw parse_error{{all.path, reader.line()},
                              "the table takes more than 256 MiB; leave out what is not needed"};
        all.rows.push_back({reader.line(), {reader.fields().begin(), reader.fields().end()}});
    }
    return all;
}

} // namespace

// Tables are small: a thread that reads ahead would cost more than it saves.
line_reader::line_reader(std::filesystem::path const & path) : file_{path} {}

bool line_reader::next(std::string_view & line)
{
    std::size_t searched{0};
    while (true)
    {
        std::string_view const text = std::string_view{buffer_}.substr(position_);
        if (std::optional<line_extent> const found = first_line(text, at_end_, searched))
        {
            line = text.substr(0, found->length);
            position_ += found->with_end;
            if (++line_number_ == 1)
                line = without_byte_order_mark(line);
            return true;
        }
        if (at_end_)
            return false;
        if (text.size() > longest_line)
            throw parse_error{{name(), line_number_ + 1},
                              "the line has no end within 64 MiB; give a text file with lines"};
        searched = text.empty() ? 0 : text.size() - 1; // the last byte may be the CR of a CRLF
        buffer_.erase(0, position_);
        position_ = 0;
        std::size_t const size = buffer_.size();
        buffer_.resize(size + read_size);
        std::size_t const count = file_.read(std::span{buffer_}.subspan(size));
        buffer_.resize(size + count);
        at_end_ = count < read_size;
    }
}

std::uint64_t line_reader::line_number() const noexcept
{
    return line_number_;
}

std::string const & line_reader::name() const noexcept
{
    return file_.name();
}

void refuse_no_text(std::string_view bytes, std::string const & name)
{
    if (bytes.starts_with(std::string_view{"PK\3\4"}))
        throw input_error{name + ": is an Excel workbook; save it as CSV or tab-separated text"};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        throw input_error{name + ": is UTF-16 text; save it as UTF-8"};
}

std::string read_text(std::filesystem::path const & path, std::size_t largest)
{
    input_file file{path};
    std::string text;
    std::vector<char> buffer(read_size);
    while (std::size_t const size = file.read(buffer))
    {
        text.append(buffer.data(), size);
        if (text.size() > largest)
            throw input_error{file.name() + ": holds more than " + std::to_string(largest >> 10U) +
                              " KiB of text; is it the right file?"};
    }
    text.erase(0, text.size() - without_byte_order_mark(text).size());
    return text;
}

std::optional<std::size_t> table::find(std::string_view name) const
{
    return position_of(header, name);
}

std::size_t table::column(std::string_view name) const
{
    std::optional<std::size_t> const found = find(name);
    if (!found)
        throw parse_error{{path, 0}, "has no column '" + std::string{name} + "'; it has " + some_of(header)};
    return *found;
}

void row_view::fail(std::string_view column, std::string_view expected) const
{
    throw parse_error{{table_.path, row_.line},
                      std::string{column} + ": expected " + std::string{expected} + ", found '" +
                          text(column) + "'"};
}

table_reader::table_reader(std::filesystem::path const & path, char delimiter) :
    lines_{path}, delimiter_{delimiter}
{
    head_.path = lines_.name();
    for (std::string_view line; head_.header.empty() && lines_.next(line);)
        (void)take_row(head_, line, lines_.line_number(), delimiter_, fields_);
    require_header(head_);
}

bool table_reader::next()
{
    for (std::string_view line; lines_.next(line);)
        if (take_row(head_, line, lines_.line_number(), delimiter_, fields_))
            return true;
    return false;
}

text_table::text_table(std::string_view text, std::string const & name, char delimiter) :
    rest_{text}, delimiter_{delimiter}
{
    head_.path = name;
    rest_ = without_byte_order_mark(rest_);
    for (std::string_view line; head_.header.empty() && next_line(line);)
        (void)take_row(head_, line, line_, delimiter_, fields_);
    require_header(head_);
}

bool text_table::next_line(std::string_view & line)
{
    std::optional<line_extent> const found = first_line(rest_, true);
    if (!found)
        return false;
    line = rest_.substr(0, found->length);
    rest_.remove_prefix(found->with_end);
    ++line_;
    return true;
}

bool text_table::next()
{
    for (std::string_view line; next_line(line);)
        if (take_row(head_, line, line_, delimiter_, fields_))
            return true;
    return false;
}

table read_table(std::filesystem::path const & path, char delimiter)
{
    return all_rows(table_reader{path, delimiter});
}

table parse_table(std::string_view text, std::string const & name, char delimiter)
{
    return all_rows(text_table{text, name, delimiter});
}

} // namespace polarmir::io
