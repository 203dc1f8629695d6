#include "io/lines.hpp"

#include <polarmir/core/error.hpp>
#include <polarmir/core/phrase.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/text_file.hpp>

#include <algorithm>
#include <utility>

namespace polarmir::io {
namespace {

constexpr std::size_t read_size{std::size_t{1} << 16};
constexpr std::string_view byte_order_mark{"\xef\xbb\xbf"};

class table_builder
{
  public:
    table_builder(std::string path, char delimiter) : delimiter_{delimiter} { table_.path = std::move(path); }

    void add(std::string_view line, std::uint64_t number)
    {
        if (line.find_first_not_of(' ') == std::string_view::npos)
            return;
        std::vector<std::string_view> const fields = split(line, delimiter_);
        if (table_.header.empty())
            table_.header.assign(fields.begin(), fields.end());
        else if (fields.size() == table_.header.size())
            table_.rows.push_back({number, {fields.begin(), fields.end()}});
        else
            throw parse_error{{table_.path, number},
                              "row has " + std::to_string(fields.size()) + " fields, the header has " +
                                  std::to_string(table_.header.size())};
    }

    [[nodiscard]] table finish() &&
    {
        if (table_.header.empty())
            throw parse_error{{table_.path, 0}, "is empty: a header line is expected"};
        return std::move(table_);
    }

  private:
    table table_;
    char delimiter_;
};

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
            if (++line_number_ == 1 && line.starts_with(byte_order_mark))
                line.remove_prefix(byte_order_mark.size());
            return true;
        }
        if (at_end_)
            return false;
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

std::string read_text(std::filesystem::path const & path, std::size_t largest)
{
    input_file file{path};
    std::string text;
    std::vector<char> buffer(read_size);
    while (std::size_t const size = file.read(buffer))
    {
        text.append(buffer.data(), size);
        if (text.size() > largest)
            throw input_error{path.string() + ": is too large for a table"};
    }
    if (text.starts_with(byte_order_mark))
        text.erase(0, byte_order_mark.size());
    return text;
}

std::optional<std::size_t> table::find(std::string_view name) const
{
    auto const found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt
                                 : std::optional{static_cast<std::size_t>(found - header.begin())};
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

table read_table(std::filesystem::path const & path, char delimiter)
{
    line_reader lines{path};
    table_builder builder{lines.name(), delimiter};
    for (std::string_view line; lines.next(line);)
        builder.add(line, lines.line_number());
    return std::move(builder).finish();
}

table parse_table(std::string_view text, std::string const & name, char delimiter)
{
    table_builder builder{name, delimiter};
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    std::uint64_t number{0};
    while (std::optional<line_extent> const line = first_line(text, true))
    {
        builder.add(text.substr(0, line->length), ++number);
        text.remove_prefix(line->with_end);
    }
    return std::move(builder).finish();
}

} // namespace polarmir::io
