#include <polarmir/io/table_writer.hpp>

#include <algorithm>
#include <stdexcept>

namespace polarmir::io {
namespace {

constexpr std::size_t buffer_size{1 << 16};

} // namespace

table_rows & table_rows::operator<<(std::string_view field)
{
    begin_field();
    std::size_t const begin = text_.size();
    text_ += field;
    std::replace_if(
        text_.begin() + static_cast<std::ptrdiff_t>(begin),
        text_.end(),
        [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; },
        ' ');
    return *this;
}

table_rows & table_rows::repeat(std::string_view field, std::size_t times)
{
    if (times == 0)
        return *this;
    std::size_t const begin = text_.size();
    *this << field;
    // The others as this one was written.
    std::string const again = '\t' + text_.substr(text_[begin] == '\t' ? begin + 1 : begin);
    for (std::size_t i = 1; i < times; ++i)
        text_ += again;
    fields_ += times - 1;
    return *this;
}

void table_rows::end_row()
{
    if (fields_ != columns_)
        throw std::logic_error{"table row with " + std::to_string(fields_) + " fields under " +
                               std::to_string(columns_) + " columns"};
    fields_ = 0;
    text_ += '\n';
}

table_writer::table_writer(std::filesystem::path const & path,
                           std::vector<std::string> const & header,
                           compression how) :
    file_{path, how},
    rows_{header.size()}
{
    for (std::string const & column : header)
        *this << column;
    end_row();
}

table_writer & table_writer::repeat(std::string_view field, std::size_t times)
{
    rows_.repeat(field, times);
    return *this;
}

void table_writer::end_row()
{
    rows_.end_row();
    if (rows_.text().size() >= buffer_size)
        flush();
}

void table_writer::append(table_rows const & rows)
{
    flush();
    file_.write(rows.text());
}

void table_writer::commit()
{
    flush();
    file_.commit();
}

void table_writer::flush()
{
    file_.write(rows_.text());
    rows_.clear();
}

} // namespace polarmir::io
