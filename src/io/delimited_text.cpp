#include <polarmir/core/error.hpp>
#include <polarmir/core/text.hpp>
#include <polarmir/io/delimited_text.hpp>

#include <algorithm>

namespace polarmir::io {

bool delimited_reader::at_field_end() const noexcept
{
    if (position_ == text_.size())
        return true;
    char const letter = text_[position_];
    return letter == delimiter_ || letter == '\n' || letter == '\r';
}

void delimited_reader::skip_blanks() noexcept
{
    while (!at_field_end() && (text_[position_] == ' ' || text_[position_] == '\t'))
        ++position_;
}

std::string delimited_reader::read_field()
{
    skip_blanks();
    if (position_ < text_.size() && text_[position_] == '"')
        return read_quoted();
    std::size_t const begin = position_;
    while (!at_field_end())
        ++position_;
    return std::string{strip(text_.substr(begin, position_ - begin))};
}

std::string delimited_reader::read_quoted()
{
    std::uint64_t const first_line = line_;
    std::string field;
    for (++position_; position_ < text_.size(); ++position_)
    {
        char const letter = text_[position_];
        if (letter == '"' && text_.substr(position_ + 1, 1) != "\"")
            break;
        if (letter == '"')
            ++position_;
        if (letter == '\n' || (letter == '\r' && text_.substr(position_ + 1, 1) != "\n"))
            ++line_;
        field += letter;
    }
    if (position_ == text_.size())
        throw parse_error{{name_, first_line}, "a double quote is opened but never closed"};
    ++position_;
    skip_blanks();
    if (!at_field_end())
        throw parse_error{{name_, line_}, "text behind a closing double quote; write a quote as \"\""};
    return field;
}

void delimited_reader::skip_line_end() noexcept
{
    if (text_.substr(position_, 2) == "\r\n")
        ++position_;
    if (position_ < text_.size())
        ++position_;
    ++line_;
}

delimited_record delimited_reader::read_record()
{
    delimited_record record{line_, {}};
    record.fields.push_back(read_field());
    while (position_ < text_.size() && text_[position_] == delimiter_)
    {
        ++position_;
        record.fields.push_back(read_field());
    }
    skip_line_end();
    return record;
}

std::optional<delimited_record> delimited_reader::next()
{
    while (position_ < text_.size())
    {
        delimited_record record = read_record();
        if (!std::ranges::all_of(record.fields, [](std::string const & field) { return field.empty(); }))
            return record;
    }
    return std::nullopt;
}

} // namespace polarmir::io
